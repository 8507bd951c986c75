/** Off-the-shelf engines on the same questions: how good is a search library that is merely plugged in? */
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { MatcherEntry } from '../../server/src/matching/types.ts';
import { mayAnswer } from '../../server/src/matching/scope.ts';
import { termsOf } from '../../server/src/matching/terms.ts';
import type { LabelledQuestion } from './score.ts';

/** The entries that an engine finds for a text, best first, each once. */
export type Rival = (text: string) => string[];

interface Phrasing { id: number; entry: string; text: string }

const phrasingsOf = (entries: readonly MatcherEntry[]): Phrasing[] =>
  entries.flatMap(({ id, question, phrasings }) => [question, ...phrasings].map((text) => ({ entry: id, text }))).map((each, id) => ({ id, ...each }));
const once = (ids: readonly string[]): string[] => [...new Set(ids)].slice(0, 5);
/** The same pieces as our engine's, so that Chinese is not a rival's undoing. */
const pieces = (text: string): string[] => [...termsOf(text.toLowerCase()).keys()].filter((term) => !term.startsWith('~'));

export function fuse(entries: readonly MatcherEntry[]): Rival {
  const engine = new Fuse(phrasingsOf(entries), { keys: ['text'], threshold: 1, ignoreLocation: true, includeScore: true });
  return (text) => once(engine.search(text.slice(0, 60), { limit: 20 }).map(({ item }) => item.entry));
}

export function minisearch(entries: readonly MatcherEntry[]): Rival {
  const engine = new MiniSearch<Phrasing>({ fields: ['text'], storeFields: ['entry'], tokenize: pieces, searchOptions: { fuzzy: false, prefix: false } });
  engine.addAll(phrasingsOf(entries));
  return (text) => once(engine.search(text).slice(0, 20).map(({ entry }) => entry as string));
}

/** Okapi BM25 (k1 1.2, b 0.75) with each entry as one document. */
export function bm25(entries: readonly MatcherEntry[]): Rival {
  const documents = entries.map(({ id, question, phrasings, keywords }) => {
    const counts = new Map<string, number>();
    for (const text of [question, ...phrasings, ...keywords]) for (const piece of pieces(text)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
    return { id, counts, length: [...counts.values()].reduce((sum, count) => sum + count, 0) };
  });
  const mean = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length);
  const holders = new Map<string, number>();
  for (const { counts } of documents) for (const piece of counts.keys()) holders.set(piece, (holders.get(piece) ?? 0) + 1);
  return (text) => {
    const asked = pieces(text);
    const scored = documents.map(({ id, counts, length }) => ({
      id,
      score: asked.reduce((sum, piece) => {
        const times = counts.get(piece) ?? 0;
        const held = holders.get(piece) ?? 0;
        return sum + Math.log(1 + (documents.length - held + 0.5) / (held + 0.5)) * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * length / mean));
      }, 0),
    }));
    return scored.sort((a, b) => b.score - a.score).slice(0, 5).map(({ id }) => id);
  };
}

/** Top-1 of a rival over the in-scope questions of a sample, with the same scope filter as ours. */
export function topOne(make: (entries: readonly MatcherEntry[]) => Rival, entries: readonly MatcherEntry[], questions: readonly LabelledQuestion[]): number {
  const rival = make(entries);
  const scopes = new Map(entries.map(({ id, scope }) => [id, scope]));
  const right = questions.filter(({ text, expected, also, context }) => {
    const first = rival(text).find((id) => { const scope = scopes.get(id); return scope !== undefined && mayAnswer(scope, context ?? {}); });
    return first !== undefined && (first === expected || (also ?? []).includes(first));
  });
  return questions.length === 0 ? NaN : 100 * right.length / questions.length;
}
