/**
 * What kind of thing an English word names, by WordNet: a taxi is a car, a car is a vehicle. A question and an entry meet in a kind where they
 * share no word. Each word has one sense, its commonest. The file has a line a kind: the line number of the kind above it (base 36, from 1; 0: none),
 * then the words of this sense. A kind stands below the one above it.
 */

/** Where the table lies, from the project's root. */
export const kindsFile = 'server/src/matching/wordnet/kinds.txt';

/** Names of the kinds, marked by %, of each word of a normalised text, from the nearest up. */
export type KindsOf = (text: string) => string[];

/** So many kinds of a word count; those higher up say little. */
const height = 5;
/** Words that carry no matter. */
const light = new Set('a an the i you he she it we they my your our their me him her them this that these those is am are was were be been being do doe did have has had will would can could should to of in on at for with from by and or but so if as not no just what which who when where why how there here'.split(' '));
const latin = /^[a-z]{2,}$/;
/** Endings of inflected words, and what stands in the dictionary in their place. */
const endings = [['ies', 'y'], ['es', ''], ['es', 'e'], ['s', ''], ['ied', 'y'], ['ed', ''], ['ed', 'e'], ['ing', ''], ['ing', 'e'], ['er', ''], ['est', '']] as const;

/** @param file the content of {@link kindsFile}; throws on a line whose kind above does not stand before it */
export function createKinds(file: string): KindsOf {
  const kindOf = new Map<string, number>();
  const above: number[] = [0];
  file.split('\n').forEach((line, at) => {
    if (line === '') return;
    const [parent, ...words] = line.split(' ') as [string, ...string[]];
    const number = Number.parseInt(parent, 36);
    if (!(number >= 0 && number <= at)) throw new Error(`kinds: cannot read "${line.slice(0, 20)}"`);
    above.push(number);
    for (const word of words) kindOf.set(word, at + 1);
  });

  return (text) => {
    const names: string[] = [];
    for (const word of text.split(' ')) {
      if (!latin.test(word) || light.has(word)) continue;
      let kind = kindOf.get(word) ?? inflected(word, kindOf) ?? 0;
      for (let step = 0; step < height && kind > 0; step += 1) {
        names.push(`%${kind}`);
        kind = above[kind] ?? 0;
      }
    }
    return names;
  };
}

function inflected(word: string, kindOf: ReadonlyMap<string, number>): number | undefined {
  for (const [ending, instead] of endings) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    const found = kindOf.get(stem + instead) ?? (stem.at(-1) === stem.at(-2) ? kindOf.get(stem.slice(0, -1)) : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}
