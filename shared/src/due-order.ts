/** What is due next, as server and console sort and colour it alike. */
import { limits } from './limits.ts';

/** Above every deadline: from here on stand those for whom nobody waits. Milliseconds. */
export const behindDeadlines = 900_000_000_000_000;

/** Sorts an agent's own conversations, ascending: deadlines first, the earliest before the rest; then the liveliest. */
export function dueKey({ dueAt, lastMessageAt }: { dueAt: number | null; lastMessageAt: number }): number {
  return dueAt ?? behindDeadlines - lastMessageAt;
}

/** How pressing a deadline is. `soon`: under `limits.atRiskMs` are left; `late`: it has passed. */
export type Pressing = 'fine' | 'soon' | 'late';

/** Judges a deadline at `now`. */
export function pressingOf(dueAt: number, now: number): Pressing {
  if (now >= dueAt) return 'late';
  return dueAt - now < limits.atRiskMs ? 'soon' : 'fine';
}
