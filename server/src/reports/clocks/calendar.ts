/** Days and hours on the wall of one shop, also where clocks are changed. Pure but for its memory. */
import { DateTime } from 'luxon';

/** From 8:00 inclusive to 23:00 exclusive (D1). */
const opensAtHour = 8;
const closesAtHour = 23;
/** Zones change their clocks on whole quarters of an hour. */
const quarterMs = 15 * 60_000;
const remembered = 20_000;

/** A local date; times are milliseconds since the epoch. `end` is the next local midnight. */
export interface Day { date: string; start: number; end: number; opens: number; closes: number }

/** @param zone an IANA time zone, the shop's */
export function createCalendar(zone: string) {
  const byQuarter = new Map<number, Day>();
  const byDate = new Map<string, Day>();
  const hours = new Map<number, number>();

  function dayAt(at: number): Day {
    const local = DateTime.fromMillis(at, { zone });
    const date = local.toISODate() ?? '';
    const known = byDate.get(date);
    if (known) return known;
    const start = local.startOf('day');
    const day = {
      date, start: start.toMillis(), end: start.plus({ days: 1 }).startOf('day').toMillis(),
      opens: start.set({ hour: opensAtHour }).toMillis(), closes: start.set({ hour: closesAtHour }).toMillis(),
    };
    byDate.set(date, day);
    return day;
  }

  function dayOf(at: number): Day {
    const quarter = Math.floor(at / quarterMs);
    const known = byQuarter.get(quarter);
    if (known && at >= known.start && at < known.end) return known;
    const day = dayAt(at);
    if (byQuarter.size >= remembered) byQuarter.clear();
    byQuarter.set(quarter, day);
    return day;
  }

  return {
    dayOf,
    /** True where a question asked at `at` counts (D1). */
    inWindow(at: number): boolean {
      const day = dayOf(at);
      return at >= day.opens && at < day.closes;
    },
    /** The local midnight with which a period of so many dates, today's included, begins (D11). */
    periodStart(asOf: number, days: number): number {
      return DateTime.fromMillis(asOf, { zone }).startOf('day').minus({ days: days - 1 }).startOf('day').toMillis();
    },
    /** The local midnight of a date and of the date after it. @param date such as 2026-11-25 */
    boundsOf(date: string): { from: number; to: number } {
      const start = DateTime.fromISO(date, { zone }).startOf('day');
      return { from: start.toMillis(), to: start.plus({ days: 1 }).startOf('day').toMillis() };
    },
    /** 0 to 23, on the shop's wall. */
    hourOf(at: number): number {
      const quarter = Math.floor(at / quarterMs);
      const known = hours.get(quarter);
      if (known !== undefined) return known;
      if (hours.size >= remembered) hours.clear();
      const { hour } = DateTime.fromMillis(at, { zone });
      hours.set(quarter, hour);
      return hour;
    },
  };
}
export type Calendar = ReturnType<typeof createCalendar>;
