/** The inverted index: for each term, the entries that hold it, with weights ready to be summed. */
import type { MatcherEntry } from './types.ts';
import type { Normalised } from './normalise.ts';
import { termsOf } from './terms.ts';
import { weights as fitted } from './weights.ts';

/** Parallel arrays of a list and its weights. */
export interface Postings { ids: Int32Array; weights: Float32Array }

export interface Phrasing { entry: number; raw: string; text: string }

export interface InvertedIndex {
  vocabulary: ReadonlyMap<string, number>;
  /** Rarity of each term by its id: 1 for a term of every entry, more for rarer ones. */
  rarity: Float32Array;
  phrasings: readonly Phrasing[];
  /** Phrasing indexes by normalised text, for exact hits. */
  exact: ReadonlyMap<string, readonly number[]>;
  /** Each phrasing's own terms, for comparing a short list. */
  byPhrasing: readonly Postings[];
  /** Which phrasings are an entry's: from, until (exclusive). */
  span: readonly (readonly [number, number])[];
  /** For each term, the entries that hold it. */
  byEntry: readonly Postings[];
  /** Complement naive Bayes: what a term adds to an entry that holds it. */
  bayes: readonly Float32Array[];
}

/** Builds the index. Worked example: an entry with phrasings "怎么退货" and "我要退货" puts 退货 under both phrasings and, twice as heavy, under the entry. */
export function buildIndex(entries: readonly MatcherEntry[], normalise: (raw: string) => Normalised): InvertedIndex {
  const vocabulary = new Map<string, number>();
  const idOf = (term: string): number => {
    let id = vocabulary.get(term);
    if (id === undefined) vocabulary.set(term, id = vocabulary.size);
    return id;
  };
  const phrasings: Phrasing[] = [];
  const exact = new Map<string, number[]>();
  const perPhrasing: Map<number, number>[] = [];
  const perEntry: Map<number, number>[] = [];
  const span: [number, number][] = [];

  entries.forEach((entry, at) => {
    const own = new Map<number, number>();
    const from = phrasings.length;
    const learn = (text: string, share: number): Map<number, number> => {
      const vector = new Map<number, number>();
      for (const [term, weight] of termsOf(text)) {
        const id = idOf(term);
        vector.set(id, weight);
        own.set(id, (own.get(id) ?? 0) + weight * share);
      }
      return vector;
    };
    for (const raw of [entry.question, ...entry.phrasings]) {
      const { text } = normalise(raw);
      if (text === '') continue;
      const known = exact.get(text);
      if (known) known.push(phrasings.length); else exact.set(text, [phrasings.length]);
      phrasings.push({ entry: at, raw, text });
      perPhrasing.push(learn(text, 1));
    }
    span.push([from, phrasings.length]);
    for (const keyword of entry.keywords) learn(normalise(keyword).text, fitted.index.keywords);
    learn(normalise(entry.answer.replace(/\{\{[^}]*\}\}/g, ' ')).text, fitted.index.answer);
    perEntry.push(own);
  });

  const rarity = rarityOf(perEntry, vocabulary.size);
  return {
    vocabulary, rarity, phrasings, exact,
    byPhrasing: perPhrasing.map((vector) => pack(unit(vector, rarity))),
    span,
    byEntry: transpose(perEntry.map((vector) => unit(new Map([...vector].map(([id, count]) => [id, Math.log1p(count)])), rarity)), vocabulary.size),
    bayes: bayesWeights(perEntry, vocabulary.size),
  };
}

function rarityOf(vectors: readonly Map<number, number>[], size: number): Float32Array {
  const holders = new Float32Array(size);
  for (const vector of vectors) for (const id of vector.keys()) holders[id] = (holders[id] ?? 0) + 1;
  return holders.map((count) => (1 + Math.log((vectors.length + 1) / (count + 1))) ** fitted.index.rarity);
}

function unit(vector: Map<number, number>, rarity: Float32Array): Map<number, number> {
  let sum = 0;
  const weighed = new Map<number, number>();
  for (const [id, weight] of vector) {
    const value = weight * (rarity[id] ?? 0);
    weighed.set(id, value);
    sum += value * value;
  }
  const length = Math.sqrt(sum) ** fitted.index.length || 1;
  for (const [id, value] of weighed) weighed.set(id, value / length);
  return weighed;
}

function pack(vector: ReadonlyMap<number, number>): Postings {
  return { ids: Int32Array.from(vector.keys()), weights: Float32Array.from(vector.values()) };
}

function transpose(vectors: readonly Map<number, number>[], size: number): Postings[] {
  const lists: { ids: number[]; weights: number[] }[] = Array.from({ length: size }, () => ({ ids: [], weights: [] }));
  vectors.forEach((vector, at) => {
    for (const [id, weight] of vector) {
      lists[id]?.ids.push(at);
      lists[id]?.weights.push(weight);
    }
  });
  return lists.map(({ ids, weights }) => ({ ids: Int32Array.from(ids), weights: Float32Array.from(weights) }));
}

/**
 * Complement naive Bayes (Rennie et al., ICML 2003), kept sparse: an entry's score is a sum over all terms of
 * −log P(term | every other entry), which differs from a sum common to all entries only for terms the entry holds.
 * The arrays are parallel to `byEntry`.
 */
function bayesWeights(perEntry: readonly Map<number, number>[], size: number): Float32Array[] {
  const totals = new Float64Array(size);
  for (const vector of perEntry) for (const [id, count] of vector) totals[id] = (totals[id] ?? 0) + count;
  const lists: number[][] = Array.from({ length: size }, () => []);
  for (const vector of perEntry) {
    for (const [id, count] of vector) {
      const all = totals[id] ?? 0;
      lists[id]?.push(Math.log(all + fitted.index.alpha) - Math.log(Math.max(0, all - count) + fitted.index.alpha));
    }
  }
  return lists.map((list) => Float32Array.from(list));
}
