/** The scorers side by side: each says of every entry how well it fits. What they are worth beside each other is learnt elsewhere. */
import type { Bayes } from './bayes.ts';
import type { SparseRows } from './corpus.ts';
import type { SparseVector } from './feature-space.ts';
import { scoreLinear, type LinearModel } from './linear-model.ts';
import type { Neighbours } from './neighbours.ts';
import { readyNetwork, scoreNetwork, type Network } from './network.ts';
import { softmaxAmong } from './softmax.ts';

/** The scorers in the order of an entry's numbers in `Opinion.features`. */
export const experts = ['linear', 'network', 'bayes', 'votes', 'nearest', 'texts', 'keywords'] as const;
export const expertCount = experts.length;

/** What one question scored, by entry; overwritten by the next question. */
export interface Opinion {
  /** `expertCount` numbers an entry, on scales that may be added up. */
  features: Float64Array;
  /** Likeness to the entry's nearest phrasing, and which row that is. */
  best: Float64Array;
  nearest: Int32Array;
  /** 1 for entries that may answer here. */
  allowed: Uint8Array;
  /** Share, 0 to 1, of the question that the entry's own texts hold. */
  coverage: Float64Array;
  /** How many networks would put the entry first, as a share of all; 1 everywhere where there are none. */
  ballots: Float64Array;
  /** How strongly the network reacts to anything in the question: its largest logit. */
  energy: number;
}

/** What training gives; absent until it has run. `classOf` maps entries to the model's classes, −1 for an entry it does not know. */
export interface TrainedParts { linear: LinearModel | null; networks: readonly Network[]; classOf: Int32Array; classes: number }

export interface ExpertParts {
  trained: TrainedParts | null;
  bayes: Bayes;
  neighbours: Neighbours;
  /** Postings of the entries' own texts: answer and category. */
  texts: SparseRows;
  entryCount: number;
}

export interface Panel {
  opinion: Opinion;
  /**
   * Fills `opinion` for the entries that `opinion.allowed` names.
   * @param vector the question in the matcher's space
   * @param modelVector the question in the model's space, where that is another one
   */
  hear(vector: SparseVector, modelVector: SparseVector, keywords: Float64Array): void;
}

const floor = { chance: 1e-5, votes: 0.01, bayes: -8 } as const;
/** Scales that bring the scorers' numbers to about the same spread. */
const scale = { bayes: 6, nearest: 4, texts: 4, keywords: 2 } as const;
/** What stands in for the trained scorers where there are none: the cheap ones, weighed as they deserve on average. */
const cheap = { bayes: 0.8, votes: 0.5, nearest: 0.8, texts: 0.3, keywords: 0.3 } as const;

export function createPanel({ trained, bayes, neighbours, texts, entryCount }: ExpertParts): Panel {
  const opinion: Opinion = {
    features: new Float64Array(entryCount * expertCount), best: new Float64Array(entryCount), nearest: new Int32Array(entryCount),
    allowed: new Uint8Array(entryCount).fill(1), coverage: new Float64Array(entryCount), ballots: new Float64Array(entryCount).fill(1), energy: 0,
  };
  const votes = new Float64Array(entryCount);
  const odds = new Float64Array(entryCount);
  const likeness = new Float64Array(entryCount);
  const guess = new Float64Array(entryCount);
  const byEntry = new Float64Array(entryCount);
  const byClass = new Float64Array(trained?.classes ?? 0);
  const one = new Float64Array(trained?.classes ?? 0);
  const networks = trained?.networks.map(readyNetwork) ?? [];
  const { features, allowed } = opinion;

  function readTexts({ count, ids, values }: SparseVector): void {
    likeness.fill(0);
    for (let at = 0; at < count; at += 1) {
      const id = ids[at] as number;
      const end = texts.starts[id + 1] as number;
      for (let step = texts.starts[id] as number; step < end; step += 1) {
        const entry = texts.ids[step] as number;
        likeness[entry] = (likeness[entry] as number) + (values[at] as number) * (texts.values[step] as number);
      }
    }
  }

  function writeCheap(vector: SparseVector, keywords: Float64Array): void {
    let mass = 1e-6;
    for (let at = 0; at < vector.count; at += 1) mass += vector.values[at] as number;
    let top = -Infinity;
    for (let entry = 0; entry < entryCount; entry += 1) if (allowed[entry] === 1 && (odds[entry] as number) > top) top = odds[entry] as number;
    for (let entry = 0; entry < entryCount; entry += 1) {
      const base = entry * expertCount;
      const bayesian = Math.max(floor.bayes, scale.bayes * ((odds[entry] as number) - top) / mass);
      const voted = Math.log((votes[entry] as number) + floor.votes);
      const near = scale.nearest * (opinion.best[entry] as number);
      const text = scale.texts * (likeness[entry] as number);
      const keyword = scale.keywords * (keywords[entry] as number);
      features[base + 2] = bayesian;
      features[base + 3] = voted;
      features[base + 4] = near;
      features[base + 5] = text;
      features[base + 6] = keyword;
      guess[entry] = cheap.bayes * bayesian + cheap.votes * voted + cheap.nearest * near + cheap.texts * text + cheap.keywords * keyword;
    }
    softmaxAmong(guess, allowed);
  }

  /** Writes the chances that `byClass` gives; entries the model has never seen keep what the cheap scorers guess. */
  function writeTrained(column: number, classOf: Int32Array): void {
    let unseen = 0;
    for (let entry = 0; entry < entryCount; entry += 1) {
      const known = classOf[entry] as number;
      byEntry[entry] = known >= 0 ? byClass[known] as number : -Infinity;
      if (known < 0 && allowed[entry] === 1) unseen += guess[entry] as number;
    }
    softmaxAmong(byEntry, allowed);
    for (let entry = 0; entry < entryCount; entry += 1) {
      const chance = (classOf[entry] as number) >= 0 ? (byEntry[entry] as number) * (1 - unseen) : guess[entry] as number;
      features[entry * expertCount + column] = Math.log(Math.max(floor.chance, chance));
    }
  }

  function copy(from: number, to: number): void {
    for (let base = 0; base < features.length; base += expertCount) features[base + to] = features[base + from] as number;
  }

  function castBallot(classOf: Int32Array, weight: number): void {
    let winner = -1;
    let top = -Infinity;
    for (let entry = 0; entry < entryCount; entry += 1) {
      const known = classOf[entry] as number;
      if (known < 0 || allowed[entry] === 0 || (one[known] as number) <= top) continue;
      top = one[known] as number;
      winner = entry;
    }
    if (winner >= 0) opinion.ballots[winner] = (opinion.ballots[winner] as number) + weight;
  }

  function hearTrained(vector: SparseVector): void {
    opinion.energy = 0;
    if (!trained) {
      for (let entry = 0; entry < entryCount; entry += 1) features[entry * expertCount] = Math.log(Math.max(floor.chance, guess[entry] as number));
      copy(0, 1);
      return;
    }
    const { linear, classOf } = trained;
    byClass.fill(0);
    opinion.ballots.fill(0);
    for (const network of networks) {
      scoreNetwork(network, vector, one);
      for (let at = 0; at < one.length; at += 1) byClass[at] = (byClass[at] as number) + (one[at] as number);
      castBallot(classOf, 1 / networks.length);
    }
    let top = -Infinity;
    for (let at = 0; at < byClass.length; at += 1) {
      const mean = (byClass[at] as number) / networks.length;
      byClass[at] = mean;
      if (mean > top) top = mean;
    }
    opinion.energy = top;
    writeTrained(1, classOf);
    if (!linear) { copy(1, 0); return; }
    scoreLinear(linear, vector, byClass);
    writeTrained(0, classOf);
  }

  return {
    opinion,
    hear(vector, modelVector, keywords) {
      neighbours.score(vector, allowed, opinion.best, opinion.nearest, votes);
      bayes.score(vector, odds, opinion.coverage);
      readTexts(vector);
      writeCheap(vector, keywords);
      hearTrained(modelVector);
    },
  };
}
