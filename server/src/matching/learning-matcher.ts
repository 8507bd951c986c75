/** A matcher that answers at once with what is known and goes on to what training makes of its entries; matching never waits. */
import { buildMatcher, type Matcher } from './matcher.ts';
import type { LanguageTables } from './language-tables.ts';
import type { TrainedModel } from './training.ts';
import type { MatcherEntry, MatcherOptions } from './types.ts';
import { atOnce, type Work } from './work.ts';

/** Trains somewhere else. Resolves with null where the work was given up because `signal` was raised first. */
export type Train = (entries: readonly MatcherEntry[], signal: AbortSignal) => Promise<TrainedModel | null>;

export interface LearningMatcher extends Matcher {
  /** What it answers with now: null until a first training has ended. */
  model: TrainedModel | null;
  /** Resolves once its training has ended, been given up or failed. */
  settled: Promise<void>;
  /** Gives its training up, since another matcher has taken its place. */
  retire(): void;
}

/** Builds a matcher somehow: at once, or in slices between which others are served. Null where `signal` was raised first. */
export type Build = (work: Work<Matcher>, signal: AbortSignal) => Matcher | null | Promise<Matcher | null>;

interface Means {
  train: Train;
  previous?: LearningMatcher | undefined;
  onFailure?: ((error: unknown) => void) | undefined;
  /** What answers until training has ended, where it is made already. */
  first?: Matcher | undefined;
  build?: Build | undefined;
}

/**
 * @param previous the matcher that this one replaces: its model answers for the entries that are as they were, its training is given up
 * @param build for what is built when training has ended; at once when absent
 * @param onFailure told when training fails; the matcher then stays as it is
 */
export function createLearningMatcher(
  entries: readonly MatcherEntry[], options: MatcherOptions, tables: LanguageTables,
  { train, previous, onFailure = () => undefined, first, build = (work) => atOnce(work) }: Means,
): LearningMatcher {
  previous?.retire();
  const given = new AbortController();
  let current = first ?? atOnce(buildMatcher(entries, { ...options, model: options.model ?? previous?.model ?? null }, tables));
  const learning: LearningMatcher = {
    model: options.model ?? previous?.model ?? null,
    settled: Promise.resolve(),
    match: (text, context) => current.match(text, context),
    retire: () => given.abort(),
  };
  learning.settled = train(entries, given.signal).then(async (model) => {
    if (model === null || given.signal.aborted) return;
    const learnt = await build(buildMatcher(entries, { ...options, model }, tables), given.signal);
    if (learnt === null || given.signal.aborted) return;
    current = learnt;
    learning.model = model;
  }).catch(onFailure);
  return learning;
}
