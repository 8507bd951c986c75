/** By when a person should speak. Pure; the queue is served in order of these deadlines, so that waiting itself moves a conversation forward. */
import type { Urgency } from '@aftercast/shared';

/** Milliseconds a shopper may wait for a person's word. Three minutes is what the platforms score a shop by. */
const allowances: Record<Urgency, number> = { critical: 30_000, high: 60_000, normal: 180_000, low: 600_000 };

/** The deadline of someone who waits since `waitingSince` (milliseconds since the epoch). */
export function deadlineOf(urgency: Urgency, waitingSince: number): number {
  return waitingSince + allowances[urgency];
}

/** Of those who begin to wait from `now` on with this urgency: for how long they are still due before `dueAt`, in milliseconds; negative: no more. */
export function overtakesFor(urgency: Urgency, dueAt: number, now: number): number {
  return dueAt - allowances[urgency] - now;
}
