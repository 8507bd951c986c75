/**
 * The lexicon of after-sales: what people say, colloquial or not, brought to what it means. It owns words and their groups and
 * knows no shop, product or entry; the matcher takes the concepts of a text as further terms beside its n-grams.
 */
import { delivery } from './zh/delivery.ts';
import { goods } from './zh/goods.ts';
import { money } from './zh/money.ts';
import { people } from './zh/people.ts';
import { returns } from './zh/returns.ts';
import { everyday } from './en/everyday.ts';
import { goods as goodsEn } from './en/goods.ts';
import { shop } from './en/shop.ts';
import { createPhraseFinder } from './phrase-finder.ts';
import { symbolsOf } from './symbols.ts';
import { readTheme, type Group } from './themes.ts';

/** The themes by name; each can be left out to measure what it is worth. */
export const themes: Readonly<Record<string, Group[]>> = {
  'zh/delivery': readTheme('zh/delivery', delivery, ' '),
  'zh/returns': readTheme('zh/returns', returns, ' '),
  'zh/money': readTheme('zh/money', money, ' '),
  'zh/goods': readTheme('zh/goods', goods, ' '),
  'zh/people': readTheme('zh/people', people, ' '),
  'en/shop': readTheme('en/shop', shop, ','),
  'en/goods': readTheme('en/goods', goodsEn, ','),
  'en/everyday': readTheme('en/everyday', everyday, ','),
};

/** Ids of the concepts in a normalised text and, as `[parent]`, of what they belong to; each once. */
export type Concepts = (text: string) => string[];

/** @param groups what to look for; every theme when absent */
export function createConcepts(groups: readonly Group[] = Object.values(themes).flat()): Concepts {
  const parents = new Map<string, string>();
  const meanings = new Map<string, { symbols: string[]; ids: Set<string> }>();
  for (const { id, parent, terms } of groups) {
    parents.set(id, `[${parent}]`);
    for (const term of terms) {
      const symbols = symbolsOf(term);
      const key = symbols.join(' ');
      const known = meanings.get(key);
      if (known) known.ids.add(id); else meanings.set(key, { symbols, ids: new Set([id]) });
    }
  }
  const phrases = [...meanings.values()];
  const find = createPhraseFinder(phrases.map(({ symbols }) => symbols));

  return (text) => {
    const ids = new Set<string>();
    const belongings = new Set<string>();
    for (const { phrase } of find(symbolsOf(text))) {
      for (const id of phrases[phrase]?.ids ?? []) { ids.add(id); belongings.add(parents.get(id) as string); }
    }
    return [...ids, ...belongings];
  };
}
