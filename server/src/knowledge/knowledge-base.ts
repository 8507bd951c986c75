/**
 * What a shop knows, ready to answer: the entries valid now and a matcher for each language. Immutable; a change makes a new one.
 * The one place where knowledge becomes matchers.
 */
import { languages, validityOf, type KnowledgeEntry, type Language } from '@aftercast/shared';
import { createMatcher, type LanguageTables, type Matcher } from '../matching/matcher.ts';
import type { Thresholds } from '../matching/types.ts';
import type { Links } from './links.ts';

export interface LanguageBase {
  language: Language;
  entries: readonly KnowledgeEntry[];
  byId: ReadonlyMap<string, KnowledgeEntry>;
  matcher: Matcher;
  thresholds: Thresholds;
}

export interface KnowledgeBase {
  zh: LanguageBase;
  en: LanguageBase;
  /** From this moment on another set of entries is valid; Infinity where nothing begins or ends. */
  goodUntil: number;
  /** Which product a live session shows under a number. */
  links: Links;
}

/** What a base is made of. `entries` may hold some that are not valid at `now`. */
export interface Ingredients { entries: Record<Language, readonly KnowledgeEntry[]>; thresholds: Thresholds; links: Links; tables: LanguageTables; now: number }

/** @param made bases made before: a language whose entries and thresholds are the same in one of them is taken from there, since indexing costs more than comparing */
export function buildKnowledgeBase({ entries, thresholds, links, tables, now }: Ingredients, made: readonly KnowledgeBase[] = []): KnowledgeBase {
  const build = (language: Language): LanguageBase => {
    const valid = entries[language].filter((entry) => validityOf(entry, now) === 'valid');
    const text = made.length > 0 ? JSON.stringify(valid) : '';
    const same = made.map((base) => base[language]).find((before) => before.thresholds.answer === thresholds.answer
      && before.thresholds.choices === thresholds.choices && before.entries.length === valid.length && JSON.stringify(before.entries) === text);
    return same ?? buildLanguageBase(language, valid, thresholds, tables);
  };
  return { zh: build('zh'), en: build('en'), goodUntil: nextTurn([...entries.zh, ...entries.en], now), links };
}

/** One language's part, from entries that are taken as valid. */
export function buildLanguageBase(language: Language, entries: readonly KnowledgeEntry[], thresholds: Thresholds, tables: LanguageTables): LanguageBase {
  return { language, entries, byId: new Map(entries.map((entry) => [entry.id, entry])), matcher: createMatcher(entries, { thresholds }, tables), thresholds };
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
