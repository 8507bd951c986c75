/** Makes the matcher's tables with the situation model that lies in the source, wherever this runs from. */
import { existsSync, readFileSync } from 'node:fs';
import { createLanguageTables, type LanguageTables } from '../matching/matcher.ts';

/** As seen from this file, and from what is built. */
const places = ['../matching/embedding/situations.bin', '../src/matching/embedding/situations.bin'].map((path) => new URL(path, import.meta.url));

/** @throws Error when the model is in neither place */
export function readLanguageTables(): LanguageTables {
  const file = places.find((each) => existsSync(each));
  if (!file) throw new Error('matching: embedding/situations.bin is missing');
  return createLanguageTables(readFileSync(file));
}
