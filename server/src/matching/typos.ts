/** The dear scorer: Fuse.js re-reads a short list of phrasings for slips of the keyboard. It never scans the whole base. */
import Fuse from 'fuse.js';
import type { InvertedIndex } from './inverted-index.ts';
import type { Evidence } from './scorers.ts';
import { weights } from './weights.ts';

/** Entries whose nearest phrasing is read again, and the longest question worth it (Fuse's bitap works on 32 characters). */
const width = 4;
const longest = 16;

/** Adds the fuzzy likeness of each candidate's nearest phrasing to its score and sorts anew. Changes `evidence` in place. */
export function rerankTypos(text: string, evidence: Evidence[], index: InvertedIndex): void {
  if (text.length > longest || text.length < 3) return;
  const list = evidence.slice(0, width).flatMap((each) => {
    const phrasing = index.phrasings[each.nearest];
    return phrasing ? [{ each, text: phrasing.text }] : [];
  });
  const fuse = new Fuse(list, { keys: ['text'], includeScore: true, threshold: 0.5, ignoreLocation: true, ignoreFieldNorm: true });
  for (const { item, score } of fuse.search(text)) {
    // A short phrasing inside a long question fits loosely; the lengths must be alike as well.
    const lengths = Math.min(text.length, item.text.length) / Math.max(text.length, item.text.length);
    item.each.typo = (1 - (score ?? 1)) * lengths;
    item.each.score += weights.typoShare * item.each.typo * (1 - item.each.phrasing);
  }
  evidence.sort((a, b) => b.score - a.score);
}
