/** Makes the matcher's tables with the data that lies in the source, wherever this runs from. */
import { existsSync, readFileSync } from 'node:fs';
import { createLanguageTables, type LanguageTables } from '../matching/matcher.ts';

/** As seen from this file, and from what is built. */
const places = ['../matching/', '../src/matching/'];

function find(name: string): URL {
  const file = places.map((place) => new URL(`${place}${name}`, import.meta.url)).find((each) => existsSync(each));
  if (!file) throw new Error(`matching: ${name} is missing`);
  return file;
}

/**
 * @param remembered bytes that the features of texts may take; 0 where each text is read once
 * @throws Error when one of the files is in neither place
 */
export function readLanguageTables(remembered?: number): LanguageTables {
  return createLanguageTables({
    situations: readFileSync(find('embedding/situations.bin')),
    commonPairs: readFileSync(find('typing/common-pairs.txt'), 'utf8'),
  }, undefined, remembered);
}
