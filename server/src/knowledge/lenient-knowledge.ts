/**
 * Reads a knowledge file from anywhere for measuring: ids may be any text, more phrasings and other fields than ours are welcome.
 * What goes into a shop is read by `jsonl.ts`, which is strict.
 */
import { z } from 'zod';
import type { MatcherEntry } from '../matching/types.ts';

const lenientEntry = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(2),
  category: z.string().nullish().transform((value) => value ?? ''),
  question: z.string().min(1),
  phrasings: z.array(z.string()).default([]),
  keywords: z.array(z.string()).default([]),
  answer: z.string(),
  scope: z.object({ product: z.string().nullish().transform((value) => value ?? null), liveSession: z.string().nullish().transform((value) => value ?? null) })
    .nullish().transform((value) => value ?? { product: null, liveSession: null }),
});

export type LineProblem = { line: number; code: 'not_json' | 'invalid_entry' | 'duplicate_id'; message: string };

/** Lines count from 1. A bad line is reported and left out; of two entries with one id the second is. */
export function readKnowledge(text: string): { entries: MatcherEntry[]; problems: LineProblem[] } {
  const entries: MatcherEntry[] = [];
  const problems: LineProblem[] = [];
  const seen = new Set<string>();
  text.replace(/^\ufeff/, '').split(/\r?\n/).forEach((source, at) => {
    if (source.trim() === '') return;
    const line = at + 1;
    let value: unknown;
    try { value = JSON.parse(source); } catch { problems.push({ line, code: 'not_json', message: 'not JSON' }); return; }
    const parsed = lenientEntry.safeParse(value);
    if (!parsed.success) { problems.push({ line, code: 'invalid_entry', message: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') }); return; }
    if (seen.has(parsed.data.id)) { problems.push({ line, code: 'duplicate_id', message: `id "${parsed.data.id}" stands on an earlier line` }); return; }
    seen.add(parsed.data.id);
    entries.push(parsed.data);
  });
  return { entries, problems };
}
