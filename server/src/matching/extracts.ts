/**
 * Remembers the features of texts: hearing situations and concepts in a text costs more than all else that is built from it, and
 * an edit leaves most of a shop's texts as they were.
 */
import { LRUCache } from 'lru-cache';
import { createExtractor, type ConceptsOf, type FeatureList, type SoundOf } from './features.ts';

/** The features of a normalised text. Not to be written to. */
export type FeaturesOf = (text: string) => FeatureList;

/** Over all shops, in bytes: some 30,000 phrasings. */
const mostBytes = 24 * 1024 * 1024;
/** What a text takes besides its features, measured: the list, its arrays and their memory, and its place among the known. */
const textBytes = 500;

/** @param bytes to remember with; with 0 nothing is, and a list is overwritten by the next text's */
export function createExtracts(soundOf: SoundOf, conceptsOf: ConceptsOf | null, bytes = mostBytes): FeaturesOf {
  const extractor = createExtractor(soundOf, conceptsOf);
  if (bytes === 0) return (text) => extractor.extract(text);
  const known = new LRUCache<string, FeatureList>({ maxSize: bytes, sizeCalculation: ({ count }, text) => textBytes + 2 * text.length + 5 * count });
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const { count, keys, views } = extractor.extract(text);
    const memory = new ArrayBuffer(5 * count);
    const found = { count, keys: new Int32Array(memory, 0, count), views: new Uint8Array(memory, 4 * count) };
    found.keys.set(keys.subarray(0, count));
    found.views.set(views.subarray(0, count));
    known.set(text, found);
    return found;
  };
}
