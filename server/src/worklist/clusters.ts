/**
 * Gathers questions of one meaning: leader clustering. Questions come in the order in which they were asked; each joins the leader
 * it is most like, or leads a cluster of its own. Likeness is the cosine of two vectors: the engine's terms weighted by rarity,
 * and the nearest entries beside them, so that questions in other words, which the engine finds near the same entries, meet.
 *
 * Worked example: "能便宜点吗" leads. "能再便宜点吗" shares 便宜, 宜点 and 点吗 with it and joins. "几点下播" shares nothing rare and leads another.
 *
 * Pure and deterministic: the same questions in the same order give the same clusters, and a new question never moves an old one.
 * One pass with postings over the leaders' terms.
 */
import { termsOf } from '../matching/terms.ts';

/** A question as it is compared. `text` is normalised; `candidates` are the entries nearest to it, best first. */
export interface Comparable { text: string; candidates: readonly string[] }

/** Each fitted on labelled questions whose entries were taken away: precise first, since a merchant reads a row as one matter. */
const defaults = {
  /** From this cosine on two questions mean the same, 0 to 1. */
  sameMeaning: 0.4,
  /** Share of the nearest entries in a question's length, beside its words. */
  candidateShare: 0.3,
};

/** Counts in how many texts each term stands; `of` is ln(1 + texts / texts that hold it). Count first, then ask. */
export function rarityIn() {
  const holders = new Map<string, number>();
  let texts = 0;
  return {
    count(text: string): void {
      texts += 1;
      for (const term of termsOf(text).keys()) holders.set(term, (holders.get(term) ?? 0) + 1);
    },
    of: (term: string): number => Math.log(1 + Math.max(texts, 1) / (holders.get(term) ?? 1)),
  };
}

type Vector = [string, number][];

/** Scaled to a length. */
function scaled(vector: Vector, length: number): Vector {
  const own = Math.sqrt(vector.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return vector.map(([term, weight]) => [term, weight * length / own]);
}

export function createClusters(rarity: (term: string) => number, { sameMeaning, candidateShare } = defaults) {
  const exact = new Map<string, number>();
  let leaders = 0;
  /** For each term the leaders that hold it, and how heavily, in turn. */
  const postings = new Map<string, number[]>();
  let likeness = new Float64Array(1024);

  function vectorOf({ text, candidates }: Comparable): Vector {
    const words = [...termsOf(text)].filter(([term]) => !term.startsWith('~')).map(([term, weight]): [string, number] => [term, weight * rarity(term)]);
    if (candidates.length === 0) return scaled(words, 1);
    const near = candidates.map((id, rank): [string, number] => [`→${id}`, 1 / (rank + 1)]);
    return [...scaled(words, Math.sqrt(1 - candidateShare)), ...scaled(near, Math.sqrt(candidateShare))];
  }

  /** -1: none is alike enough. Of equals the older one. */
  function nearest(vector: Vector): number {
    const touched: number[] = [];
    for (const [term, weight] of vector) {
      const held = postings.get(term) ?? [];
      for (let at = 0; at < held.length; at += 2) {
        const leader = held[at] as number;
        if (likeness[leader] === 0) touched.push(leader);
        likeness[leader] = (likeness[leader] as number) + weight * (held[at + 1] as number);
      }
    }
    let best = -1;
    let bestLikeness = sameMeaning;
    for (const leader of touched) {
      const found = likeness[leader] as number;
      likeness[leader] = 0;
      if (found < bestLikeness || (found === bestLikeness && best >= 0 && leader > best)) continue;
      best = leader;
      bestLikeness = found;
    }
    return best;
  }

  function lead(vector: Vector): number {
    const leader = leaders;
    leaders += 1;
    if (leader >= likeness.length) {
      const wider = new Float64Array(likeness.length * 2);
      wider.set(likeness);
      likeness = wider;
    }
    for (const [term, weight] of vector) {
      const held = postings.get(term);
      if (held) held.push(leader, weight); else postings.set(term, [leader, weight]);
    }
    return leader;
  }

  return {
    /** @returns the number of its cluster, counted from 0 in order of their leaders; `isNew`: it leads */
    place(question: Comparable): { cluster: number; isNew: boolean } {
      const known = exact.get(question.text);
      if (known !== undefined) return { cluster: known, isNew: false };
      const vector = vectorOf(question);
      const found = nearest(vector);
      const cluster = found < 0 ? lead(vector) : found;
      exact.set(question.text, cluster);
      return { cluster, isNew: found < 0 };
    },
  };
}
export type Clusters = ReturnType<typeof createClusters>;
