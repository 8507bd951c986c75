import type { ReportGroup, ReportGrouping } from '@aftercast/shared';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { costOf, createFigureWords } from '../../models/reports/figure-words.ts';
import { reportGroupings, sheetAddress, type Report } from '../../models/reports/reports-api.ts';
import type { Route } from '../../models/route.ts';
import { PeriodBar, usePeriod } from './PeriodBar.tsx';
import { ReportsPage } from './ReportsPage.tsx';

/** The figures of a period by one grouping, with bars from zero and a spreadsheet. */
export function BreakdownView({ route }: { route: Extract<Route, { page: 'reports' }> }) {
  const { api, preferences } = useConsole();
  const all = useWords();
  const words = all.reports;
  const language = preferences.language.value;
  const { period, change } = usePeriod(route);
  const by = reportGroupings.find((one) => one === route.query?.['by']) ?? 'product';
  const { data, failure, reload } = useLoaded(`${period.from} ${period.to} ${by} ${language}`, async () => {
    const [report, { settings }] = await Promise.all([api.reports.figures(period, by, language), api.reports.settings()]);
    return { report, minuteCents: settings.minuteCents, by };
  });
  return (
    <ReportsPage tab="breakdown">
      <PeriodBar route={route}>
        <select class="input filter" aria-label={words.by} value={by} onChange={({ currentTarget }) => change({ by: currentTarget.value })}>
          {reportGroupings.map((one) => <option key={one} value={one}>{words.groupings[one]}</option>)}
        </select>
        <a class="button" href={sheetAddress.figures(period, by, language)} download><Icon name="download" size={16} />{words.export}</a>
      </PeriodBar>
      {failure && data === null ? <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={reload}>{all.general.retry}</Button></Blank>
        : data === null ? <Skeleton rows={6} label={all.general.loading} />
        : data.report.groups.length === 0 ? <Blank icon="chart" {...words.empty} />
        : <Groups report={data.report} by={data.by} minuteCents={data.minuteCents} />}
    </ReportsPage>
  );
}

function Groups({ report, by, minuteCents }: { report: Report; by: ReportGrouping; minuteCents: number }) {
  const { preferences } = useConsole();
  const words = useWords().reports;
  const figures = createFigureWords(preferences.language.value);
  const most = Math.max(...report.groups.map((group) => group.figures.conversations));
  const nameOf = ({ key, name }: ReportGroup): string => (key === null ? words.none[by] : by === 'hour' ? words.hour(key) : name ?? key);
  const column = (key: keyof typeof words.figures, cell: (group: ReportGroup) => string, phone: 'below' | 'hide' = 'below'): Column<ReportGroup> => ({
    key, head: words.figures[key], kind: 'number', phone, cell: (group) => <><span class="phone-head">{words.figures[key]} </span>{cell(group)}</>,
  });
  const columns: Column<ReportGroup>[] = [
    { key: 'name', head: words.heads[by], cell: nameOf },
    {
      key: 'conversations', head: words.figures.conversations, phone: 'side', width: 'clamp(104px, 19vw - 90px, 180px)',
      cell: (group) => <span class="bar-cell"><span class="bar" style={{ width: `${(group.figures.conversations / most) * 100}%` }} /><span class="number">{figures.count(group.figures.conversations)}</span></span>,
    },
    column('contained', (group) => figures.share(group.figures.contained)),
    column('firstResponse', (group) => figures.span(group.figures.firstResponse.median)),
    column('resolution', (group) => figures.span(group.figures.resolution.median), 'hide'),
    column('reopened', (group) => figures.share(group.figures.reopened), 'hide'),
    column('solvedOnce', (group) => figures.share(group.figures.solvedOnce)),
    column('satisfied', (group) => (group.figures.satisfied ? figures.share(group.figures.satisfied) : '—'), 'hide'),
    column('humanTime', (group) => figures.span(group.figures.humanMs)),
    column('cost', (group) => figures.money(costOf(group.figures, minuteCents)), 'hide'),
  ];
  return <Table label={words.groupings[by]} columns={columns} rows={report.groups} keyOf={({ key }) => key ?? '-'} />;
}
