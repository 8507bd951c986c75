/** Judges phrasings that a training run has not seen, and phrasings of entries it has not seen at all: what calibration learns from. */
import { trainBayes } from './bayes.ts';
import { createPanel, expertCount, type Panel } from './experts.ts';
import type { SparseVector } from './feature-space.ts';
import type { Groundwork } from './groundwork.ts';
import { createKeywordRules, type KeywordRules } from './keywords.ts';
import { createNeighbours } from './neighbours.ts';
import { mayAnswer } from './scope.ts';
import { trainParts } from './trained-parts.ts';
import type { MatcherEntry } from './types.ts';
import { weights, type TrainingPlan } from './weights.ts';

/** One case a phrasing: its best candidates' features and what else is known of it. `right` is the place of the right candidate, or −1. */
export interface HeldOut {
  features: number[]; starts: number[]; right: number[];
  unseen: number[]; size: number[]; energy: number[]; outOfScope: boolean[];
  /** By candidate, like `features`. */
  coverage: number[]; ballots: number[];
}

/** Candidates kept of each case. */
const keptCandidates = 20;
/** Every so many-th entry is left out of a fold. */
const leftOutEvery = 5;

const spread = (value: number): number => Math.imul(value + 1, 0x9e3779b1) >>> 8;

/** Which phrasings a fold judges and which entries it leaves out. Each entry's phrasings are dealt out in turn. */
function deal(fold: number, { corpus, phrasings, isKeywords }: Groundwork, folds: number) {
  const turn = new Int32Array(corpus.entryCount);
  const isJudged = new Uint8Array(phrasings.length);
  const isLeftOut = Uint8Array.from({ length: corpus.entryCount }, (_, entry) => (corpus.entryCount >= leftOutEvery && (spread(entry) + fold) % leftOutEvery === 0 ? 1 : 0));
  phrasings.forEach(({ entry }, row) => {
    const place = turn[entry] as number;
    turn[entry] = place + 1;
    if ((place + spread(entry)) % folds === fold) isJudged[row] = 1;
  });
  const learns = (row: number): boolean => isLeftOut[corpus.owner[row] as number] === 0 && isJudged[row] !== 1 && isKeywords[row] === 0;
  return { isJudged, isLeftOut, learns };
}

export function judgeFold(fold: number, ground: Groundwork, entries: readonly MatcherEntry[], plan: TrainingPlan, out: HeldOut, normalise: Parameters<typeof createKeywordRules>[1]): void {
  const { corpus, phrasings } = ground;
  const { isJudged, isLeftOut, learns } = deal(fold, ground, plan.folds);
  const chosen = Int32Array.from({ length: corpus.rows.count }, (_, row) => row).filter(learns);
  const { linear, networks } = trainParts(ground, plan, chosen, entries.length);
  const trained = networks.length > 0 ? { linear, networks, classOf: Int32Array.from(entries, (_, entry) => entry), classes: entries.length } : null;
  const panel = createPanel({ trained, bayes: trainBayes(corpus, learns, weights.alpha), neighbours: createNeighbours(corpus, (row) => row < phrasings.length && learns(row)), texts: ground.texts, entryCount: entries.length });
  const learnt = featuresOf(chosen, ground);
  const rules = createKeywordRules(entries, normalise);
  const judged = phrasings.map((_, row) => row).filter((row) => isJudged[row] === 1);
  const step = Math.max(1, judged.length / plan.judged);
  const bench: Bench = { ground, entries, panel, learnt, rules, isLeftOut, keywords: new Float64Array(entries.length) };
  for (let at = 0; at < judged.length; at += step) judge(judged[Math.floor(at)] as number, bench, out);
}

/** The features that the chosen rows hold. */
function featuresOf(chosen: Int32Array, { corpus: { rows, space } }: Groundwork): Uint8Array {
  const known = new Uint8Array(space.size);
  for (const row of chosen) for (let at = rows.starts[row] as number; at < (rows.starts[row + 1] as number); at += 1) known[rows.ids[at] as number] = 1;
  return known;
}

interface Bench { ground: Groundwork; entries: readonly MatcherEntry[]; panel: Panel; learnt: Uint8Array; rules: KeywordRules; isLeftOut: Uint8Array; keywords: Float64Array }

function judge(row: number, { ground, entries, panel, learnt, rules, isLeftOut, keywords }: Bench, out: HeldOut): void {
  const { phrasings, corpus } = ground;
  const owner = corpus.owner[row] as number;
  const { scope } = entries[owner] as MatcherEntry;
  // Half of the shoppers have the product on screen.
  const context = { liveSession: scope.liveSession, product: row % 2 === 0 ? scope.product : null };
  const { allowed, features } = panel.opinion;
  entries.forEach((entry, at) => { allowed[at] = isLeftOut[at] === 0 && mayAnswer(entry.scope, context) ? 1 : 0; });
  const vector = rowAsSeen(row, ground, learnt);
  keywords.fill(0);
  rules.score(phrasings[row]?.text ?? '', keywords);
  panel.hear(vector, vector, keywords);
  const rank = (entry: number): number => weights.stack.reduce((sum, weight, at) => sum + weight * (features[entry * expertCount + at] as number), 0);
  const candidates = entries.map((_, at) => at).filter((at) => allowed[at] === 1).map((at) => ({ at, score: rank(at) })).sort((a, b) => b.score - a.score).slice(0, keptCandidates);
  if (candidates.length === 0) return;
  for (const { at } of candidates) { out.coverage.push(panel.opinion.coverage[at] as number); out.ballots.push(panel.opinion.ballots[at] as number); }
  for (const { at } of candidates) for (let expert = 0; expert < expertCount; expert += 1) out.features.push(expert === expertCount - 1 ? 0 : features[at * expertCount + expert] as number);
  out.starts.push(out.features.length / expertCount);
  out.right.push(candidates.findIndex(({ at }) => at === owner));
  out.unseen.push(vector.unseen);
  out.size.push(vector.count);
  out.energy.push(panel.opinion.energy);
  out.outOfScope.push(isLeftOut[owner] === 1);
}

/** A row as the fold's training knows it: features that only held-out phrasings have are unseen. */
function rowAsSeen(row: number, { corpus: { rows } }: Groundwork, learnt: Uint8Array): SparseVector {
  const from = rows.starts[row] as number;
  const until = rows.starts[row + 1] as number;
  const ids = new Int32Array(until - from);
  const values = new Float32Array(until - from);
  let count = 0;
  let unseen = 0;
  for (let at = from; at < until; at += 1) {
    const id = rows.ids[at] as number;
    const value = rows.values[at] as number;
    if (learnt[id] === 0) { unseen += value * value; continue; }
    ids[count] = id;
    values[count] = value;
    count += 1;
  }
  return { count, ids, values, unseen };
}
