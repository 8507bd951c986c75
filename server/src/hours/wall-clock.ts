/** A time of the shop's clock as an instant, on days when clocks change too. Pure. */
import { DateTime } from 'luxon';

const minute = 60_000;

/** A day of the shop's calendar and minutes since its midnight; 1,440 and more are the day after. */
export interface WallTime { date: string; minutes: number }

/**
 * When something begins that begins at this time: the first instant at which the clock shows it, or is past it.
 * `end`: when something ends. Of an hour that comes twice that is the second, so that nobody is sent away too early.
 * A time that is left out is the moment the clock jumps. Milliseconds since the epoch.
 */
export function instantOf({ date, minutes }: WallTime, zone: string, edge: 'start' | 'end'): number {
  const midnight = DateTime.fromISO(date, { zone: 'utc' });
  const wall = midnight.toMillis() + minutes * minute;
  const { year, month, day, hour, minute: shown } = DateTime.fromMillis(wall, { zone: 'utc' });
  const found = DateTime.fromObject({ year, month, day, hour, minute: shown }, { zone }).getPossibleOffsets();
  const chosen = edge === 'start' ? found[0] : found.at(-1);
  if (!chosen?.isValid) throw new Error(`hours: no instant for ${date} +${minutes} min in "${zone}"`);
  let at = chosen.toMillis();
  const shownAt = (instant: number): number => instant + DateTime.fromMillis(instant, { zone }).offset * minute;
  if (shownAt(at) > wall) while (shownAt(at - minute) >= wall) at -= minute;
  return at;
}

/** The day of the calendar at an instant, such as `2026-11-11`. */
export function dayAt(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd');
}

/** The day that comes `days` later. */
export function dayAfter(date: string, days: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}

/** 0 = Monday. */
export function weekdayOf(date: string): number {
  return DateTime.fromISO(date, { zone: 'utc' }).weekday - 1;
}
