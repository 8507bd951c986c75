/** Tables that every matcher of a process can share; making them takes about a tenth of a second. */
import { createSituations, type Situations } from './embedding/situations.ts';
import { createExtracts, type FeaturesOf } from './extracts.ts';
import type { ConceptsOf, SoundOf } from './features.ts';
import { createConcepts } from './lexicon/concepts.ts';
import { createNormaliser, type Normalised } from './normalise.ts';
import { createSounds } from './sound.ts';

/** `featuresOf` remembers texts, for what is read again and again: the shops' own. */
export interface LanguageTables { normalise: (raw: string) => Normalised; soundOf: SoundOf; conceptsOf: ConceptsOf | null; featuresOf: FeaturesOf }

/** Situations that count, and the shares of a sentence from which one counts, and counts twice. */
const likely = { most: 3, once: 0.1, twice: 0.5 } as const;

/** @param situationModel the content of `embedding/situations.bin`; without it texts have concepts but no situations */
export function createLanguageTables(situationModel?: Uint8Array): LanguageTables {
  const concepts = createConcepts();
  const conceptsOf = situationModel ? withSituations(concepts, createSituations(situationModel, concepts)) : concepts;
  const soundOf = createSounds();
  return { normalise: createNormaliser(), soundOf, conceptsOf, featuresOf: createExtracts(soundOf, conceptsOf) };
}

/** A text's concepts and, marked by @, the situations it likely speaks of: an entry and a question meet there without a common word. */
function withSituations(concepts: ConceptsOf, situations: Situations): ConceptsOf {
  return (text) => {
    const found = [...concepts(text)];
    for (const { id, share } of situations.of(text).slice(0, likely.most)) {
      if (share >= likely.once) found.push(`@${id}`);
      if (share >= likely.twice) found.push(`@${id}`);
    }
    return found;
  };
}
