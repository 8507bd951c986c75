/** What a shop knows, ready to answer: entries and a matcher for each language. Immutable; a change makes a new one. */
import { languages, type KnowledgeEntry, type Language } from '@aftercast/shared';
import { createLearningMatcher, type LearningMatcher, type Train } from '../matching/learning-matcher.ts';
import type { LanguageTables } from '../matching/matcher.ts';

export interface LanguageBase {
  language: Language;
  entries: readonly KnowledgeEntry[];
  byId: ReadonlyMap<string, KnowledgeEntry>;
  matcher: LearningMatcher;
}

export interface KnowledgeBase { zh: LanguageBase; en: LanguageBase }

/** How matchers learn more than they know at once. */
export interface Learning { train: Train; onFailure: (error: unknown) => void }

/** Without a thread to train in, matchers stay with the cheap scorers. */
export const noLearning: Learning = { train: async () => null, onFailure: () => undefined };

/** @param previous kept for a language whose entries are the same, since indexing costs more than comparing */
export function buildKnowledgeBase(entries: Record<Language, KnowledgeEntry[]>, tables: LanguageTables, learning: Learning, previous?: KnowledgeBase): KnowledgeBase {
  const build = (language: Language): LanguageBase => {
    const list = entries[language];
    const before = previous?.[language];
    if (before && JSON.stringify(before.entries) === JSON.stringify(list)) return before;
    return { language, entries: list, byId: new Map(list.map((entry) => [entry.id, entry])), matcher: createLearningMatcher(list, {}, tables, { ...learning, previous: before?.matcher }) };
  };
  return { zh: build('zh'), en: build('en') };
}

/** The base that can answer in a language, or the other one where the shop has written nothing in it. */
export function baseFor(base: KnowledgeBase, language: Language): LanguageBase {
  if (base[language].entries.length > 0) return base[language];
  const other = languages.find((each) => each !== language && base[each].entries.length > 0);
  return base[other ?? language];
}
