/** By when a person should speak. Pure; the queue is served in order of these deadlines, so that waiting itself moves a conversation forward. */
import type { Urgency } from '@aftercast/shared';

/** Milliseconds a shopper may wait for a person's word. Three minutes is what the platforms score a shop by. */
const allowances: Record<Urgency, number> = { critical: 30_000, high: 60_000, normal: 180_000, low: 600_000 };

/** The deadline of someone who waits since `waitingSince` (milliseconds since the epoch). */
export function deadlineOf(urgency: Urgency, waitingSince: number): number {
  return waitingSince + allowances[urgency];
}

/** Those who wait for the same opening are due one after the other: at first a tenth of their allowance apart, then closer, none later than this many allowances after the first. */
const spread = 6;
/** The first gap is this part of the whole spread, each one the same part of what is left. */
const gaps = 60;

/**
 * The deadline of who waits for an opening and asked after everyone else of the same urgency who waits for it. So the order in which
 * they asked is kept, and they are not late all at once: of low urgency the first is due 10 minutes after the opening, the second
 * 11, the sixty-first about 48, nobody later than 70.
 * @param last the latest deadline among those others; null: the first
 */
export function deadlineBehind(urgency: Urgency, opensAt: number, last: number | null): number {
  const first = deadlineOf(urgency, opensAt);
  if (last === null) return first;
  const left = first + spread * allowances[urgency] - last;
  return Math.max(first, last + Math.max(1, Math.round(left / gaps)));
}

/** Of those who begin to wait from `now` on with this urgency: for how long they are still due before `dueAt`, in milliseconds; negative: no more. */
export function overtakesFor(urgency: Urgency, dueAt: number, now: number): number {
  return dueAt - allowances[urgency] - now;
}
