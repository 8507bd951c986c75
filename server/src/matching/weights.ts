/**
 * Every fitted number of the engine that holds for knowledge bases in general, in one place. They weigh kinds of evidence, never words.
 * Each knowledge base starts from them and moves away as far as its own phrasings say.
 */
import type { LinearSettings } from './linear-model.ts';
import type { NetworkSettings } from './network.ts';

export const weights = {
  /** Smoothing of the Bayes counts. */
  alpha: 0.1,
  /** The scorers' weights, in the order of `experts`, and how many held-out phrasings they are worth. */
  stack: [0.7, 0.9, 0.3, 0.2, 0.4, 0.4, 0.15],
  stackStrength: 150,
  /** Calibrations in the order of `signNames`: the first candidate is right; the right one is among the first three. `calibrationStrength` is what they are worth beside the held-out phrasings, as a multiple of their number. */
  confidence: [-1.5, 1.55, 0.28, -1.1, 0.35, -1.2, 0.2, 0.45, 0.5, 0.6, 0.06, 0.05, 0.37, -0.1, 1.1, 0.2, -0.03, 0.05],
  offered: [-0.7, 0.8, -0.35, -1.1, 0.55, -0.8, -0.2, 0.7, 0.6, 0.8, 0.2, 0.25, 0.45, -0.05, 0.95, -0.05, 0.5, -0.3],
  calibrationStrength: 5,
  /** Share of questions taken to be out of scope, whatever the number of held-out ones. */
  outOfScope: 0.25,
};

export interface TrainingPlan {
  folds: number; usedFolds: number;
  linear: LinearSettings | null; network: NetworkSettings | null; networks: number;
  /** Most held-out phrasings judged in a fold. */
  judged: number;
}

/** What is worth training for a base of this size. Beyond `mostWork` row × entry pairs only the cheap scorers answer. */
const mostWork = 2e7;

/** What the networks may take, in seconds of one common core; all else of a large base takes up to half of it. */
const mostSeconds = 20;
/** Past this many rows there is one network, a smaller one that learns for a shorter time and passes over rare features: its memory grows with the features, and all else takes longer too. */
const manyRows = 20_000;
const mostSecondsOfMany = 12;

/** Seconds for every network of a plan: what a row takes at one step of training, measured, and what each entry adds to it. */
function secondsFor({ folds, usedFolds, networks, network }: TrainingPlan, rows: number, entries: number): number {
  const perStep = (10 + 0.03 * entries) * 1e-6;
  const runs = usedFolds * (1 - 1 / folds) * 0.8 + 1;
  return networks * runs * rows * (network?.epochs ?? 0) * perStep;
}

/** Whatever the base, its training ends in time: first there are fewer networks, then fewer epochs. */
export function planTraining(rows: number, entries: number): TrainingPlan {
  const plan = wishedTraining(rows, entries);
  if (!plan.network) return plan;
  if (rows > manyRows) Object.assign(plan, { networks: 1, network: { ...plan.network, hidden: 64, leastHolders: 6 } });
  const most = rows > manyRows ? mostSecondsOfMany : mostSeconds;
  while (plan.networks > 1 && secondsFor(plan, rows, entries) > most) plan.networks -= 1;
  const over = secondsFor(plan, rows, entries) / most;
  if (over > 1) plan.network.epochs = Math.max(3, Math.floor(plan.network.epochs / over));
  return plan;
}

function wishedTraining(rows: number, entries: number): TrainingPlan {
  const small = rows <= 3_000;
  const network: NetworkSettings = { hidden: 96, epochs: rows <= 1_500 ? 20 : 12, rate: 0.1, dropout: 0.6, hiddenDropout: small ? 0.2 : 0.3, ignore: 0.003, leastHolders: 1 };
  const linear: LinearSettings = { epochs: 15, rate: 0.5, dropout: 0.3, ignore: 0.003 };
  const possible = rows * entries <= mostWork && rows >= 2 && entries >= 2;
  return {
    folds: small ? 4 : 5, usedFolds: small ? 4 : 1,
    linear: possible && small ? linear : null, network: possible ? network : null, networks: small ? 6 : 3,
    judged: small ? 800 : possible ? 2_500 : 600,
  };
}
