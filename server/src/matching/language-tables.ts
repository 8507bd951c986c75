/** Tables that every matcher of a process can share; making them takes about a tenth of a second. */
import { createSituations, type Situations } from './embedding/situations.ts';
import { createExtracts, type FeaturesOf } from './extracts.ts';
import type { ConceptsOf, SoundOf } from './features.ts';
import { createConcepts } from './lexicon/concepts.ts';
import type { Group } from './lexicon/themes.ts';
import { createNormaliser, type Normalised } from './normalise.ts';
import { createSounds } from './sound.ts';
import { readCommonPairs } from './typing/common-pairs.ts';
import { createCorrector, type Corrector } from './typing/sound-correction.ts';

export interface LanguageTables {
  normalise: (raw: string) => Normalised;
  soundOf: SoundOf;
  conceptsOf: ConceptsOf | null;
  /** Remembers texts, for what is read again and again: the shops' own. */
  featuresOf: FeaturesOf;
  /** Makes what undoes homophone typos, for a shop that writes such normalised texts. */
  correctorOf: ((texts: Iterable<string>) => Corrector) | null;
}

/** Situations that count, and the shares of a sentence from which one counts, and counts twice. */
const likely = { most: 3, once: 0.1, twice: 0.5 } as const;

/** Contents of the files that lie beside the source; what is absent is not known. */
export interface LanguageData {
  /** `embedding/situations.bin` */
  situations?: Uint8Array;
  /** `typing/common-pairs.txt`; without it homophones are heard but not undone. */
  commonPairs?: string;
}

/**
 * @param groups what the lexicon knows; every theme when absent
 * @param remembered bytes that the features of texts may take; 0 where each text is read once
 */
export function createLanguageTables({ situations, commonPairs }: LanguageData = {}, groups?: readonly Group[], remembered?: number): LanguageTables {
  const concepts = createConcepts(groups);
  const conceptsOf = situations ? withSituations(concepts, createSituations(situations, concepts)) : concepts;
  const soundOf = createSounds();
  const pairs = commonPairs === undefined ? null : readCommonPairs(commonPairs);
  return {
    normalise: createNormaliser(), soundOf, conceptsOf, featuresOf: createExtracts(soundOf, conceptsOf, remembered),
    correctorOf: pairs && ((texts) => createCorrector(texts, pairs, soundOf)),
  };
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
