import type { ComponentChildren } from 'preact';
import { useWords } from '../../components/ConsoleContext.tsx';
import { Link } from '../../components/Link.tsx';
import { Page } from '../../components/page/Page.tsx';
import { careTabs, type CareTab } from '../../models/route.ts';

/** A page of the area under its title and tabs. */
export function CarePage({ tab, action, children }: { tab: CareTab; action?: ComponentChildren; children: ComponentChildren }) {
  const words = useWords().care;
  return (
    <Page title={words.title} lead={words.lead} action={action}>
      <nav class="page-tabs" aria-label={words.title}>
        {careTabs.map((one) => <Link key={one} to={{ page: 'care', tab: one, id: null }} current={one === tab}>{words.tabs[one]}</Link>)}
      </nav>
      {children}
    </Page>
  );
}
