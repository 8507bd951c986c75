import type { ComponentChildren } from 'preact';
import { useWords } from '../../components/ConsoleContext.tsx';
import { Link } from '../../components/Link.tsx';
import { Page } from '../../components/page/Page.tsx';
import { knowledgeTabs, type KnowledgeTab } from '../../models/knowledge/tabs.ts';

interface Props { tab: KnowledgeTab; lead: string; action?: ComponentChildren; count?: number | undefined; width?: 'full' | 'list'; children: ComponentChildren }

/** A page of the knowledge area under the area's title and its tabs. */
export function KnowledgePage({ tab, lead, action, count, width = 'full', children }: Props) {
  const words = useWords().knowledge;
  return (
    <Page title={words.title} lead={lead} action={action} width={width} {...(count === undefined ? {} : { count })}>
      <nav class="page-tabs" aria-label={words.title}>
        {knowledgeTabs.map((one) => <Link key={one} to={{ page: 'knowledge', tab: one, path: [] }} current={one === tab}>{words.tabs[one]}</Link>)}
      </nav>
      {children}
    </Page>
  );
}
