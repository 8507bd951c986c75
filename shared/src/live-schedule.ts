/** Live sessions by when they are: on air, coming up, over. The same for server and console. Pure. */
import type { LiveSession } from './model/live-session.ts';

export type SessionState = 'on' | 'next' | 'past';
type Times = Pick<LiveSession, 'startsAt' | 'endsAt'>;

export function stateOf({ startsAt, endsAt }: Times, now: number): SessionState {
  if (now < startsAt) return 'next';
  return now < endsAt ? 'on' : 'past';
}

/** Those on air (the first to begin first), those to come (the next first), and those that are over (the latest first). */
export function inOrder<T extends Times>(sessions: readonly T[], now: number): Record<SessionState, T[]> {
  const of = (state: SessionState) => sessions.filter((session) => stateOf(session, now) === state);
  const rising = (a: T, b: T) => a.startsAt - b.startsAt;
  return { on: of('on').sort(rising), next: of('next').sort(rising), past: of('past').sort((a, b) => b.startsAt - a.startsAt) };
}
