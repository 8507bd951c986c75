/** Everything that is built from the entries themselves, before any training: phrasings, their vectors, the entries' own texts. */
import { buildCorpus, transpose, type Corpus, type OwnedText, type SparseRows } from './corpus.ts';
import { createVectoriser, type Vectoriser } from './feature-space.ts';
import type { FeaturesOf } from './extracts.ts';
import type { LanguageTables } from './language-tables.ts';
import type { MatcherEntry } from './types.ts';
import { textsAtATime, type Work } from './work.ts';

export interface Phrasing { entry: number; raw: string; text: string }

export interface Groundwork {
  phrasings: readonly Phrasing[];
  /** Phrasings by their normalised text, for exact hits. */
  exact: ReadonlyMap<string, readonly number[]>;
  /** Rows: all phrasings, then the entries' own texts. */
  corpus: Corpus;
  /** Rows of keywords: merchants take them from the phrasings, so they must not help to judge a held-out phrasing. */
  isKeywords: Uint8Array;
  /** Postings of each entry's answer and category. */
  texts: SparseRows;
  vectoriser: Vectoriser;
}

/** How much each kind of feature counts in a vector: words, letters, sounds, concepts. */
export const viewWeights = [1, 1, 0.4, 0.5] as const;

const variables = /\{\{[^}]*\}\}/g;

export function* layGroundwork(entries: readonly MatcherEntry[], { normalise, featuresOf }: LanguageTables): Work<Groundwork> {
  const phrasings: Phrasing[] = [];
  const exact = new Map<string, number[]>();
  for (const [at, entry] of entries.entries()) {
    for (const raw of [entry.question, ...entry.phrasings]) {
      if (phrasings.length % textsAtATime === 0) yield;
      const { text } = normalise(raw);
      if (text === '') continue;
      const known = exact.get(text);
      if (known) known.push(phrasings.length); else exact.set(text, [phrasings.length]);
      phrasings.push({ entry: at, raw, text });
    }
  }
  const rows: OwnedText[] = [...phrasings];
  const keywordRows: number[] = [];
  const answers: string[] = [];
  for (const [entry, { category, keywords, answer }] of entries.entries()) {
    if (entry % textsAtATime === 0) yield;
    const words = normalise(keywords.join(' , ')).text;
    const label = normalise(category ?? '').text;
    const said = normalise(answer.replace(variables, ' ')).text;
    if (words !== '') { keywordRows.push(rows.length); rows.push({ entry, text: words }); }
    if (label !== '') rows.push({ entry, text: label });
    if (said !== '') rows.push({ entry, text: said });
    answers.push(`${label} ${said}`.trim());
  }
  const corpus = yield* buildCorpus(rows, entries.length, featuresOf, viewWeights);
  const vectoriser = createVectoriser(corpus.space, viewWeights);
  const isKeywords = new Uint8Array(rows.length);
  for (const row of keywordRows) isKeywords[row] = 1;
  return { phrasings, exact, corpus, isKeywords, texts: yield* postingsOf(answers, featuresOf, vectoriser, corpus.space.size), vectoriser };
}

function* postingsOf(texts: readonly string[], featuresOf: FeaturesOf, { vectorOf }: Vectoriser, width: number): Work<SparseRows> {
  const starts = new Int32Array(texts.length + 1);
  const ids: number[] = [];
  const values: number[] = [];
  for (const [at, text] of texts.entries()) {
    if (at % textsAtATime === 0) yield;
    const vector = vectorOf(featuresOf(text));
    for (let step = 0; step < vector.count; step += 1) { ids.push(vector.ids[step] as number); values.push(vector.values[step] as number); }
    starts[at + 1] = ids.length;
  }
  return transpose({ count: texts.length, starts, ids: Int32Array.from(ids), values: Float32Array.from(values) }, width);
}
