/** Periods of reports as the address holds them: so many days up to today, or from one date to another. Dates are the shop's own. Pure. */
import type { ReportPeriod } from '@aftercast/shared';
import type { RouteQuery } from '../route.ts';

export const presetDays = [1, 7, 30, 90] as const;
const usual = 30;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;

/** The date on the shop's wall. */
export function localDate(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** Calendar arithmetic alone: no clock is changed in UTC. */
export function shiftDate(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** @param today the shop's date */
export function readPeriod(query: RouteQuery | undefined, today: string): ReportPeriod {
  const { from = '', to = '', days = '' } = query ?? {};
  if (datePattern.test(from) && datePattern.test(to) && from <= to) return { from, to };
  const count = presetDays.find((preset) => String(preset) === days) ?? usual;
  return { from: shiftDate(today, 1 - count), to: today };
}

/** Which preset the address means; null for dates of one's own. */
export function presetOf(query: RouteQuery | undefined): number | null {
  if (query?.['from'] && query['to']) return null;
  return presetDays.find((preset) => String(preset) === query?.['days']) ?? usual;
}
