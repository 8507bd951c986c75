/** What a shop knows, ready to answer: entries and a matcher for each language. Immutable; a change makes a new one. */
import { languages, type KnowledgeEntry, type Language } from '@aftercast/shared';
import { createMatcher, type LanguageTables, type Matcher } from '../matching/matcher.ts';

export interface LanguageBase {
  language: Language;
  entries: readonly KnowledgeEntry[];
  byId: ReadonlyMap<string, KnowledgeEntry>;
  matcher: Matcher;
}

export interface KnowledgeBase { zh: LanguageBase; en: LanguageBase }

/** @param previous kept for a language whose entries are the same, since indexing costs more than comparing */
export function buildKnowledgeBase(entries: Record<Language, KnowledgeEntry[]>, tables: LanguageTables, previous?: KnowledgeBase): KnowledgeBase {
  const build = (language: Language): LanguageBase => {
    const list = entries[language];
    const before = previous?.[language];
    if (before && JSON.stringify(before.entries) === JSON.stringify(list)) return before;
    return { language, entries: list, byId: new Map(list.map((entry) => [entry.id, entry])), matcher: createMatcher(list, {}, tables) };
  };
  return { zh: build('zh'), en: build('en') };
}

/** The base that can answer in a language, or the other one where the shop has written nothing in it. */
export function baseFor(base: KnowledgeBase, language: Language): LanguageBase {
  if (base[language].entries.length > 0) return base[language];
  const other = languages.find((each) => each !== language && base[each].entries.length > 0);
  return base[other ?? language];
}
