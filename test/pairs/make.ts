/** Counts pairs of characters inside a dictionary's words, each as often as the word is met. */
import { dict } from '@node-rs/jieba/dict.js';
import { countPairs, noPairs, writeCommonPairs } from '../../server/src/matching/typing/common-pairs.ts';

/** Rarer pairs are mostly names. */
const least = 100;

export function makeCommonPairs(): string {
  const counts = noPairs();
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const [word, times] = line.split(' ');
    if (word && times) countPairs(counts, word, Number(times));
  }
  return writeCommonPairs(counts, least);
}
