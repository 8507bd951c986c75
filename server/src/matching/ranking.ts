/** Ranks the entries for one text in one place, and reads the signs of how sure the ranking is. No rules and no bands. */
import { trainBayes } from './bayes.ts';
import { chanceOf, readSigns, signCount } from './calibration.ts';
import { createPanel, expertCount, type TrainedParts } from './experts.ts';
import { createVectoriser } from './feature-space.ts';
import { createExtractor } from './features.ts';
import { viewWeights, type Groundwork } from './groundwork.ts';
import { createKeywordRules } from './keywords.ts';
import type { LanguageTables } from './language-tables.ts';
import { createMatterTrust } from './matter.ts';
import { createNeighbours } from './neighbours.ts';
import type { ProductNames } from './product-names.ts';
import { createScopes } from './scope.ts';
import { markOf, type TrainedModel } from './training.ts';
import type { MatchContext, MatcherEntry } from './types.ts';
import { rerankTypos } from './typos.ts';
import { weights } from './weights.ts';
import type { Work } from './work.ts';

/** What speaks for one entry. */
export interface Evidence {
  entry: number;
  /** Its share of all chance, 0 to 1. */
  chance: number;
  /** Sum of what the scorers say, in log odds. */
  points: number;
  /** The row of its nearest phrasing, −1: none. */
  nearest: number;
  /** What each scorer says, in the order of `experts`, already weighed. */
  shares: Float64Array;
  /** What the scope adds, and the typo step. */
  scope: number;
  typo: number;
}

export interface Ranking {
  /** Best first. */
  evidence: Evidence[];
  /** The chance that the first is right; that one of the first three is. */
  confidence: number;
  offered: number;
  signs: Float64Array;
}

export interface Ranker { rank(text: string, context: MatchContext): Ranking }

/** Entries that are looked at closely. */
const shortlist = 8;
/** An entry whose own texts hold less of the question than this was hardly spoken of, whatever the others lack. */
const enoughCoverage = 0.2;
/** Between these confidences the typo step is worth its price. */
const doubt = { from: 0.1, to: 0.85 } as const;

export function* createRanker(entries: readonly MatcherEntry[], ground: Groundwork, model: TrainedModel | null, products: ProductNames, tables: LanguageTables): Work<Ranker> {
  const { corpus, phrasings, vectoriser, texts } = ground;
  const extractor = createExtractor(tables.soundOf, tables.conceptsOf);
  const count = entries.length;
  const isCurrent = model !== null && model.ids.length === count && model.space.size === corpus.space.size && entries.every((entry, at) => model.ids[at] === entry.id && model.marks[at] === markOf(entry));
  const modelVectoriser = model === null || isCurrent ? vectoriser : createVectoriser(model.space, viewWeights);
  yield;
  const bayes = trainBayes(corpus, () => true, weights.alpha);
  yield;
  const neighbours = createNeighbours(corpus, (row) => row < phrasings.length);
  yield;
  const panel = createPanel({ trained: model === null || model.networks.length === 0 ? null : trainedPartsOf(model, entries), bayes, neighbours, texts, entryCount: count });
  yield;
  const { stack, confidence: confidenceWeights, offered: offeredWeights } = model ?? { stack: Float64Array.from(weights.stack), confidence: Float64Array.from(weights.confidence), offered: Float64Array.from(weights.offered) };
  const rules = createKeywordRules(entries, tables.normalise);
  const corrected = tables.correctorOf?.(phrasings.map(({ text }) => text)) ?? ((text: string) => text);
  const scopes = createScopes(entries, products);
  const matterTrust = createMatterTrust(entries, tables.normalise, tables.conceptsOf ?? (() => []));
  const keywords = new Float64Array(count);
  const points = new Float64Array(count);
  const best = new Int32Array(shortlist);
  const { opinion } = panel;
  const depth = phrasings.length / Math.max(1, count);

  /** Adds up the scorers, keeps the best few in `best` and returns how many there are. */
  function shorten(): number {
    const { features, allowed } = opinion;
    let found = 0;
    for (let entry = 0; entry < count; entry += 1) {
      if (allowed[entry] === 0) continue;
      const base = entry * expertCount;
      let sum = scopes.bonus[entry] as number;
      for (let at = 0; at < expertCount; at += 1) sum += (stack[at] as number) * (features[base + at] as number);
      points[entry] = sum;
      if (found === shortlist && sum <= (points[best[found - 1] as number] as number)) continue;
      let place = found < shortlist ? found++ : found - 1;
      for (; place > 0 && (points[best[place - 1] as number] as number) < sum; place -= 1) best[place] = best[place - 1] as number;
      best[place] = entry;
    }
    return found;
  }

  /** The part of all chance that goes to entry points of `top` are divided by. */
  function totalAbove(top: number): number {
    let total = 0;
    for (let entry = 0; entry < count; entry += 1) if (opinion.allowed[entry] === 1) total += Math.exp((points[entry] as number) - top);
    return total;
  }

  function evidenceOf(entry: number, top: number, total: number): Evidence {
    const shares = new Float64Array(expertCount);
    for (let at = 0; at < expertCount; at += 1) shares[at] = (stack[at] as number) * (opinion.features[entry * expertCount + at] as number);
    return { entry, points: points[entry] as number, chance: Math.exp((points[entry] as number) - top) / total, nearest: opinion.nearest[entry] as number, shares, scope: scopes.bonus[entry] as number, typo: 0 };
  }

  return {
    rank(asked, context) {
      const text = corrected(asked);
      scopes.judge(text, context, opinion.allowed);
      const list = extractor.extract(text);
      const vector = vectoriser.vectorOf(list);
      const question = { text, unseen: vector.unseen, size: vector.count, energy: 0 };
      keywords.fill(0);
      rules.score(text, keywords);
      panel.hear(vector, modelVectoriser === vectoriser ? vector : modelVectoriser.vectorOf(list), keywords);
      question.energy = opinion.energy;
      const found = shorten();
      const signs = new Float64Array(signCount);
      if (found === 0 || vector.count === 0) return { evidence: [], confidence: 0, offered: 0, signs };
      const top = points[best[0] as number] as number;
      const total = totalAbove(top);
      const evidence = Array.from({ length: found }, (_, at) => evidenceOf(best[at] as number, top, total));
      const ranking: Ranking = { evidence, confidence: 0, offered: 0, signs };
      judge(ranking, question);
      if (ranking.confidence > doubt.from && ranking.confidence < doubt.to && rerankTypos(text, evidence, phrasings)) judge(ranking, question);
      return ranking;
    },
  };

  function judge(ranking: Ranking, { text, ...question }: { text: string; unseen: number; size: number; energy: number }): void {
    const first = ranking.evidence[0]?.entry ?? 0;
    const known = { ...question, coverage: opinion.coverage[first] as number, ballots: opinion.ballots[first] as number, depth };
    readSigns(opinion.features, ranking.evidence.map(({ entry }) => entry), ranking.evidence.map(({ chance }) => chance), known, ranking.signs);
    const heard = Math.min(1, known.coverage / enoughCoverage) * matterTrust(text, first);
    ranking.confidence = heard * chanceOf(confidenceWeights, ranking.signs);
    ranking.offered = Math.max(ranking.confidence, heard * chanceOf(offeredWeights, ranking.signs));
  }
}

function trainedPartsOf(model: TrainedModel, entries: readonly MatcherEntry[]): TrainedParts {
  const classes = new Map(model.ids.map((id, at) => [id, at]));
  const classOf = Int32Array.from(entries, (entry) => {
    const known = classes.get(entry.id);
    return known !== undefined && model.marks[known] === markOf(entry) ? known : -1;
  });
  return { linear: model.linear, networks: model.networks, classOf, classes: model.ids.length };
}
