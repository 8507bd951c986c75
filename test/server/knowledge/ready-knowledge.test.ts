import { expect, test } from 'vitest';
import { liveSession } from '@aftercast/shared';
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

test('other broadcasts are heard without reading or building anything, also while a base is built', async () => {
  let reads = 0;
  const ready = createReadyKnowledge({
    tables: createLanguageTables(), clock: () => 0, learning: noLearning,
    read: async () => { reads += 1; return { entries: { zh: [entryOf({ id: `read-${reads}` })], en: [] }, thresholds: defaultThresholds, broadcasts: new Map() }; },
  });
  const on = (id: string) => new Map([[id, liveSession.parse({ id, title: id, startsAt: 0, endsAt: 1 })]]);
  const first = await ready.baseOf('shop');
  ready.hear('shop', on('night'));
  const heard = await ready.baseOf('shop');
  expect([...heard.broadcasts.keys()]).toEqual(['night']);
  expect([heard.zh, reads]).toEqual([first.zh, 1]);
  expect(heard.zh.matcher).toBe(first.zh.matcher);
  const reloading = ready.reload('shop');
  ready.hear('shop', on('morning'));
  await reloading;
  expect([...(await ready.baseOf('shop')).broadcasts.keys()]).toEqual(['morning']);
});
