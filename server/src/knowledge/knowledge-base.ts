/**
 * What a shop knows, ready to answer: the entries valid now and a matcher for each language. Immutable; a change makes a new one.
 * The one place where knowledge becomes matchers.
 */
import { languages, validityOf, type KnowledgeEntry, type Language } from '@aftercast/shared';
import type { Broadcasts } from '../live/on-screen.ts';
import { createLearningMatcher, type LearningMatcher, type Train } from '../matching/learning-matcher.ts';
import { buildMatcher, type LanguageTables, type Matcher } from '../matching/matcher.ts';
import type { TrainedModel } from '../matching/training.ts';
import type { Thresholds } from '../matching/types.ts';
import { inSlices } from './in-slices.ts';

export interface LanguageBase {
  language: Language;
  entries: readonly KnowledgeEntry[];
  byId: ReadonlyMap<string, KnowledgeEntry>;
  matcher: LearningMatcher;
  thresholds: Thresholds;
  /** It answers shoppers from here on: its training begins, that of the base it replaces ends. What is only tried never trains. */
  goLive(replaced: LanguageBase | undefined): void;
}

/** How matchers learn more than they know at once. */
export interface Learning { train: Train; onFailure: (error: unknown) => void }

/** Without a thread to train in, matchers stay with the cheap scorers. */
export const noLearning: Learning = { train: async () => null, onFailure: () => undefined };

export interface KnowledgeBase {
  zh: LanguageBase;
  en: LanguageBase;
  /** From this moment on another set of entries is valid; Infinity where nothing begins or ends. */
  goodUntil: number;
  /** The shop's live sessions by id: which product is under a number, and what was on screen when. */
  broadcasts: Broadcasts;
}

/** What a base is made of. `entries` may hold some that are not valid at `now`. */
export interface Ingredients extends Means { entries: Record<Language, readonly KnowledgeEntry[]>; broadcasts: Broadcasts; now: number }
/** What matchers are made with. `model` is what an earlier state of the entries has taught. */
interface Means { thresholds: Thresholds; tables: LanguageTables; learning?: Learning; model?: TrainedModel | null; /** The matcher, where it is built. */ first?: Matcher | null }

/** @param made bases made before, the live one first: a language whose entries and thresholds are the same in one of them is taken from there, since indexing costs more than comparing. Builds in slices: whatever is in place answers meanwhile */
export async function buildKnowledgeBase({ entries, broadcasts, now, ...means }: Ingredients, made: readonly KnowledgeBase[] = []): Promise<KnowledgeBase> {
  const build = async (language: Language): Promise<LanguageBase> => {
    const valid = entries[language].filter((entry) => validityOf(entry, now) === 'valid');
    const text = made.length > 0 ? JSON.stringify(valid) : '';
    const model = made[0]?.[language].matcher.model ?? null;
    const same = made.map((base) => base[language]).find(({ matcher, ...before }) => before.thresholds.answer === means.thresholds.answer
      && before.thresholds.choices === means.thresholds.choices && (matcher.model !== null || model === null)
      && before.entries.length === valid.length && JSON.stringify(before.entries) === text);
    if (same) return same;
    const first = await inSlices(buildMatcher(valid, { thresholds: means.thresholds, model }, means.tables));
    return buildLanguageBase(language, valid, { ...means, model, first });
  };
  return { zh: await build('zh'), en: await build('en'), goodUntil: nextTurn([...entries.zh, ...entries.en], now), broadcasts };
}

/** One language's part, from entries that are taken as valid. */
export function buildLanguageBase(language: Language, entries: readonly KnowledgeEntry[], { thresholds, tables, learning = noLearning, model = null, first = null }: Means): LanguageBase {
  let begin = (): void => undefined;
  const live = new Promise<void>((resolve) => { begin = resolve; });
  const matcher = createLearningMatcher(entries, { thresholds, model }, tables, {
    train: async (list, signal) => { await live; return signal.aborted ? null : learning.train(list, signal); },
    onFailure: learning.onFailure, first: first ?? undefined, build: inSlices,
  });
  return {
    language, entries, byId: new Map(entries.map((entry) => [entry.id, entry])), matcher, thresholds,
    goLive(replaced) {
      replaced?.matcher.retire();
      begin();
    },
  };
}

/** The next moment after `now` at which an entry begins or ends. */
function nextTurn(entries: readonly KnowledgeEntry[], now: number): number {
  let next = Infinity;
  for (const { validFrom, validUntil } of entries) {
    if (typeof validFrom === 'number' && validFrom > now) next = Math.min(next, validFrom);
    if (typeof validUntil === 'number' && validUntil > now) next = Math.min(next, validUntil);
  }
  return next;
}

/** The base that can answer in a language, or the other one where the shop has written nothing in it. */
export function baseFor(base: KnowledgeBase, language: Language): LanguageBase {
  if (base[language].entries.length > 0) return base[language];
  const other = languages.find((each) => each !== language && base[each].entries.length > 0);
  return base[other ?? language];
}
