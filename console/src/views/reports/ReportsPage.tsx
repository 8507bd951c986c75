import type { ComponentChildren } from 'preact';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Link } from '../../components/Link.tsx';
import { Page } from '../../components/page/Page.tsx';
import { PageTabs } from '../../components/page/PageTabs.tsx';
import { reportTabs, type ReportTab } from '../../models/route.ts';

/** A page of the reports under the area's title and its tabs. The period is carried from tab to tab. */
export function ReportsPage({ tab, children }: { tab: ReportTab; children: ComponentChildren }) {
  const { navigation } = useConsole();
  const words = useWords().reports;
  const route = navigation.route.value;
  const query = route.page === 'reports' && route.query ? { query: route.query } : {};
  return (
    <Page title={words.title} lead={words.leads[tab]} action={<Link class="button" to={{ page: 'wall' }}><Icon name="screen" size={16} />{words.openWall}</Link>}>
      <PageTabs label={words.title} current={tab}>
        {reportTabs.map((one) => <Link key={one} to={{ page: 'reports', tab: one, ...query }} current={one === tab}>{words.tabs[one]}</Link>)}
      </PageTabs>
      {children}
    </Page>
  );
}
