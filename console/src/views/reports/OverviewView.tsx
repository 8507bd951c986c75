import type { ReportGroup } from '@aftercast/shared';
import { can } from '@aftercast/shared/client';
import { Blank } from '../../components/Blank.tsx';
import { Button } from '../../components/Button.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { Section } from '../../components/page/Section.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { createFigureWords } from '../../models/reports/figure-words.ts';
import { localDate, shiftDate } from '../../models/reports/period.ts';
import type { Report } from '../../models/reports/reports-api.ts';
import type { Route } from '../../models/route.ts';
import { Aims } from './Aims.tsx';
import { BarChart, type Bar } from './BarChart.tsx';
import { Containment } from './Containment.tsx';
import { PeriodBar, usePeriod } from './PeriodBar.tsx';
import { ReportSettingsForm } from './ReportSettingsForm.tsx';
import { ReportsPage } from './ReportsPage.tsx';

/** The four aims, then how the days went. */
export function OverviewView({ route }: { route: Extract<Route, { page: 'reports' }> }) {
  const { api, session, preferences } = useConsole();
  const all = useWords();
  const language = preferences.language.value;
  const { period, today } = usePeriod(route);
  const settings = useLoaded('settings', async () => (await api.reports.settings()).settings);
  const days = useLoaded(`${period.from} ${period.to} ${language}`, () => api.reports.figures(period, 'day', language));
  const hours = useLoaded(`${period.from} ${period.to} ${language}`, () => api.reports.figures(period, 'hour', language));
  const failure = days.failure ?? settings.failure;
  const agent = session.agent.value;
  return (
    <ReportsPage tab="overview">
      <PeriodBar route={route} />
      {failure && days.data === null ? <Blank icon="warning" tone="bad" title={all.errors[failure]}><Button onPress={() => { days.reload(); settings.reload(); }}>{all.general.retry}</Button></Blank>
        : days.data === null || settings.data === null ? <Skeleton rows={6} label={all.general.loading} />
        : days.data.total.conversations === 0 ? <Blank icon="chart" {...all.reports.empty} />
        : <>
            <Aims total={days.data.total} settings={settings.data} today={today} />
            <Days report={days.data} />
            {hours.data && <Hours report={hours.data} />}
            <Containment figures={days.data.total} />
          </>}
      {settings.data && agent && can(agent, 'update', 'shop') && <ReportSettingsForm settings={settings.data} today={today} onSaved={settings.reload} />}
    </ReportsPage>
  );
}

function Days({ report }: { report: Report }) {
  const { preferences } = useConsole();
  const words = useWords().reports.charts;
  const figures = createFigureWords(preferences.language.value);
  const groups = new Map(report.groups.map((group) => [group.key, group]));
  const dates: string[] = [];
  const zoneToday = localDate(Date.now(), report.zone);
  for (let date = report.from; date <= report.to && date <= zoneToday; date = shiftDate(date, 1)) dates.push(date);
  const label = (date: string): string => `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`;
  const bars = (partsOf: (group: ReportGroup | undefined) => number[]): Bar[] => dates.map((date) => ({ key: date, label: label(date), parts: partsOf(groups.get(date)) }));
  return (
    <Section>
      <div class="charts">
        <BarChart
          title={words.perDay} head={words.day} series={[words.botAlone, words.person]} format={figures.count}
          bars={bars((group) => (group ? [group.figures.conversations - group.figures.withPerson, group.figures.withPerson] : [0, 0]))}
        />
        <BarChart title={words.response} head={words.day} series={[words.response]} format={figures.span} bars={bars((group) => [group?.figures.firstResponse.median ?? 0])} />
      </div>
    </Section>
  );
}

function Hours({ report }: { report: Report }) {
  const { preferences } = useConsole();
  const words = useWords().reports;
  const figures = createFigureWords(preferences.language.value);
  const groups = new Map(report.groups.map((group) => [group.key, group.figures]));
  const bars = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')).map((hour): Bar => {
    const found = groups.get(hour);
    return { key: hour, label: words.hour(hour), parts: found ? [found.conversations - found.withPerson, found.withPerson] : [0, 0] };
  });
  const { botMs, queueMs, humanMs } = report.total;
  const clocks = [[words.figures.botTime, botMs], [words.figures.queueTime, queueMs], [words.figures.humanTime, humanMs]] as const;
  const most = Math.max(...clocks.map(([, ms]) => ms), 1);
  return (
    <Section>
      <div class="charts">
        <BarChart title={words.charts.perHour} head={words.charts.hour} series={[words.charts.botAlone, words.charts.person]} format={figures.count} bars={bars} />
        <div class="chart">
          <p><b>{words.charts.time}</b></p>
          <table class="bar-table" aria-label={words.charts.time}>
            <tbody>{clocks.map(([name, ms]) => <tr key={name}><th scope="row">{name}</th><td><span class="bar" style={{ width: `${(ms / most) * 100}%` }} /></td><td class="number">{figures.span(ms)}</td></tr>)}</tbody>
          </table>
          <p class="faint">{words.charts.timeNote}</p>
        </div>
      </div>
    </Section>
  );
}
