/**
 * Which Chinese characters commonly stand side by side in words, and how common each is: what tells a likely reading from an unlikely one.
 * The file has a line a character: itself, how common it is, then its followers, each with how common the pair is. How common is the binary
 * logarithm of a count, as one digit of base 36.
 */

/** Where the table lies, from the project's root. */
export const commonPairsFile = 'server/src/matching/typing/common-pairs.txt';

/** Counts of characters (by code) and of pairs (by `pairKey`). */
export interface PairCounts { singles: Map<number, number>; pairs: Map<number, number>; total: number }

const firstHan = 0x3400;
const lastHan = 0x9fff;
const width = lastHan - firstHan + 1;

export const isHan = (code: number): boolean => code >= firstHan && code <= lastHan;
export const pairKey = (before: number, code: number): number => (before - firstHan) * width + code - firstHan;

/** Adds the characters and pairs of a text. */
export function countPairs({ singles, pairs }: PairCounts, text: string, times: number): void {
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isHan(code)) {
      singles.set(code, (singles.get(code) ?? 0) + times);
      if (isHan(before)) { const key = pairKey(before, code); pairs.set(key, (pairs.get(key) ?? 0) + times); }
    }
    before = code;
  }
}

export const noPairs = (): PairCounts => ({ singles: new Map(), pairs: new Map(), total: 0 });

export function totalled(counts: PairCounts): PairCounts {
  let total = 0;
  for (const count of counts.singles.values()) total += count;
  return { ...counts, total };
}

/** @param least rarer characters and pairs are left out */
export function writeCommonPairs({ singles, pairs }: PairCounts, least: number): string {
  const digit = (count: number): string => Math.min(35, Math.round(Math.log2(count))).toString(36);
  const followers = new Map<number, string[]>();
  for (const [key, count] of [...pairs].sort(([a], [b]) => a - b)) {
    if (count < least) continue;
    const before = Math.floor(key / width) + firstHan;
    const list = followers.get(before) ?? [];
    list.push(`${String.fromCharCode(key % width + firstHan)}${digit(count)}`);
    followers.set(before, list);
  }
  const lines = [...singles].filter(([, count]) => count >= least).sort(([a], [b]) => a - b).map(([code, count]) => `${String.fromCharCode(code)}${digit(count)}${(followers.get(code) ?? []).join('')}\n`);
  return lines.join('');
}

/** Throws on a line that is not of this form. */
export function readCommonPairs(file: string): PairCounts {
  const counts = noPairs();
  for (const line of file.split('\n')) {
    if (line === '') continue;
    if (!/^(?:[\u3400-\u9fff][0-9a-z])+$/.test(line)) throw new Error(`pairs: cannot read "${line.slice(0, 20)}"`);
    const first = line.charCodeAt(0);
    counts.singles.set(first, 2 ** Number.parseInt(line.charAt(1), 36));
    for (let at = 2; at < line.length; at += 2) counts.pairs.set(pairKey(first, line.charCodeAt(at)), 2 ** Number.parseInt(line.charAt(at + 1), 36));
  }
  return totalled(counts);
}
