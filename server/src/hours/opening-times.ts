/**
 * When a shop is open: its week, its exceptions and its live sessions, by the shop's clock. Pure.
 * Called by the hours service.
 */
import type { OpeningBlock, OpeningHours, OpenSpan } from '@aftercast/shared';
import { dayAfter, dayAt, instantOf, weekdayOf } from './wall-clock.ts';

/** What decides. `sessions` in any order. */
export interface Schedule { hours: OpeningHours; zone: string; sessions: readonly { startsAt: number; endsAt: number }[] }

const minute = 60_000;
const day = 24 * 60 * minute;
/** A shop that opens later than this is told as one that never does. */
const horizon = 400 * day;
const step = 14 * day;
const morningMinutes = 9 * 60;

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

function spanOf({ from, to }: OpeningBlock, date: string, zone: string): OpenSpan {
  const [starts, ends] = [minutesOf(from), minutesOf(to)];
  return { from: instantOf({ date, minutes: starts }, zone, 'start'), to: instantOf({ date, minutes: ends > starts ? ends : ends + 24 * 60 }, zone, 'end') };
}

/** Spans in order, those that overlap or touch as one. */
function joined(spans: OpenSpan[]): OpenSpan[] {
  const whole: OpenSpan[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else whole.push({ ...span });
  }
  return whole;
}

/** When the shop is open between two instants, in order and cut off at both. */
export function openSpans({ hours, zone, sessions }: Schedule, from: number, to: number): OpenSpan[] {
  if (hours.mode === 'always') return [{ from, to }];
  const exceptions = new Map(hours.exceptions.map(({ date, blocks }) => [date, blocks]));
  const spans: OpenSpan[] = [];
  // A block that begins the day before may still be going on.
  const last = dayAt(to, zone);
  for (let date = dayAfter(dayAt(from, zone), -1); date <= last; date = dayAfter(date, 1)) {
    for (const block of exceptions.get(date) ?? hours.week[weekdayOf(date)] ?? []) spans.push(spanOf(block, date, zone));
  }
  const { live } = hours;
  if (live) for (const { startsAt, endsAt } of sessions) spans.push({ from: startsAt - live.beforeMinutes * minute, to: endsAt + live.afterMinutes * minute });
  return joined(spans.map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) })));
}

export function isOpen(schedule: Schedule, at: number): boolean {
  return openSpans(schedule, at, at + 1).length > 0;
}

/** When someone is there again: `at` itself while the shop is open, null where it does not open within 400 days. */
export function nextOpening(schedule: Schedule, at: number): number | null {
  for (let from = at; from < at + horizon; from += step) {
    const [first] = openSpans(schedule, from, from + step);
    if (first) return first.from;
  }
  return null;
}

/**
 * When people begin on a later day of the shop's calendar. Where nobody ever goes home that is nine in the morning of the next day.
 * Null: nobody comes within 31 days; nothing is put aside for longer.
 */
export function nextDayOpening(schedule: Schedule, at: number): number | null {
  const next = dayAfter(dayAt(at, schedule.zone), 1);
  const midnight = instantOf({ date: next, minutes: 0 }, schedule.zone, 'start');
  if (schedule.hours.mode === 'hours') {
    for (let from = midnight; from < at + 31 * day; from += step) {
      // What goes on from the moment before has not begun here.
      const first = openSpans(schedule, from - 1, from + step).find((span) => span.from >= from);
      if (first) return first.from;
    }
  }
  const morning = instantOf({ date: next, minutes: morningMinutes }, schedule.zone, 'start');
  return isOpen(schedule, morning) ? morning : null;
}
