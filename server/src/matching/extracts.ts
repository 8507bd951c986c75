/**
 * Remembers the features of texts: hearing situations and concepts in a text costs more than all else that is built from it, and
 * an edit leaves most of a shop's texts as they were.
 */
import { LRUCache } from 'lru-cache';
import { createExtractor, type ConceptsOf, type FeatureList, type SoundOf } from './features.ts';

/** The features of a normalised text. Not to be written to. */
export type FeaturesOf = (text: string) => FeatureList;

/** Over all shops, in bytes: some 40,000 phrasings. */
const mostBytes = 24 * 1024 * 1024;
/** What a text takes besides its features, estimated. */
const textBytes = 200;

export function createExtracts(soundOf: SoundOf, conceptsOf: ConceptsOf | null, bytes = mostBytes): FeaturesOf {
  const extractor = createExtractor(soundOf, conceptsOf);
  const known = new LRUCache<string, FeatureList>({ maxSize: bytes, sizeCalculation: ({ count }, text) => textBytes + 2 * text.length + 5 * count });
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const { count, keys, views } = extractor.extract(text);
    const found = { count, keys: keys.slice(0, count), views: views.slice(0, count) };
    known.set(text, found);
    return found;
  };
}
