/**
 * Undoes the typos of pinyin keyboards: a character that goes with neither neighbour becomes one of the same sound that does (快弟 → 快递).
 * A noisy channel (Kernighan, Church, Gale 1990): the likeliest reading under the pairs that the shop writes and that words commonly have, less a
 * price for each changed character; found in one pass (Viterbi 1967).
 */
import { countPairs, isHan, noPairs, pairKey, totalled, type PairCounts } from './common-pairs.ts';

/** Reads a normalised text as it was likely meant; the text itself where nothing is amiss. */
export type Corrector = (text: string) => string;

/** What a change costs in log chance: a shopper's own word is rather kept than replaced. */
const changeCost = 7;
/** Part of a character's chance that hangs on the one before it. */
const bound = 0.75;
/** After a character that the shop wrote this often, its pairs count as much as the common ones. */
const enough = 5;
/** Smoothing: what is added to counts, so that nothing is impossible. */
const smooth = { common: 1, own: 0.05, commonBefore: 20, ownBefore: 1 } as const;

/**
 * @param texts normalised texts of the shop, the only source of replacements
 * @param soundOf how a character sounds, as a number
 */
export function createCorrector(texts: Iterable<string>, common: PairCounts, soundOf: (code: number) => number): Corrector {
  const counted = noPairs();
  for (const text of texts) countPairs(counted, text, 1);
  const own = totalled(counted);
  const alike = new Map<number, number[]>();
  for (const code of own.singles.keys()) {
    const sound = soundOf(code);
    const list = alike.get(sound);
    if (list) list.push(code); else alike.set(sound, [code]);
  }

  const known = (before: number, code: number): boolean => { const key = pairKey(before, code); return own.pairs.has(key) || common.pairs.has(key); };
  const chanceOf = (code: number): number => ((common.singles.get(code) ?? 0) + smooth.common) / (2 * (common.total + 1)) + ((own.singles.get(code) ?? 0) + smooth.own) / (2 * (own.total + 1));

  /** The log chance of a character after another, which is 0 where there is no Chinese one. */
  function logChance(before: number, code: number): number {
    if (!isHan(code)) return 0;
    if (before === 0) return Math.log(chanceOf(code));
    const key = pairKey(before, code);
    const written = own.singles.get(before) ?? 0;
    const trust = written / (written + enough);
    const paired = trust * (own.pairs.get(key) ?? 0) / (written + smooth.ownBefore) + (1 - trust) * (common.pairs.get(key) ?? 0) / ((common.singles.get(before) ?? 0) + smooth.commonBefore);
    return Math.log((1 - bound) * chanceOf(code) + bound * paired);
  }

  function isAmiss(text: string, at: number): boolean {
    const code = text.charCodeAt(at);
    if (!isHan(code)) return false;
    const before = at > 0 ? text.charCodeAt(at - 1) : 0;
    const after = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
    return !(isHan(before) && known(before, code)) && !(isHan(after) && known(code, after));
  }

  function readingsOf(text: string): number[][] | null {
    let any = false;
    const readings = Array.from({ length: text.length }, (_, at) => {
      const code = text.charCodeAt(at);
      const others = isAmiss(text, at) ? (alike.get(soundOf(code)) ?? []).filter((other) => other !== code) : [];
      if (others.length > 0) any = true;
      return [code, ...others];
    });
    return any ? readings : null;
  }

  return (text) => {
    const readings = readingsOf(text);
    return readings ? likeliest(readings, logChance) : text;
  };
}

/** The likeliest way through the readings; the first of each place is what was typed. */
function likeliest(readings: readonly (readonly number[])[], logChance: (before: number, code: number) => number): string {
  let ends = [{ code: 0, sum: 0 }];
  const cameFrom = readings.map((codes) => {
    const origins: number[] = [];
    ends = codes.map((code, choice) => {
      let best = 0;
      let top = -Infinity;
      ends.forEach((end, from) => {
        const sum = end.sum + logChance(end.code, code);
        if (sum > top) { top = sum; best = from; }
      });
      origins.push(best);
      return { code: isHan(code) ? code : 0, sum: top - (choice === 0 ? 0 : changeCost) };
    });
    return origins;
  });
  let choice = ends.reduce((best, { sum }, at) => (sum > (ends[best]?.sum ?? -Infinity) ? at : best), 0);
  const codes: number[] = [];
  for (let at = readings.length - 1; at >= 0; at -= 1) {
    codes[at] = readings[at]?.[choice] ?? 0;
    choice = cameFrom[at]?.[choice] ?? 0;
  }
  return String.fromCharCode(...codes);
}
