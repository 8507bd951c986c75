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
}

/** Log odds per unit of weight that count as full Bayes evidence: a term that one entry alone holds gives about this much. */
const bayesCeiling = 4;
/** How many entries stay in the running after the first pass. */
const shortlist = 6;
/** A pair that only sounds alike is looked up under at most this many pairs. */
const soundWidth = 4;

export interface Scorers {
  /** @param factorOf what scope makes of an entry's score; 0 keeps it out */
  score(text: string, factorOf: (entry: number) => number): Scored;
}

/** Makes the scorers over an index. They reuse their buffers: a call is synchronous and ends before the next begins. */
export function createScorers(index: InvertedIndex, keywordRules: KeywordRules, sounds: SoundIndex, entryCount: number): Scorers {
  const question = new Float64Array(index.vocabulary.size);
  const asked: number[] = [];
  const whole = new Float64Array(entryCount);
  const bayes = new Float64Array(entryCount);
  const keywords = new Float64Array(entryCount);
  const scores = new Float64Array(entryCount);
  const best = new Int32Array(shortlist);
  const unknownRarity = (1 + Math.log(entryCount + 1)) ** weights.index.rarity;

  /** Adds a term of the question to every entry that holds it. */
  function spread(id: number, weight: number): void {
    const value = weight * (index.rarity[id] as number);
    if (question[id] === 0) asked.push(id);
    question[id] = (question[id] as number) + value;
    const postings = index.byEntry[id];
    const odds = index.bayes[id];
    if (!postings || !odds) return;
    const { ids, weights: held } = postings;
    for (let at = 0; at < ids.length; at += 1) {
      const entry = ids[at] as number;
      whole[entry] = (whole[entry] as number) + value * (held[at] as number);
      bayes[entry] = (bayes[entry] as number) + weight * (odds[at] as number);
    }
  }

  /** A pair nobody wrote may be one that sounds the same. @returns whether there is any */
  function spreadSound(term: string, weight: number): boolean {
    const alike = sounds.alike(term);
    const width = Math.min(alike.length, soundWidth);
    for (let at = 0; at < width; at += 1) spread(alike[at] as number, weight * weights.soundShare / Math.sqrt(width));
    return width > 0;
  }

  return {
    score(text, factorOf) {
      for (const id of asked) question[id] = 0;
      asked.length = 0;
      whole.fill(0);
      bayes.fill(0);
      keywords.fill(0);
      let known = 0;
      let unknown = 0;
      let mass = 0;
      for (const [term, weight] of termsOf(text)) {
        mass += weight;
        const id = index.vocabulary.get(term);
        if (id !== undefined) {
          known += (weight * (index.rarity[id] as number)) ** 2;
          spread(id, weight);
          continue;
        }
        const lost = (weight * unknownRarity) ** 2;
        const heard = spreadSound(term, weight) ? weights.soundShare : 0;
        known += lost * heard;
        unknown += lost * (1 - heard);
      }
      keywordRules.score(text, keywords);
      const length = Math.sqrt(known + unknown * weights.dilution) || 1;
      return { evidence: gather(length, mass || 1, factorOf), known: known / (known + unknown || 1) };
    },
  };

  function gather(length: number, mass: number, factorOf: (entry: number) => number): Evidence[] {
    const { shares } = weights;
    const wholeShare = shares.whole / length;
    const bayesShare = shares.bayes / (mass * bayesCeiling);
    let count = 0;
    for (let entry = 0; entry < entryCount; entry += 1) {
      const likeness = whole[entry] as number;
      const keyword = keywords[entry] as number;
      if (likeness === 0 && keyword === 0) continue;
      const score = (likeness * wholeShare + Math.min(shares.bayes, (bayes[entry] as number) * bayesShare) + keyword * shares.keywords) * factorOf(entry);
      if (score <= (count < shortlist ? 0 : scores[best[count - 1] as number] as number)) continue;
      scores[entry] = score;
      let at = count < shortlist ? count++ : count - 1;
      for (; at > 0 && (scores[best[at - 1] as number] as number) < score; at -= 1) best[at] = best[at - 1] as number;
      best[at] = entry;
    }
    const running: Evidence[] = [];
    for (let at = 0; at < count; at += 1) running.push(evidenceOf(best[at] as number, length, mass, factorOf(best[at] as number)));
    return running.sort((a, b) => b.score - a.score);
  }

  function evidenceOf(entry: number, length: number, mass: number, factor: number): Evidence {
    const found: Evidence = {
      entry, phrasing: 0, nearest: -1, keywords: keywords[entry] as number, typo: 0, score: scores[entry] as number,
      whole: Math.min(1, (whole[entry] as number) / length), bayes: Math.min(1, (bayes[entry] as number) / (mass * bayesCeiling)),
    };
    findNearest(found, length);
    found.score += weights.shares.phrasing * found.phrasing * factor;
    return found;
  }

  /** Only the short list is compared phrasing by phrasing. */
  function findNearest(each: Evidence, length: number): void {
    const [from, until] = index.span[each.entry] as readonly [number, number];
    for (let phrasing = from; phrasing < until; phrasing += 1) {
      const { ids, weights: held } = index.byPhrasing[phrasing] as { ids: Int32Array; weights: Float32Array };
      let sum = 0;
      for (let at = 0; at < ids.length; at += 1) sum += (question[ids[at] as number] as number) * (held[at] as number);
      if (sum / length > each.phrasing) { each.phrasing = Math.min(1, sum / length); each.nearest = phrasing; }
    }
  }
}
