/**
 * Trains what the cheap scorers cannot know: the linear model, the networks, how much each scorer counts here, and how sure to be.
 * Takes seconds, so a worker thread runs it; the result is plain data that travels between threads and can be stored.
 */
import { calibrate } from './calibrate.ts';
import type { FeatureSpace } from './feature-space.ts';
import { layGroundwork, type Groundwork } from './groundwork.ts';
import { judgeFold, type HeldOut } from './held-out.ts';
import type { LanguageTables } from './language-tables.ts';
import type { LinearModel } from './linear-model.ts';
import type { Network } from './network.ts';
import { fitStack } from './stacking.ts';
import { trainParts } from './trained-parts.ts';
import type { MatcherEntry } from './types.ts';
import { planTraining, weights } from './weights.ts';
import { atOnce } from './work.ts';

export interface TrainedModel {
  /** The entries it knows, in the order of its classes, each with a mark of what it said then. */
  ids: string[];
  marks: string[];
  space: FeatureSpace;
  linear: LinearModel | null;
  networks: Network[];
  stack: Float64Array;
  confidence: Float64Array;
  offered: Float64Array;
}

/** Changes whenever the same entries would teach another model, or the model is laid out in another way. */
export const modelEdition = '3';

/** Tells whether an entry still says what a model learnt from it. */
export function markOf({ question, phrasings, keywords, answer, category }: MatcherEntry): string {
  return JSON.stringify([question, phrasings, keywords, answer, category ?? '']);
}

/** @param ground of these entries, where it is laid already */
export function trainModel(entries: readonly MatcherEntry[], tables: LanguageTables, ground: Groundwork = atOnce(layGroundwork(entries, tables))): TrainedModel {
  const plan = planTraining(ground.phrasings.length, entries.length);
  const heldOut: HeldOut = { features: [], starts: [0], right: [], unseen: [], size: [], energy: [], outOfScope: [], coverage: [], ballots: [] };
  for (let fold = 0; fold < plan.usedFolds && ground.phrasings.length > plan.folds; fold += 1) judgeFold(fold, ground, entries, plan, heldOut, tables.normalise);
  const stack = fitStack(heldOut, weights.stack.length, weights.stack, weights.stackStrength);
  const { confidence, offered } = calibrate(heldOut, stack, ground.phrasings.length / Math.max(1, entries.length));
  const everything = Int32Array.from({ length: ground.corpus.rows.count }, (_, row) => row);
  const { linear, networks } = trainParts(ground, plan, everything, entries.length);
  return { ids: entries.map(({ id }) => id), marks: entries.map(markOf), space: ground.corpus.space, linear, networks, stack, confidence, offered };
}
