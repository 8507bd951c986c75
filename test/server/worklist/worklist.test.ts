import { describe, expect, test } from 'vitest';
import type { KnowledgeEntry, LivePromise } from '@aftercast/shared';
import { dialects } from '../../support/store.ts';
import { answer, handoff, useWorklist } from '../../support/worklist.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

const entry = (id: string, more: Partial<KnowledgeEntry> = {}): KnowledgeEntry => ({
  id, tier: 1, category: '', question: `问 ${id}`, phrasings: [], keywords: [], answer: '…', scope: { product: null, liveSession: null }, ...more,
});

describe.each(dialects)('the work list on %s', (dialect) => {
  const scene = useWorklist(dialect);
  const { read, asks, stored, today } = scene;

  test('gathers what had no answer by meaning, with examples, the entry that would fit and what it cost', async () => {
    today.nearest = ['engrave'];
    today.confidence = 0.7;
    today.entries = [entry('engrave')];
    const first = await asks('项链能刻字吗');
    scene.core.now += minute;
    const claimed = await scene.core.desk.command('claim', scene.core.agent('a1'), first.conversation.id, first.conversation.version, 'test');
    scene.core.now += 2 * minute;
    await scene.core.desk.reply(scene.core.agent('a1'), { id: 'a0000001', conversationId: claimed.id, text: '能', images: [] }, 'test');
    await asks('项链能不能刻字');
    await asks('几点下播');
    const { items, counts, total, peopleMs } = await read();
    expect(items).toMatchObject([
      { kind: 'unanswered', title: '项链能刻字吗', count: 2, peopleMs: 2 * minute, entryId: 'engrave', reasons: { low_confidence: 2 }, phrasings: ['项链能刻字吗', '项链能不能刻字'] },
      { kind: 'unanswered', title: '几点下播', count: 1, peopleMs: 0 },
    ]);
    expect(items[0]?.examples[0]).toMatchObject({ text: '项链能不能刻字' });
    expect({ total, unanswered: counts.unanswered, peopleMs }).toEqual({ total: 2, unanswered: 2, peopleMs: 2 * minute });
  });

  test('a row that was dismissed stays away until five more have asked, and comes back when that is undone', async () => {
    await asks('能刻字吗');
    const [row] = (await read()).items;
    const key = row?.key ?? '';
    await scene.worklist.list.decide(scene.core.shop.id, 'zh', key, { agentId: 'a1', decision: 'dismissed', entryId: null });
    expect((await read()).items).toEqual([]);
    await scene.worklist.list.undo(scene.core.shop.id, 'zh', key);
    expect((await read()).items).toMatchObject([{ key }]);
    await scene.worklist.list.decide(scene.core.shop.id, 'zh', key, { agentId: 'a1', decision: 'dismissed', entryId: null });
    for (let more = 1; more <= 4; more += 1) await asks('能刻字吗');
    expect((await read()).total).toBe(0);
    await asks('能刻字吗');
    expect((await read()).items).toMatchObject([{ key, count: 6 }]);
    await expect(scene.worklist.list.decide(scene.core.shop.id, 'zh', 'q-gone', { agentId: 'a1', decision: 'dismissed', entryId: null })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a question that today’s knowledge answers is off the list without anyone’s doing', async () => {
    await asks('能刻字吗');
    expect((await read()).total).toBe(1);
    today.answers.set('能刻字吗', 'engrave');
    await stored('engrave', scene.core.now);
    expect((await read()).total).toBe(0);
  });

  test('an entry is named only where the engine is sure of it and it was not refused', async () => {
    today.entries = [entry('engrave')];
    Object.assign(today, { nearest: ['engrave'], confidence: 0.69 });
    await asks('能刻字吗');
    expect((await read()).items).toMatchObject([{ entryId: null, entryQuestion: null }]);
    Object.assign(today, { confidence: 0.7 });
    await stored('engrave', scene.core.now);
    expect((await read()).items).toMatchObject([{ entryId: 'engrave', entryQuestion: '问 engrave' }]);
    const { conversation } = await asks('运费咋算', answer('engrave'));
    await scene.core.rate(conversation.id, 2, 'not_asked', { ...scene.core.newShopper(), id: conversation.shopperId });
    expect((await read()).items.find(({ title }) => title === '运费咋算')).toMatchObject({ entryId: null });
  });

  test('"not what I asked" is on the list although the bot would answer the same again, and names what the shopper took', async () => {
    today.entries = [entry('freight'), entry('ship')];
    today.answers.set('运费咋算', 'ship');
    const { conversation } = await asks('运费咋算', answer('ship'));
    scene.core.offerInstead(async () => [{ entryId: 'freight', question: '问 freight' }]);
    const shopper = { ...scene.core.newShopper(), id: conversation.shopperId };
    await scene.core.rate(conversation.id, 2, 'not_asked', shopper);
    scene.core.answerWith(() => answer('freight'));
    await scene.core.say('m9000001', '问 freight', shopper);
    expect((await read()).items).toMatchObject([{ kind: 'unanswered', title: '运费咋算', entryId: 'freight', reasons: { not_asked: 1 } }]);
  });

  test('choices that nobody took are there after a quarter of an hour', async () => {
    await asks('坏了', { kind: 'choices', options: [{ entryId: 'repair', question: '问 repair' }], language: 'zh' });
    expect((await read()).total).toBe(0);
    scene.core.now += 16 * minute;
    expect((await read()).items).toMatchObject([{ kind: 'untaken', title: '坏了', reasons: { untaken: 1 } }]);
  });

  test('what the shop itself gives to a person is told apart', async () => {
    await asks('想找你们谈合作', handoff('needs_person'));
    expect((await read()).items).toMatchObject([{ kind: 'handed_off' }]);
  });

  test('answers voted 没用 are there by entry, until the entry changes', async () => {
    today.entries = [entry('ship')];
    await stored('ship', scene.core.now - day);
    const { conversation } = await asks('多久发货', answer('ship'));
    await scene.core.rate(conversation.id, 2, 'unhelpful', { ...scene.core.newShopper(), id: conversation.shopperId });
    expect((await read()).items).toMatchObject([{ kind: 'unhelpful', key: 'unhelpful.ship', title: '问 ship', count: 1, examples: [{ text: '多久发货' }] }]);
    scene.core.now += minute;
    await scene.core.store.write(function* (w) { yield w.update(scene.core.store.tables.knowledgeEntries).set({ updatedAt: scene.core.now }).returning(); });
    expect((await read()).total).toBe(0);
  });

  test('entries that nobody needed for a month are there once the shop is asked enough', async () => {
    today.entries = [entry('ship'), entry('gift')];
    for (const id of ['ship', 'gift']) await stored(id, scene.core.now - 40 * day);
    for (let asked = 1; asked <= 49; asked += 1) await asks('多久发货', answer('ship'));
    expect((await read()).total).toBe(0);
    await asks('多久发货', answer('ship'));
    expect((await read()).items).toMatchObject([{ kind: 'unused', key: 'unused.gift', entryId: 'gift' }]);
  });

  test('entries whose validity has ended are there', async () => {
    today.entries = [entry('promise', { validUntil: scene.core.now - 1 }), entry('ship')];
    expect((await read()).items).toMatchObject([{ kind: 'expired', entryId: 'promise', firstAt: scene.core.now - 1 }]);
  });

  test('entries of a live session whose promises have ended are there, with what shoppers were told since and what that cost', async () => {
    const paidUntil = scene.core.now - 3 * day;
    const promise: LivePromise = { id: 'p1', product: null, kind: 'ship-by', text: '48 小时发货', validFrom: paidUntil - day, validUntil: paidUntil, terms: { shipWithinHours: 48 } };
    today.promises = [promise];
    today.entries = [entry('ship-live', { scope: { product: null, liveSession: 'live-1' } }), entry('ship')];
    const told = await asks('还是 48 小时发吗', answer('ship-live'));
    const asking = await scene.core.askForPerson('m9000002', { ...scene.core.newShopper(), id: told.conversation.shopperId });
    const claimed = await scene.core.desk.command('claim', scene.core.agent('a1'), told.conversation.id, asking?.conversation.version ?? 0, 'test');
    scene.core.now += 2 * minute;
    await scene.core.desk.reply(scene.core.agent('a1'), { id: 'a0000001', conversationId: claimed.id, text: '过了', images: [] }, 'test');
    expect((await read()).items).toMatchObject([
      { kind: 'expired', entryId: 'ship-live', ended: 'promise', firstAt: paidUntil + 2 * day, count: 1, peopleMs: 2 * minute, examples: [{ text: '还是 48 小时发吗' }] },
    ]);
    today.promises = [promise, { ...promise, id: 'p2', kind: 'free-return', terms: { returnDays: 7 } }];
    scene.core.now += minute;
    expect((await read()).total).toBe(0);
  });

  test('each language has its own list, and one shop does not see another’s', async () => {
    const all = { offset: 0, limit: 50 };
    await asks('can you engrave a name');
    await read();
    expect((await scene.worklist.list.page(scene.core.shop.id, 'en', all)).total).toBe(1);
    expect((await scene.worklist.list.page(scene.core.shop.id, 'zh', all)).total).toBe(0);
    expect((await scene.worklist.list.page('other', 'en', all)).total).toBe(0);
  });
});
