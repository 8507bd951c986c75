/** The shop's force words: a message that holds one goes to a person, whatever the bot believes. Pure. */
import { LRUCache } from 'lru-cache';

/** A character of Latin script; a force word in it must stand as a word of its own. */
const latin = /[a-z0-9]/;

/**
 * @param text normalised question
 * @param words the shop's force words, normalised in the same way
 */
export function hasForceWord(text: string, words: readonly string[]): boolean {
  return words.some((word) => {
    if (word === '') return false;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const cutsLeft = latin.test(word.charAt(0)) && latin.test(text.charAt(at - 1));
      const cutsRight = latin.test(word.charAt(word.length - 1)) && /[a-z]/.test(text.charAt(at + word.length)) && text.charAt(at + word.length) !== 's';
      if (!cutsLeft && !cutsRight) return true;
    }
    return false;
  });
}

/** Verdicts kept for one list of words; normalising costs more than finding, and many shoppers say the same. */
const verdictsKept = 5_000;
/** Longer messages seldom come twice. In UTF-16 code units. */
const longestRemembered = 200;

/** `hasForceWord` on texts and words as they were written. A list is known by identity: changed words come as a new list. */
export function createForceWordTest(normalise: (raw: string) => string): (text: string, words: readonly string[]) => boolean {
  const lists = new WeakMap<readonly string[], { words: string[]; verdicts: LRUCache<string, boolean> }>();
  return (text, words) => {
    let list = lists.get(words);
    if (!list) lists.set(words, list = { words: words.map(normalise), verdicts: new LRUCache({ max: verdictsKept }) });
    const before = list.verdicts.get(text);
    if (before !== undefined) return before;
    const verdict = hasForceWord(normalise(text), list.words);
    if (text.length <= longestRemembered) list.verdicts.set(text, verdict);
    return verdict;
  };
}
