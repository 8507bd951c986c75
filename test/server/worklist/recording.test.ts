import { describe, expect, test } from 'vitest';
import { retentionOf } from '../../support/retention.ts';
import { dialects } from '../../support/store.ts';
import { answer, useWorklist } from '../../support/worklist.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe.each(dialects)('what the work list records on %s', (dialect) => {
  const scene = useWorklist(dialect);
  const { read, asks, reopen } = scene;

  test('a reading that is killed before its cursor moves is read again and doubles nothing', async () => {
    await asks('能刻字吗');
    const { advance } = scene.feed;
    scene.feed.advance = async () => { throw new Error('killed'); };
    await expect(scene.worklist.recorder.settle(scene.core.shop.id)).rejects.toThrow('killed');
    scene.feed.advance = advance;
    reopen();
    await asks('能刻字吗');
    expect((await read()).items).toMatchObject([{ count: 2 }]);
    expect(await scene.core.store.read.select().from(scene.core.store.tables.questions)).toHaveLength(2);
  });

  test('conversations are read several at once, a long one by itself, and each keeps its own questions', async () => {
    const first = await asks('能刻字吗');
    await asks('几点下播');
    const shopper = { ...scene.core.newShopper(), id: first.conversation.shopperId };
    for (let at = 0; at < 62; at += 1) await scene.core.say(`l${String(at).padStart(8, '0')}`, `还在吗 ${at}`, shopper);
    const rows = await scene.core.transcript.rowsOf((await scene.core.store.read.select().from(scene.core.store.tables.conversations)).map(({ id }) => id));
    const logs = await scene.core.transcript.logs(rows);
    expect(rows.map(({ id }) => logs.get(id)?.map(({ seq }) => seq).join()).sort()).toEqual(rows.map(({ lastSeq }) => Array.from({ length: lastSeq }, (_, at) => at + 1).join()).sort());
    expect([...logs].every(([id, log]) => log.every(({ conversationId }) => conversationId === id))).toBe(true);
    expect(Math.max(...rows.map(({ lastSeq }) => lastSeq))).toBeGreaterThan(60);
  });

  test('words go with their conversation, and a reading under way does not bring them back', async () => {
    const { conversation } = await asks('我的电话是 13800001111');
    const retention = retentionOf(scene.core);
    await read();
    scene.core.now += 91 * day;
    const { rowsOf } = scene.core.transcript;
    scene.core.transcript.rowsOf = async (given) => {
      const rows = await rowsOf(given);
      await retention.sweep();
      return rows;
    };
    reopen();
    await scene.core.store.write(function* (w) {
      yield w.insert(scene.core.store.tables.events).values({ shopId: scene.core.shop.id, type: 'message.changed', conversationId: conversation.id, payload: '{}', createdAt: scene.core.now }).returning();
    });
    expect((await read()).items).toEqual([]);
    expect(await scene.core.store.read.select().from(scene.core.store.tables.questions)).toEqual([]);
  });

  test('each entry tells how often it was spoken, how it was received and when last', async () => {
    const { conversation } = await asks('多久发货', answer('ship'));
    await scene.core.rate(conversation.id, 2, 'helpful', { ...scene.core.newShopper(), id: conversation.shopperId });
    scene.core.now += minute;
    await asks('啥时候发', answer('ship'));
    await read();
    expect(await scene.worklist.list.usage(scene.core.shop.id, 'zh')).toEqual([
      { entryId: 'ship', answered: 2, helpful: 1, unhelpful: 0, notAsked: 0, wantedPerson: 0, usedAt: scene.core.now, peopleMs: 0 },
    ]);
  });
});
