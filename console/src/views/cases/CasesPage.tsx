import { can } from '@aftercast/shared/client';
import type { ComponentChildren } from 'preact';
import { useConsole, useWorkspace, useWords } from '../../components/ConsoleContext.tsx';
import { Link } from '../../components/Link.tsx';
import { Page } from '../../components/page/Page.tsx';
import { PageTabs } from '../../components/page/PageTabs.tsx';
import { caseTabs, type CaseTab } from '../../models/route.ts';

interface PageProps { tab: CaseTab; count?: number | undefined; action?: ComponentChildren; lead?: string; drawer?: ComponentChildren; children: ComponentChildren }

/** A page of the area under its title and tabs. */
export function CasesPage({ tab, count, lead, drawer, action, children }: PageProps) {
  const { session } = useConsole();
  const { cases } = useWorkspace();
  const words = useWords().cases;
  const agent = session.agent.value;
  const approves = agent !== null && can(agent, 'approve', 'cases');
  const waiting = cases.approvals.value;
  const shown = caseTabs.filter((one) => one !== 'limits' || approves);
  return (
    <Page title={words.title} lead={lead ?? words.lead} action={action} drawer={drawer} {...(count === undefined ? {} : { count })}>
      <PageTabs label={words.title} current={tab}>
        {shown.map((one) => <Link key={one} to={{ page: 'cases', tab: one, id: null }} current={one === tab}>{words.tabs[one]}{one === 'approvals' && waiting > 0 && <span class="tab-count">{waiting}</span>}</Link>)}
      </PageTabs>
      {children}
    </Page>
  );
}
