/** A matcher that answers at once with what is known and goes on to what training makes of its entries; matching never waits. */
import { createMatcher, type Matcher } from './matcher.ts';
import type { LanguageTables } from './language-tables.ts';
import type { TrainedModel } from './training.ts';
import type { MatcherEntry, MatcherOptions } from './types.ts';

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

/**
 * @param previous the matcher that this one replaces: its model answers for the entries that are as they were, its training is given up
 * @param onFailure told when training fails; the matcher then stays as it is
 */
export function createLearningMatcher(
  entries: readonly MatcherEntry[], options: MatcherOptions, tables: LanguageTables,
  { train, previous, onFailure = () => undefined }: { train: Train; previous?: LearningMatcher | undefined; onFailure?: ((error: unknown) => void) | undefined },
): LearningMatcher {
  previous?.retire();
  const given = new AbortController();
  let current = createMatcher(entries, { ...options, model: options.model ?? previous?.model ?? null }, tables);
  const learning: LearningMatcher = {
    model: options.model ?? previous?.model ?? null,
    settled: Promise.resolve(),
    match: (text, context) => current.match(text, context),
    retire: () => given.abort(),
  };
  learning.settled = train(entries, given.signal).then((model) => {
    if (model === null || given.signal.aborted) return;
    current = createMatcher(entries, { ...options, model }, tables);
    learning.model = model;
  }).catch(onFailure);
  return learning;
}
