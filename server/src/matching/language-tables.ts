/** Tables that every matcher of a process can share; making them takes about a tenth of a second. */
import type { ConceptsOf, SoundOf } from './features.ts';
import { createConcepts } from './lexicon/concepts.ts';
import { createNormaliser, type Normalised } from './normalise.ts';
import { createSounds } from './sound.ts';

export interface LanguageTables { normalise: (raw: string) => Normalised; soundOf: SoundOf; conceptsOf: ConceptsOf | null }

export function createLanguageTables(): LanguageTables {
  return { normalise: createNormaliser(), soundOf: createSounds(), conceptsOf: createConcepts() };
}
