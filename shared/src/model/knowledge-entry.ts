import { z } from 'zod';
import { moment } from './moment.ts';
import { entryLimits } from '../entry-terms.ts';
import { limits } from '../limits.ts';

const line = z.string().trim().min(1).max(entryLimits.phrasingLength);
/** Milliseconds since the epoch, as far as dates reach. */
/** A page's own id of a product or live session. */
const place = z.string().max(limits.contextValueLength);
const label = z.string().trim().min(1).max(40);

/** An id of an entry: letters, digits, `-` and `_`. */
export const entryId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
/** An address that a shopper may be sent to. */
export const entryUrl = z.url({ protocol: /^https?$/ }).max(1_000);

/** What stands under the words of an answer: a button that opens a page or asks another entry, a picture, a link. */
export const entryPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('button'), label, url: entryUrl }),
  z.object({ kind: z.literal('ask'), label, entryId }),
  z.object({ kind: z.literal('image'), uploadId: z.string().min(1).max(40), alt: z.string().trim().max(200).default('') }),
  z.object({ kind: z.literal('link'), title: z.string().trim().min(1).max(80), url: entryUrl }),
]);
export type EntryPart = z.infer<typeof entryPart>;

/**
 * One thing the shop knows. `answer` may hold `{{order.id}}`-style variables; when one can't be filled,
 * `fallback` is said instead, and without a fallback a person takes over.
 */
export const knowledgeEntry = z.object({
  id: entryId,
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  category: z.string().max(entryLimits.categoryLength).default(''),
  question: line,
  phrasings: z.array(line).max(entryLimits.phrasings).default([]),
  keywords: z.array(z.string().trim().min(1).max(entryLimits.keywordLength)).max(entryLimits.keywords).default([]),
  answer: z.string().trim().min(1).max(entryLimits.answerLength),
  fallback: z.string().trim().max(entryLimits.answerLength).nullish(),
  scope: z.object({ product: place.nullable().default(null), liveSession: place.nullable().default(null) }).default({ product: null, liveSession: null }),
  parts: z.array(entryPart).max(entryLimits.parts).optional(),
  /** Milliseconds since the epoch: it answers from here on; absent or null means always has. */
  validFrom: moment.nullish(),
  /** It answers until here, this moment not included; absent or null means no end. */
  validUntil: moment.nullish(),
  /** Ids of entries to offer beside it, best first. */
  related: z.array(entryId).max(entryLimits.related).optional(),
});
export type KnowledgeEntry = z.infer<typeof knowledgeEntry>;
