/** A broadcast's time: how long it lasts, and what the clock on the wall does meanwhile. Pure. */
import { toZonedField } from '../zoned-time.ts';

/** `minutes`: real ones. `days`: midnights that it crosses. `clockMinutes`: by how much clocks are set forward (or, below zero, back) meanwhile. */
export interface Span { minutes: number; days: number; clockMinutes: number }

/** Worked example: 22:00 to 01:30 in New York as summer time ends → 270 minutes, one midnight, clocks 60 minutes back. */
export function spanOf(startsAt: number, endsAt: number, timeZone: string): Span {
  const [from, until] = [toZonedField(startsAt, timeZone), toZonedField(endsAt, timeZone)];
  const minutes = Math.round((endsAt - startsAt) / 60_000);
  const wall = Math.round((Date.parse(`${until}Z`) - Date.parse(`${from}Z`)) / 60_000);
  const day = (field: string): number => Date.parse(`${field.slice(0, 10)}T00:00Z`) / 86_400_000;
  const shift = wall - minutes;
  return { minutes, days: day(until) - day(from), clockMinutes: Math.abs(shift) >= 15 ? shift : 0 };
}
