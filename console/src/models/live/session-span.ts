/** A broadcast's time: whether it is on, how long it lasts, and what the clock on the wall does meanwhile. Pure. */
import type { LiveSession } from '@aftercast/shared';
import { toZonedField } from '../zoned-time.ts';

export type SessionState = 'on' | 'next' | 'past';

export function stateOf({ startsAt, endsAt }: Pick<LiveSession, 'startsAt' | 'endsAt'>, now: number): SessionState {
  if (now < startsAt) return 'next';
  return now < endsAt ? 'on' : 'past';
}

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

/** Those on air (the first to begin first), those to come (the next first), and those that are over (the latest first). */
export function inOrder<T extends Pick<LiveSession, 'startsAt' | 'endsAt'>>(sessions: readonly T[], now: number): Record<SessionState, T[]> {
  const of = (state: SessionState) => sessions.filter((session) => stateOf(session, now) === state);
  const rising = (a: T, b: T) => a.startsAt - b.startsAt;
  return { on: of('on').sort(rising), next: of('next').sort(rising), past: of('past').sort((a, b) => b.startsAt - a.startsAt) };
}
