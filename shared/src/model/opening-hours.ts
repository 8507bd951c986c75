import { z } from 'zod';

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
/** `24:00` is the end of the day. */
const clockEnd = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** A time at which people are there, by the shop's clock. One that ends no later than it begins ends the day after: `22:00`–`02:00`. */
export const openingBlock = z.object({ from: clock, to: clockEnd });
export type OpeningBlock = z.infer<typeof openingBlock>;

const blocks = z.array(openingBlock).max(6);
/** A day of the calendar, such as `2026-11-11`. */
const calendarDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine((day) => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}, 'no such day');

/** When a shop's people are there. */
export const openingHours = z.object({
  /** `always`: there are no hours, and what else stands here waits for them to be used. */
  mode: z.enum(['always', 'hours']),
  /** The blocks that begin on each day, Monday first. */
  week: z.array(blocks).length(7),
  /** Days that are not like their weekday: other blocks begin on them, or none. */
  exceptions: z.array(z.object({ date: calendarDay, blocks, note: z.string().trim().max(60) })).max(200)
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, 'a day stands twice'),
  /** Open around each live session too, this many minutes before and after it; null: sessions change nothing. */
  live: z.object({ beforeMinutes: z.number().int().min(0).max(720), afterMinutes: z.number().int().min(0).max(1440) }).nullable(),
});
export type OpeningHours = z.infer<typeof openingHours>;

/** Times at which the shop is open, from inclusive, to exclusive, in milliseconds since the epoch. */
export const openSpan = z.object({ from: z.number(), to: z.number() });
export type OpenSpan = z.infer<typeof openSpan>;

/** The hours and what they come to. */
export const hoursView = z.object({
  hours: openingHours,
  timeZone: z.string(),
  /** What they come to in the next seven days, sessions included. */
  preview: z.array(openSpan),
  openNow: z.boolean(),
  /** Null while open, and where it never opens. */
  opensAt: z.number().nullable(),
});
export type HoursView = z.infer<typeof hoursView>;

/** A shop without hours of its own. What it may begin with is there, but not used. */
export const alwaysOpen: OpeningHours = {
  mode: 'always', week: Array.from({ length: 7 }, () => [{ from: '09:00', to: '18:00' }]), exceptions: [], live: null,
};
