/** The cheap scorers: one pass over the postings of the question's terms gives every entry its evidence. */
import type { InvertedIndex } from './inverted-index.ts';
import type { KeywordRules } from './keywords.ts';
import type { SoundIndex } from './sound.ts';
import { termsOf } from './terms.ts';
import { weights } from './weights.ts';

/** What speaks for one entry; each part 0 to 1. */
export interface Evidence {
  entry: number;
  /** Similarity to its nearest phrasing, and which one that is (−1: none). */
  phrasing: number;
  nearest: number;
  /** Similarity to everything the entry says. */
  whole: number;
  /** Naive Bayes: mean log odds a term, cut at 1. */
  bayes: number;
  keywords: number;
  /** Similarity after the typo step; 0 where it did not run. */
  typo: number;
  /** All of it together. */
  score: number;
}

export interface Scored {
  /** Best first. */
  evidence: Evidence[];
  /** Share of the question's weight that stands in terms the shop knows, 0 to 1. */
  known: number;
  /** Number of terms of the question. */
  terms: number;
}

/** Log odds per unit of weight that count as full Bayes evidence: a term that one entry alone holds gives about this much. */
const bayesCeiling = 4;
/** How many entries stay in the running after the first pass. */
const shortlist = 12;
/** Rarity of a pair that only sounds alike is spread over at most this many pairs. */
const soundWidth = 4;

export interface Scorers { score(text: string, allowed: (entry: number) => number): Scored }

/** Makes the scorers over an index. They reuse their buffers, so a call must end before the next begins; they are synchronous. */
export function createScorers(index: InvertedIndex, keywords: KeywordRules, sounds: SoundIndex, entryCount: number): Scorers {
  const byPhrasing = new Float64Array(index.phrasings.length);
  const touched = new Int32Array(index.phrasings.length);
  const whole = new Float64Array(entryCount);
  const bayes = new Float64Array(entryCount);
  const keyword = new Float64Array(entryCount);
  const best = new Float64Array(entryCount);
  const nearest = new Int32Array(entryCount);
  const unknownRarity = (1 + Math.log(entryCount + 1)) ** weights.index.rarity;

  function spread(id: number, weight: number, rarity: number, count: number): number {
    let touchedCount = count;
    const own = index.byPhrasing[id];
    const value = weight * rarity;
    if (value === 0) return count;
    if (own) {
      for (let at = 0; at < own.ids.length; at += 1) {
        const phrasing = own.ids[at] as number;
        if (byPhrasing[phrasing] === 0) touched[touchedCount++] = phrasing;
        byPhrasing[phrasing] = (byPhrasing[phrasing] as number) + value * (own.weights[at] as number);
      }
    }
    const entries = index.byEntry[id];
    const odds = index.bayes[id];
    if (entries && odds) {
      for (let at = 0; at < entries.ids.length; at += 1) {
        const entry = entries.ids[at] as number;
        whole[entry] = (whole[entry] as number) + value * (entries.weights[at] as number);
        bayes[entry] = (bayes[entry] as number) + weight * (odds[at] as number);
      }
    }
    return touchedCount;
  }

  return {
    score(text, allowed) {
      byPhrasing.fill(0); whole.fill(0); bayes.fill(0); keyword.fill(0); best.fill(0); nearest.fill(-1);
      let knownMass = 0;
      let unknownMass = 0;
      let mass = 0;
      let count = 0;
      const terms = termsOf(text);
      for (const [term, weight] of terms) {
        mass += weight;
        const id = index.vocabulary.get(term);
        if (id !== undefined) {
          const rarity = index.rarity[id] as number;
          knownMass += (weight * rarity) ** 2;
          count = spread(id, weight, rarity, count);
          continue;
        }
        const alike = sounds.alike(term);
        const lost = (weight * unknownRarity) ** 2;
        if (alike.length === 0) { unknownMass += lost; continue; }
        const width = Math.min(alike.length, soundWidth);
        for (let at = 0; at < width; at += 1) {
          const other = alike[at] as number;
          count = spread(other, weight * weights.soundShare / Math.sqrt(width), index.rarity[other] as number, count);
        }
        knownMass += lost * weights.soundShare;
        unknownMass += lost * (1 - weights.soundShare);
      }
      const length = Math.sqrt(knownMass + unknownMass * weights.dilution) || 1;
      for (let at = 0; at < count; at += 1) {
        const phrasing = touched[at] as number;
        const entry = (index.phrasings[phrasing] as { entry: number }).entry;
        const value = byPhrasing[phrasing] as number;
        if (value > (best[entry] as number)) { best[entry] = value; nearest[entry] = phrasing; }
      }
      keywords.score(text, keyword);
      return { evidence: gather(length, mass || 1, allowed), known: knownMass / (knownMass + unknownMass || 1), terms: terms.size };
    },
  };

  function gather(length: number, mass: number, allowed: (entry: number) => number): Evidence[] {
    const running: Evidence[] = [];
    for (let entry = 0; entry < entryCount; entry += 1) {
      if (whole[entry] === 0 && keyword[entry] === 0) continue;
      const factor = allowed(entry);
      if (factor === 0) continue;
      const evidence: Evidence = {
        entry, phrasing: Math.min(1, (best[entry] as number) / length), nearest: nearest[entry] as number,
        whole: Math.min(1, (whole[entry] as number) / length), bayes: Math.min(1, (bayes[entry] as number) / (mass * bayesCeiling)), keywords: keyword[entry] as number, typo: 0, score: 0,
      };
      evidence.score = factor * (weights.shares.phrasing * evidence.phrasing + weights.shares.whole * evidence.whole + weights.shares.bayes * evidence.bayes + weights.shares.keywords * evidence.keywords);
      running.push(evidence);
    }
    running.sort((a, b) => b.score - a.score);
    if (running.length > shortlist) running.length = shortlist;
    return running;
  }
}
