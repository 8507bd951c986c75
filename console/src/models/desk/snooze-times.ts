import { fromZonedField, toZonedField } from '../zoned-time.ts';

/** A time to put a conversation aside until, by its word in the catalogue. */
export interface SnoozeChoice { name: 'soon' | 'hour' | 'three' | 'morning'; until: number }

const minuteMs = 60_000;
/** When a shop's day begins, as a date field holds it. */
const morning = '09:00';

/** What is offered at `now`: short spans, and the next morning in the shop's time zone. */
export function snoozeChoices(now: number, timeZone: string): SnoozeChoice[] {
  const dayOf = (at: number): number | null => fromZonedField(`${toZonedField(at, timeZone).slice(0, 10)}T${morning}`, timeZone);
  const today = dayOf(now);
  const next = today !== null && today > now ? today : dayOf(now + 24 * 60 * minuteMs);
  return [
    { name: 'soon', until: now + 20 * minuteMs }, { name: 'hour', until: now + 60 * minuteMs }, { name: 'three', until: now + 180 * minuteMs },
    ...(next === null ? [] : [{ name: 'morning' as const, until: next }]),
  ];
}
