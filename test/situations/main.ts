/** `corepack pnpm run situations`: trains the situation model and writes its file. Some seconds; the same sources give the same bytes. */
import { writeFileSync } from 'node:fs';
import { createConcepts } from '../../server/src/matching/lexicon/concepts.ts';
import { createNormaliser } from '../../server/src/matching/normalise.ts';
import { featuresOf } from '../../server/src/matching/embedding/features.ts';
import { fingerprintOf } from './fingerprint.ts';
import { pack } from '../../server/src/matching/embedding/packed.ts';
import { situationsFile } from '../../server/src/matching/embedding/situations.ts';
import { speech } from '../../server/src/matching/embedding/speech.ts';
import { trainSituations } from '../../server/src/matching/embedding/train.ts';

const concepts = createConcepts();
const normalise = createNormaliser();
const model = trainSituations(speech, (sentence) => featuresOf(normalise(sentence).text, concepts));
const packed = pack(model, fingerprintOf());
writeFileSync(new URL(`../../${situationsFile}`, import.meta.url), packed);
process.stdout.write(`${model.situations.length} situations, ${model.features.length} features, ${packed.length} bytes\n`);
