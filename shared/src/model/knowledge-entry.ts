import { z } from 'zod';

const line = z.string().trim().min(1).max(500);

/**
 * One thing the shop knows. `answer` may hold `{{order.id}}`-style variables; when one can't be filled,
 * `fallback` is said instead, and without a fallback a person takes over.
 */
export const knowledgeEntry = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/i),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  category: z.string().max(60).default(''),
  question: line,
  phrasings: z.array(line).max(2_000).default([]),
  keywords: z.array(z.string().trim().min(1).max(60)).max(200).default([]),
  answer: z.string().trim().min(1).max(4_000),
  fallback: z.string().trim().max(4_000).nullish(),
  scope: z.object({ product: z.string().nullable(), liveSession: z.string().nullable() }).default({ product: null, liveSession: null }),
});
export type KnowledgeEntry = z.infer<typeof knowledgeEntry>;
