/** Moments while they are typed. Pure. */
import { fromZonedField, toZonedField } from '../zoned-time.ts';

/**
 * What a date field holds, and the moment it was filled from. As long as the text is the one that moment gives, the moment itself counts:
 * where clocks are set back, one text stands for two moments.
 */
export interface MomentText { text: string; was: number | null }

export const noMoment: MomentText = { text: '', was: null };
export const momentText = (at: number | null, timeZone: string): MomentText => (at === null ? noMoment : { text: toZonedField(at, timeZone), was: at });
export const typed = (text: string, before: MomentText): MomentText => ({ text: text.slice(0, 16), was: before.was });

/** The moment it means; null where it holds none. */
export function readMoment({ text, was }: MomentText, timeZone: string): number | null {
  return was !== null && toZonedField(was, timeZone) === text ? was : fromZonedField(text, timeZone);
}
