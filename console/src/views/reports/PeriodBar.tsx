import type { ComponentChildren } from 'preact';
import type { ReportPeriod } from '@aftercast/shared';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { localDate, presetDays, presetOf, readPeriod } from '../../models/reports/period.ts';
import type { Route, RouteQuery } from '../../models/route.ts';

type ReportRoute = Extract<Route, { page: 'reports' }>;

/** The period that the address means, on the shop's calendar. */
export function usePeriod(route: ReportRoute): { period: ReportPeriod; today: string; change: (query: RouteQuery) => void } {
  const { session, clock, navigation } = useConsole();
  const today = localDate(clock.now.value, session.shop.value?.timeZone ?? 'UTC');
  return { today, period: readPeriod(route.query, today), change: (query) => navigation.go({ ...route, query: { ...route.query, ...query } }, 'replace') };
}

/** Chooses the period: so many days up to today, or dates of one's own. Further choices stand beside it. */
export function PeriodBar({ route, children }: { route: ReportRoute; children?: ComponentChildren }) {
  const words = useWords().reports;
  const { period, today, change } = usePeriod(route);
  const preset = presetOf(route.query);
  return (
    <div class="filter-bar period-bar">
      <div class="filter-row">
        {children}
        <select
          class="input filter" aria-label={words.period} value={preset ?? 'own'}
          onChange={({ currentTarget: { value } }) => change(value === 'own' ? { ...period, days: '' } : { days: value, from: '', to: '' })}
        >
          {presetDays.map((days) => <option key={days} value={days}>{words.presets[days]}</option>)}
          <option value="own">{words.own}</option>
        </select>
        {preset === null && (
          <>
            <DateField label={words.from} value={period.from} max={period.to} onDate={(from) => change({ from, to: period.to, days: '' })} />
            <DateField label={words.to} value={period.to} min={period.from} max={today} onDate={(to) => change({ from: period.from, to, days: '' })} />
          </>
        )}
      </div>
    </div>
  );
}

/** A date of the shop's calendar. An empty or impossible one changes nothing. */
export function DateField({ label, value, min, max, onDate }: { label: string; value: string; min?: string; max?: string; onDate: (date: string) => void }) {
  return (
    <label class="date-field"><span>{label}</span>
      <input type="date" class="input" value={value} min={min} max={max} onChange={({ currentTarget }) => { if (currentTarget.value !== '' && currentTarget.validity.valid) onDate(currentTarget.value); }} />
    </label>
  );
}
