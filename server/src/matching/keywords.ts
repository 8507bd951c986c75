/** The keyword rules of entries: a merchant's own words that point to an entry when they stand in a question. */
import type { MatcherEntry } from './types.ts';
import type { Normalised } from './normalise.ts';

interface Rule { entry: number; weight: number }

export interface KeywordRules {
  /** Adds each entry's evidence, 0 to 1, for the keywords that stand in `text`. */
  score(text: string, scores: Float64Array): void;
}

/** Longest keyword looked for, in characters. */
const longest = 16;

/** Indexes keywords by their first two characters, so that a question is read once whatever the number of keywords. */
export function createKeywordRules(entries: readonly MatcherEntry[], normalise: (raw: string) => Normalised): KeywordRules {
  const owners = new Map<string, Set<number>>();
  entries.forEach((entry, at) => {
    for (const keyword of entry.keywords) {
      const { text } = normalise(keyword);
      if (text === '' || text.length > longest) continue;
      const set = owners.get(text);
      if (set) set.add(at); else owners.set(text, new Set([at]));
    }
  });
  const byHead = new Map<string, { text: string; rules: Rule[] }[]>();
  for (const [text, set] of owners) {
    const rules = [...set].map((entry) => ({ entry, weight: weightOf(text, set.size) }));
    const list = byHead.get(text.slice(0, 2));
    if (list) list.push({ text, rules }); else byHead.set(text.slice(0, 2), [{ text, rules }]);
  }
  return {
    score(text, scores) {
      for (let at = 0; at < text.length; at += 1) {
        const list = byHead.get(text.slice(at, at + 2));
        if (!list) continue;
        for (const keyword of list) {
          if (!text.startsWith(keyword.text, at) || cutsWord(text, at, keyword.text)) continue;
          // Noisy or: two weak keywords make one stronger, none makes more than 1.
          for (const { entry, weight } of keyword.rules) scores[entry] = 1 - (1 - (scores[entry] ?? 0)) * (1 - weight);
        }
      }
    },
  };
}

/** A long keyword of one entry proves more than a short one of many: 仅退款 of one entry 0.6, 直播 of one 0.5, 摄像头 of eight 0.21. */
function weightOf(text: string, holders: number): number {
  const length = /[a-z]/.test(text) ? text.length / 3 : text.length;
  const proof = Math.min(0.8, 0.2 + 0.15 * length);
  return proof / Math.sqrt(holders);
}

function cutsWord(text: string, at: number, keyword: string): boolean {
  const isLetter = (char: string): boolean => char >= 'a' && char <= 'z';
  return isLetter(keyword.charAt(0)) && isLetter(text.charAt(at - 1));
}
