import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Link } from '../../components/Link.tsx';
import { Page } from '../../components/page/Page.tsx';
import { PageTabs } from '../../components/page/PageTabs.tsx';
import { knowledgeTabs, type KnowledgeTab } from '../../models/knowledge/tabs.ts';

interface Props { tab: KnowledgeTab; lead: string; action?: ComponentChildren; count?: number | undefined; width?: 'full' | 'list'; drawer?: ComponentChildren; /** Rows of the work list, where the page knows better than it was told. */ due?: number | undefined; children: ComponentChildren }

/** A page of the knowledge area under the area's title and its tabs. */
export function KnowledgePage({ tab, lead, action, count, width = 'full', drawer, due, children }: Props) {
  const words = useWords().knowledge;
  const told = useWorkCount();
  const open = due ?? told;
  return (
    <Page title={words.title} lead={lead} action={action} width={width} drawer={drawer} {...(count === undefined ? {} : { count })}>
      <PageTabs label={words.title} current={tab}>
        {knowledgeTabs.map((one) => <Link key={one} to={{ page: 'knowledge', tab: one, path: [] }} current={one === tab}>{words.tabs[one]}{one === 'worklist' && open > 0 && <span class="tab-count">{open > 999 ? '999+' : open}</span>}</Link>)}
      </PageTabs>
      {children}
    </Page>
  );
}

/** How much waits on the work list, in the shop's language. */
function useWorkCount(): number {
  const { api, session } = useConsole();
  const language = session.shop.value?.language ?? 'zh';
  const [count, setCount] = useState(0);
  useEffect(() => {
    let wanted = true;
    api.worklist.page(language, { kind: '', offset: 0, limit: 1 }).then(({ total }) => { if (wanted) setCount(total); }, () => undefined);
    return () => { wanted = false; };
  }, [language]);
  return count;
}
