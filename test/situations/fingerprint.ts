/** Says from what a situation model was made, so that a test notices when the speech or the lexicon changed and the model did not. */
import { createHash } from 'node:crypto';
import { themes } from '../../server/src/matching/lexicon/concepts.ts';
import { featureShares } from '../../server/src/matching/embedding/features.ts';
import { speech } from '../../server/src/matching/embedding/speech.ts';
import { training } from '../../server/src/matching/embedding/train.ts';

export function fingerprintOf(): string {
  return createHash('sha256').update(JSON.stringify([speech, themes, featureShares, training])).digest('hex').slice(0, 16);
}
