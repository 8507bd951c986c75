/** What the situation model sees of a sentence. Changing anything here asks for a new model (`corepack pnpm run situations`). */
import type { Concepts } from '../lexicon/concepts.ts';
import { symbolsOf } from '../lexicon/symbols.ts';

const cjk = /[\u3400-\u9fff]/;
const functionCharacters = new Set('的了吗呢吧啊呀哦嘛呗啦么我你您他她它们这那个就也都还又在是有被把给和跟与到要会来说着过里上下一两几得地之其');
const functionWords = new Set('a an the i you he she it we they my your our their me him her them this that these those is am are was were be been being do doe did have has had will would can could should to of in on at for with from by and or but so if as not no just what which who when where why how there here'.split(' '));

/** Weights of the kinds of features beside a pair of characters or a word (1). */
export const featureShares = { single: 0.8, light: 0.35, pair: 0.7, letters: 0.25, concept: 1.5, parent: 0.7 } as const;

/** Features of a normalised text with their weights, rarity not yet counted. */
export function featuresOf(text: string, concepts: Concepts): Map<string, number> {
  const features = new Map<string, number>();
  let previous = '';
  for (const symbol of symbolsOf(text)) {
    if (cjk.test(symbol)) {
      const light = functionCharacters.has(symbol);
      features.set(symbol, light ? 0.2 : featureShares.single);
      if (cjk.test(previous)) features.set(previous + symbol, light && functionCharacters.has(previous) ? featureShares.light : 1);
    } else {
      const light = functionWords.has(symbol);
      features.set(symbol, light ? 0.2 : 1);
      if (previous !== '') features.set(`${previous} ${symbol}`, light ? featureShares.light : featureShares.pair);
      if (!light && symbol.length >= 4) for (const letters of triples(symbol)) features.set(letters, featureShares.letters);
    }
    previous = symbol;
  }
  for (const id of concepts(text)) features.set(`=${id}`, id.startsWith('[') ? featureShares.parent : featureShares.concept);
  return features;
}

function triples(word: string): string[] {
  const padded = `<${word}>`;
  return Array.from({ length: padded.length - 2 }, (_, at) => `~${padded.slice(at, at + 3)}`);
}
