/**
 * Tells which situation of after-sales a sentence speaks of: 裤子下过水了能送回去吗 is `return_opened` though no entry says 下水.
 * It is a small embedding, trained by this project on sentences written for it (`speech/`), and knows no shop. The matcher
 * takes the shares as further terms of entries and questions, or compares two sentences by their vectors.
 */
import type { Concepts } from '../lexicon/concepts.ts';
import { featuresOf } from './features.ts';
import { unpack } from './packed.ts';
import { shareOut, stretch, vectorOf } from './train.ts';

/** A situation's id and its share of the sentence, 0 to 1. */
export interface SituationShare { id: string; share: number }

export interface Situations {
  /** Every situation's id, in the order of the vector's numbers. */
  readonly ids: readonly string[];
  /** The likely situations of a normalised text, best first; none where it speaks of something else. */
  of(text: string): SituationShare[];
  /** A vector of length 1 or less, whose product with another's says how alike the situations are (Bhattacharyya); null where it speaks of something else. */
  embed(text: string): Float32Array | null;
}

/** Where the model lies, from the project's root. */
export const situationsFile = 'server/src/matching/embedding/situations.bin';
/** What no shop's after-sales is about. */
const elsewhere = 'elsewhere';
/** Smaller shares are noise. */
const leastShare = 0.03;
/** What is this surely about something else has no vector. */
const mostElsewhere = 0.7;

/** @param packed the content of {@link situationsFile}; throws when it is not such a file */
export function createSituations(packed: Uint8Array, concepts: Concepts): Situations {
  const { situations: names, features, rarity, scales, bytes, unknownRarity } = unpack(packed);
  const width = names.length;
  const vocabulary = new Map(features.map((feature, id) => [feature, id]));
  const outside = names.indexOf(elsewhere);

  function sharesOf(text: string): Float64Array {
    const { ids, values } = vectorOf(featuresOf(text, concepts), vocabulary, rarity, unknownRarity);
    const shares = new Float64Array(width);
    for (let at = 0; at < ids.length; at += 1) {
      const feature = ids[at] as number;
      const value = (values[at] as number) * (scales[feature] as number) * stretch;
      const from = feature * width;
      for (let column = 0; column < width; column += 1) shares[column] = (shares[column] as number) + (bytes[from + column] as number) * value;
    }
    shareOut(shares);
    return shares;
  }

  return {
    ids: names,
    of(text) {
      const found: SituationShare[] = [];
      sharesOf(text).forEach((share, at) => { if (share >= leastShare && at !== outside) found.push({ id: names[at] as string, share }); });
      return found.sort((a, b) => b.share - a.share);
    },
    embed(text) {
      const shares = sharesOf(text);
      if ((shares[outside] ?? 0) > mostElsewhere) return null;
      if (outside >= 0) shares[outside] = 0;
      return Float32Array.from(shares, Math.sqrt);
    },
  };
}
