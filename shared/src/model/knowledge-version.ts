/** Drafts, versions and checks of a shop's knowledge as staff see them. */
import { z } from 'zod';
import { language, pageContext } from './context.ts';
import { entryId, knowledgeEntry } from './knowledge-entry.ts';

/** What an edit would do to the live knowledge. */
export const changeKinds = ['create', 'change', 'delete'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** An edit that is not live. `entry` is null where the entry is to go. */
export const draftView = z.object({
  language, entryId,
  kind: z.enum(changeKinds),
  entry: knowledgeEntry.nullable(),
  /** Counts the saves of this draft; who saves says which one they saw. */
  revision: z.number().int(),
  /** Number of the version in which the live entry last changed when the draft was made; 0 where there was none. */
  base: z.number().int(),
  authorName: z.string(),
  updatedAt: z.number(),
});
export type DraftView = z.infer<typeof draftView>;

/** A row of the list: live entry, draft, or both; the words are the draft's where there is one. */
export const entryRow = z.object({
  id: entryId,
  tier: knowledgeEntry.shape.tier,
  category: z.string(),
  question: z.string(),
  phrasings: z.number().int(),
  product: z.string().nullable(),
  liveSession: z.string().nullable(),
  validFrom: z.number().nullable(),
  validUntil: z.number().nullable(),
  live: z.boolean(),
  draft: z.enum(changeKinds).nullable(),
  updatedAt: z.number(),
});
export type EntryRow = z.infer<typeof entryRow>;

/** How a version came to be. */
export const versionSources = ['publish', 'revert', 'import', 'api', 'seed'] as const;
export type VersionSource = (typeof versionSources)[number];

/** One publication. Numbers count from 1 within a shop. */
export const versionView = z.object({
  number: z.number().int(),
  source: z.enum(versionSources),
  note: z.string(),
  /** Empty where no person did it. */
  authorName: z.string(),
  /** The version that this one takes back. */
  reverts: z.number().int().nullable(),
  counts: z.object({ create: z.number().int(), change: z.number().int(), delete: z.number().int() }),
  at: z.number(),
});
export type VersionView = z.infer<typeof versionView>;

/** What a version did to one entry. */
export const versionChange = z.object({ language, entryId, before: knowledgeEntry.nullable(), after: knowledgeEntry.nullable() });
export type VersionChange = z.infer<typeof versionChange>;

/** A question whose outcome is to stay: answered by `entryId`, or by a person where it is null. */
export const checkInput = z.object({
  language, text: z.string().trim().min(1).max(500),
  /** Where it is asked; `previous` is what the shopper wrote before. */
  context: pageContext.pick({ product: true, liveSession: true }).extend({ previous: z.string().trim().min(1).max(500).optional() }).default({}),
  entryId: entryId.nullable(),
});
export type CheckInput = z.infer<typeof checkInput>;
export const checkView = checkInput.extend({ id: z.string(), authorName: z.string(), createdAt: z.number() });
export type CheckView = z.infer<typeof checkView>;

/** What a check led to. `got` is the entry that answers or is handed over with, null where there is none. */
export const checkResult = z.object({
  check: checkView, passes: z.boolean(),
  outcome: z.enum(['answer', 'choices', 'handoff']), got: z.string().nullable(), confidence: z.number(),
});
export type CheckResult = z.infer<typeof checkResult>;

/** Where the bands begin, in confidence from 0 to 1. */
export const thresholds = z.object({ answer: z.number().min(0).max(1), choices: z.number().min(0).max(1) })
  .refine(({ answer, choices }) => choices <= answer, 'choices must not lie above answer');
export type ThresholdsView = z.infer<typeof thresholds>;
