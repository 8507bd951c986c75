/** The dear scorer: Fuse.js re-reads a short list of phrasings for slips of the keyboard. It never scans the whole base. */
import Fuse from 'fuse.js';
import type { Phrasing } from './groundwork.ts';
import type { Evidence } from './ranking.ts';

/** Entries whose nearest phrasing is read again, and the longest question worth it (Fuse's bitap works on 32 characters). */
const width = 4;
const longest = 16;
/** What a full fuzzy hit adds, in log odds. */
const share = 1;

/** Adds the fuzzy likeness of each candidate's nearest phrasing to its points and sorts anew, in place. @returns whether anything changed */
export function rerankTypos(text: string, evidence: Evidence[], phrasings: readonly Phrasing[]): boolean {
  if (text.length > longest || text.length < 3) return false;
  const list = evidence.slice(0, width).flatMap((each) => {
    const phrasing = phrasings[each.nearest];
    return phrasing ? [{ each, text: phrasing.text }] : [];
  });
  const fuse = new Fuse(list, { keys: ['text'], includeScore: true, threshold: 0.5, ignoreLocation: true, ignoreFieldNorm: true });
  const found = fuse.search(text);
  if (found.length === 0) return false;
  for (const { item, score } of found) {
    // A short phrasing inside a long question fits loosely; the lengths must be alike as well.
    const lengths = Math.min(text.length, item.text.length) / Math.max(text.length, item.text.length);
    item.each.typo = share * (1 - (score ?? 1)) * lengths;
    item.each.points += item.each.typo;
    item.each.chance *= Math.exp(item.each.typo);
  }
  const whole = Math.max(1, evidence.reduce((sum, { chance }) => sum + chance, 0));
  for (const each of evidence) each.chance /= whole;
  evidence.sort((a, b) => b.points - a.points);
  return true;
}
