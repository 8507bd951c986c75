import { expect, test } from 'vitest';
import { noLearning } from '../../../server/src/knowledge/knowledge-base.ts';
import { createReadyKnowledge } from '../../../server/src/knowledge/ready-knowledge.ts';
import { createLanguageTables } from '../../../server/src/matching/matcher.ts';
import { defaultThresholds } from '../../../server/src/matching/bands.ts';
import { entryOf } from '../../support/knowledge.ts';

test('after a reload that failed, the next question reads again and does not meet what was there before', async () => {
  let reads = 0;
  const ready = createReadyKnowledge({
    tables: createLanguageTables(), clock: () => 0, learning: noLearning,
    read: async () => {
      reads += 1;
      if (reads === 2) throw new Error('the database is away');
      return { entries: { zh: [entryOf({ id: `read-${reads}` })], en: [] }, thresholds: defaultThresholds, broadcasts: new Map() };
    },
  });
  await ready.baseOf('shop');
  await expect(ready.reload('shop')).rejects.toThrow('away');
  expect((await ready.baseOf('shop')).zh.entries.map(({ id }) => id)).toEqual(['read-3']);
});
