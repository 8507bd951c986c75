/** Hours in which nobody is written to, by the shop's clock. Pure. */
import type { CareBounds } from '@aftercast/shared';
import { dayAfter, dayAt, instantOf } from '../hours/wall-clock.ts';

type Quiet = NonNullable<CareBounds['quiet']>;

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/**
 * The end of the quiet hours that go on at this moment; null while one may write. Hours that end no later than they begin end the day
 * after. Where the clock is put on or back they begin when it first shows their beginning and end when it last shows their end.
 *
 * Worked example: 22:00–08:00 in Asia/Shanghai, at 23:30 and at 07:59 → 08:00; at 08:00 → null.
 * @param at milliseconds since the epoch
 * @param zone IANA name
 */
export function quietUntil({ from, to }: Pick<Quiet, 'from' | 'to'>, at: number, zone: string): number | null {
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  const today = dayAt(at, zone);
  // Those that began the evening before may still go on.
  for (const date of [dayAfter(today, -1), today]) {
    const until = instantOf({ date, minutes: ends > begins ? ends : ends + 24 * 60 }, zone, 'end');
    if (at >= instantOf({ date, minutes: begins }, zone, 'start') && at < until) return until;
  }
  return null;
}
