/** The shop's force words: a message that holds one goes to a person, whatever the bot believes. Pure. */

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
