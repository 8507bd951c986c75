import type { ClockDetail, ClockReport, PlatformRule } from '@aftercast/shared';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useTimes, useWords } from '../../components/ConsoleContext.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Link } from '../../components/Link.tsx';
import { Table, type Column } from '../../components/page/Table.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { createFigureWords } from '../../models/reports/figure-words.ts';
import { sheetAddress, type Clocks } from '../../models/reports/reports-api.ts';
import { ReportsPage } from './ReportsPage.tsx';

const renewMs = 30_000;
const isMean = (rule: PlatformRule): boolean => rule === 'wangwang-mean-response' || rule === 'douyin-first-response';

/** Each platform's rule: its figure now, what it says, whose it is, and the rows behind it. */
export function ClocksView() {
  const { api } = useConsole();
  const times = useTimes();
  const all = useWords();
  const words = all.reports.clocks;
  const { data, failure, reload } = useLoaded('clocks', api.reports.clocks, renewMs);
  return (
    <ReportsPage tab="clocks">
      <p class="clocks-note"><Icon name="alert" size={16} /><span>{words.disclaimer} {words.window}</span></p>
      {data && <p class="faint">{words.asOf(times.short(data.asOf))}</p>}
      {data === null ? (failure ? <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={reload}>{all.general.retry}</Button></Blank> : <Skeleton rows={6} label={all.general.loading} />)
        : <div class="clocks">{data.reports.map((report) => <Clock key={report.rule} report={report} clocks={data} />)}</div>}
    </ReportsPage>
  );
}

function Clock({ report, clocks }: { report: ClockReport; clocks: Clocks }) {
  const { preferences } = useConsole();
  const words = useWords().reports;
  const figures = createFigureWords(preferences.language.value);
  const { rule, sum, of, days, settled, pending, unanswered, byAgent, detail } = report;
  const told = words.clocks.rules[rule];
  const value = (fraction: { sum: number; of: number }): string => (isMean(rule) ? figures.mean(fraction) : figures.share(fraction));
  const beside = [
    settled > 0 && words.clocks.beside.settled(figures.count(settled)), pending > 0 && words.clocks.beside.pending(figures.count(pending)), unanswered > 0 && words.clocks.beside.unanswered(figures.count(unanswered)),
  ].filter((each) => each !== false);
  const largest = Math.max(...byAgent.map((each) => (each.of === 0 ? 0 : each.sum / each.of)), 0);
  return (
    <section class="clock">
      <header><h2>{told.name}</h2><span class="faint">{told.platform} · {words.clocks.days(days)}</span></header>
      <p class="clock-value">{of === 0 ? '—' : value(report)}</p>
      <p class="clock-of">{of === 0 ? words.clocks.nothing : isMean(rule) ? words.clocks.of.mean(figures.count(of)) : words.clocks.of.rate(figures.count(sum), figures.count(of))}{beside.map((each) => ` · ${each}`)}</p>
      <p class="clock-how">{told.how}</p>
      {byAgent.length > 0 && (
        <table class="bar-table" aria-label={words.clocks.byAgent}>
          <tbody>
            {byAgent.map((each) => (
              <tr key={each.agent ?? '-'}>
                <th scope="row">{each.agent === null ? words.clocks.nobody : clocks.names[each.agent] ?? each.agent}</th>
                <td><span class="bar" style={{ width: `${isMean(rule) ? (largest === 0 ? 0 : each.sum / each.of / largest * 100) : each.sum / each.of * 100}%` }} /></td>
                <td class="number">{value(each)} <span class="faint">{isMean(rule) ? figures.count(each.of) : `${figures.count(each.sum)}/${figures.count(each.of)}`}</span></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {detail.length > 0 && <Detail report={report} clocks={clocks} />}
    </section>
  );
}

function Detail({ report: { rule, detail }, clocks }: { report: ClockReport; clocks: Clocks }) {
  const { preferences } = useConsole();
  const times = useTimes();
  const words = useWords().reports;
  const figures = createFigureWords(preferences.language.value);
  const counts = ({ counted }: ClockDetail): string => (isMean(rule) ? figures.span(counted)
    : rule === 'feige-unserved' ? (counted === 1 ? words.clocks.counts.unserved : words.clocks.counts.served) : counted === 1 ? words.clocks.counts.yes : words.clocks.counts.no);
  const { columns: heads } = words.clocks;
  const columns: Column<ClockDetail>[] = [
    { key: 'start', head: heads.start, cell: ({ start }) => times.short(start) },
    { key: 'agent', head: heads.agent, cell: ({ agent }) => (agent === null ? words.clocks.nobody : clocks.names[agent] ?? agent) },
    { key: 'wait', head: heads.wait, kind: 'number', cell: ({ waitMs }) => figures.span(waitMs) },
    { key: 'outcome', head: heads.outcome, cell: ({ outcome }) => words.clocks.outcomes[outcome] },
    { key: 'counts', head: heads.counts, cell: counts, phone: 'side' },
    { key: 'talk', head: heads.talk, kind: 'actions', cell: ({ conversation }) => <Link to={{ page: 'inbox', list: 'all', conversationId: conversation, shopper: false }}>{words.clocks.open}</Link> },
  ];
  return (
    <details class="clock-detail"><summary>{words.clocks.detail(detail.length)}</summary>
      <a class="button" href={sheetAddress.clock(rule, preferences.language.value)} download><Icon name="download" size={16} />{words.export}</a>
      <Table label={words.clocks.rules[rule].name} columns={columns} rows={[...detail].reverse()} keyOf={({ conversation, start, agent }) => `${conversation} ${start} ${agent}`} />
    </details>
  );
}
