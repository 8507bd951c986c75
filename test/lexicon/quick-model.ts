/** A model without held-out judging: the scorers as trained on everything, weighed as they deserve in general. */
import { layGroundwork } from '../../server/src/matching/groundwork.ts';
import type { LanguageTables } from '../../server/src/matching/language-tables.ts';
import { trainParts } from '../../server/src/matching/trained-parts.ts';
import { markOf, type TrainedModel } from '../../server/src/matching/training.ts';
import type { MatcherEntry } from '../../server/src/matching/types.ts';
import { atOnce } from '../../server/src/matching/work.ts';
import { planTraining, weights } from '../../server/src/matching/weights.ts';

export function quickModel(entries: readonly MatcherEntry[], tables: LanguageTables): TrainedModel {
  const ground = atOnce(layGroundwork(entries, tables));
  const { rows, space } = ground.corpus;
  const everything = Int32Array.from({ length: rows.count }, (_, row) => row);
  return {
    ids: entries.map(({ id }) => id), marks: entries.map(markOf), space,
    ...trainParts(ground, planTraining(ground.phrasings.length, entries.length), everything, entries.length),
    stack: Float64Array.from(weights.stack), confidence: Float64Array.from(weights.confidence), offered: Float64Array.from(weights.offered),
  };
}
