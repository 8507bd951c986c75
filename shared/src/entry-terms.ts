/** What both sides know of a knowledge entry without reading one: its bounds, and where it stands in time. */

/** How many of each an entry holds, and how long its texts are in UTF-16 code units; a question is a phrasing, a fallback an answer. */
export const entryLimits = {
  phrasings: 2_000, keywords: 200, parts: 6, related: 6,
  categoryLength: 60, phrasingLength: 500, keywordLength: 60, answerLength: 4_000,
} as const;

/** Fewer answers about a product on air than this, and its shoppers will wait for a person. */
export const enoughQuestions = 3;

/** Where an entry stands in time. */
export type EntryValidity = 'valid' | 'not_yet' | 'expired';

/** @param now milliseconds since the epoch */
export function validityOf({ validFrom, validUntil }: { validFrom?: number | null | undefined; validUntil?: number | null | undefined }, now: number): EntryValidity {
  if (typeof validUntil === 'number' && validUntil <= now) return 'expired';
  return typeof validFrom === 'number' && validFrom > now ? 'not_yet' : 'valid';
}
