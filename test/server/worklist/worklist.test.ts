import { setImmediate as yieldTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KnowledgeEntry, LivePromise } from '@aftercast/shared';
import { createEventRepository } from '../../../server/src/events/event-repository.ts';
import type { BotReply } from '../../../server/src/knowledge/bot-reply.ts';
import { createLanguageTables } from '../../../server/src/matching/matcher.ts';
import { createRetentionService } from '../../../server/src/retention/retention-service.ts';
import { createWorklist } from '../../../server/src/worklist/worklist.ts';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const { normalise } = createLanguageTables();

const handoff = (reason: 'low_confidence' | 'needs_person' = 'low_confidence'): BotReply => ({ kind: 'handoff', reason, language: 'zh' });
const answer = (entryId: string): BotReply => ({ kind: 'answer', text: '…', source: { entryId, question: `问 ${entryId}` }, confidence: 0.9, tier: 1, language: 'zh' });
const entry = (id: string, more: Partial<KnowledgeEntry> = {}): KnowledgeEntry => ({
  id, tier: 1, category: '', question: `问 ${id}`, phrasings: [], keywords: [], answer: '…', scope: { product: null, liveSession: null }, ...more,
});

describe.each(dialects)('the work list on %s', (dialect) => {
  const database = useDatabase(dialect);
  let core: Core;
  let feed: ReturnType<typeof createEventRepository>;
  /** What today's knowledge answers, and what there is. */
  const today = { answers: new Map<string, string>(), entries: [] as KnowledgeEntry[], nearest: [] as string[], confidence: 0, promises: [] as LivePromise[] };
  let ids = 0;

  const open = () => createWorklist({
    store: core.store, feed, bus: core.bus, transcript: core.transcript, normalise, clock: () => core.now, elapsed: () => performance.now(), yieldTurn: () => yieldTurn(),
    wait: async () => undefined, onError: (error) => { throw error; },
    newId: (prefix) => `${prefix}_new`,
    usesOf: async () => [],
    sessionsOf: async () => [{ id: 'live-1', promises: today.promises }],
    knowledge: {
      drafts: { open: async () => { throw new Error('no drafts here'); }, save: async () => null },
      list: async () => today.entries,
      nearest: async () => today.nearest,
      match: async (_shop, text) => ({
        outcome: today.answers.has(text) ? 'answer' : 'handoff', answers: today.answers.has(text) ? [today.answers.get(text) ?? ''] : [], candidates: today.nearest.map((id) => ({ id })), confidence: today.confidence,
      }),
    },
  });
  let worklist: ReturnType<typeof open>;
  const all = { offset: 0, limit: 50 };
  const read = async () => {
    await worklist.recorder.settle(core.shop.id);
    return worklist.list.page(core.shop.id, 'zh', all);
  };
  /** A new shopper says one thing. */
  const asks = async (text: string, reply: BotReply = handoff()) => {
    core.answerWith(() => reply);
    ids += 1;
    return core.say(`m${String(ids).padStart(8, '0')}`, text, core.newShopper());
  };
  const stored = (id: string, updatedAt: number) => core.store.write(function* (w) {
    yield w.insert(core.store.tables.knowledgeEntries).values({
      shopId: core.shop.id, language: 'zh', id, tier: 1, category: '', question: id, phrasings: [], keywords: [], answer: '…', fallback: null, product: null, liveSession: null, updatedAt,
    }).returning();
  });

  beforeEach(async () => {
    core = await createCore(database.open);
    feed = createEventRepository(core.store);
    Object.assign(today, { answers: new Map(), entries: [], nearest: [], confidence: 0, promises: [] });
    worklist = open();
    await core.store.write(function* (w) { yield w.insert(core.store.tables.shops).values(core.shop).returning(); });
  });
  afterEach(() => core.remove());

  test('gathers what had no answer by meaning, with examples, the entry that would fit and what it cost', async () => {
    today.nearest = ['engrave'];
    today.confidence = 0.7;
    today.entries = [entry('engrave')];
    const first = await asks('项链能刻字吗');
    core.now += minute;
    const claimed = await core.desk.command('claim', core.agent('a1'), first.conversation.id, first.conversation.version, 'test');
    core.now += 2 * minute;
    await core.desk.reply(core.agent('a1'), { id: 'a0000001', conversationId: claimed.id, text: '能', images: [] }, 'test');
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

  test('a reading that is killed before its cursor moves is read again and doubles nothing', async () => {
    await asks('能刻字吗');
    const { advance } = feed;
    feed.advance = async () => { throw new Error('killed'); };
    await expect(worklist.recorder.settle(core.shop.id)).rejects.toThrow('killed');
    feed.advance = advance;
    worklist = open();
    await asks('能刻字吗');
    expect((await read()).items).toMatchObject([{ count: 2 }]);
    expect(await core.store.read.select().from(core.store.tables.questions)).toHaveLength(2);
  });

  test('conversations are read several at once, a long one by itself, and each keeps its own questions', async () => {
    const first = await asks('能刻字吗');
    await asks('几点下播');
    const shopper = { ...core.newShopper(), id: first.conversation.shopperId };
    for (let at = 0; at < 62; at += 1) await core.say(`l${String(at).padStart(8, '0')}`, `还在吗 ${at}`, shopper);
    const rows = await core.transcript.rowsOf((await core.store.read.select().from(core.store.tables.conversations)).map(({ id }) => id));
    const logs = await core.transcript.logs(rows);
    expect(rows.map(({ id }) => logs.get(id)?.map(({ seq }) => seq).join()).sort()).toEqual(rows.map(({ lastSeq }) => Array.from({ length: lastSeq }, (_, at) => at + 1).join()).sort());
    expect([...logs].every(([id, log]) => log.every(({ conversationId }) => conversationId === id))).toBe(true);
    expect(Math.max(...rows.map(({ lastSeq }) => lastSeq))).toBeGreaterThan(60);
  });

  test('words go with their conversation, and a reading under way does not bring them back', async () => {
    const { conversation } = await asks('我的电话是 13800001111');
    const retention = createRetentionService({ store: core.store, storage: { delete: async () => undefined }, clock: () => core.now, onError: (error) => { throw error; } });
    await read();
    core.now += 91 * day;
    const { rowsOf } = core.transcript;
    worklist = createWorklistReading(async (given) => {
      const rows = await rowsOf(given);
      await retention.sweep();
      return rows;
    });
    await core.store.write(function* (w) {
      yield w.insert(core.store.tables.events).values({ shopId: core.shop.id, type: 'message.changed', conversationId: conversation.id, payload: '{}', createdAt: core.now }).returning();
    });
    expect((await read()).items).toEqual([]);
    expect(await core.store.read.select().from(core.store.tables.questions)).toEqual([]);
  });

  function createWorklistReading(rowsOf: Core['transcript']['rowsOf']) {
    core.transcript.rowsOf = rowsOf;
    return open();
  }

  test('a row that was dismissed stays away until five more have asked, and comes back when that is undone', async () => {
    await asks('能刻字吗');
    const [row] = (await read()).items;
    const key = row?.key ?? '';
    await worklist.list.decide(core.shop.id, 'zh', key, { agentId: 'a1', decision: 'dismissed', entryId: null });
    expect((await read()).items).toEqual([]);
    await worklist.list.undo(core.shop.id, 'zh', key);
    expect((await read()).items).toMatchObject([{ key }]);
    await worklist.list.decide(core.shop.id, 'zh', key, { agentId: 'a1', decision: 'dismissed', entryId: null });
    for (let more = 1; more <= 4; more += 1) await asks('能刻字吗');
    expect((await read()).total).toBe(0);
    await asks('能刻字吗');
    expect((await read()).items).toMatchObject([{ key, count: 6 }]);
    await expect(worklist.list.decide(core.shop.id, 'zh', 'q-gone', { agentId: 'a1', decision: 'dismissed', entryId: null })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a question that today’s knowledge answers is off the list without anyone’s doing', async () => {
    await asks('能刻字吗');
    expect((await read()).total).toBe(1);
    today.answers.set('能刻字吗', 'engrave');
    await stored('engrave', core.now);
    expect((await read()).total).toBe(0);
  });

  test('an entry is named only where the engine is sure of it and it was not refused', async () => {
    today.entries = [entry('engrave')];
    Object.assign(today, { nearest: ['engrave'], confidence: 0.69 });
    await asks('能刻字吗');
    expect((await read()).items).toMatchObject([{ entryId: null, entryQuestion: null }]);
    Object.assign(today, { confidence: 0.7 });
    await stored('engrave', core.now);
    expect((await read()).items).toMatchObject([{ entryId: 'engrave', entryQuestion: '问 engrave' }]);
    const { conversation } = await asks('运费咋算', answer('engrave'));
    await core.rate(conversation.id, 2, 'not_asked', { ...core.newShopper(), id: conversation.shopperId });
    expect((await read()).items.find(({ title }) => title === '运费咋算')).toMatchObject({ entryId: null });
  });

  test('"not what I asked" is on the list although the bot would answer the same again, and names what the shopper took', async () => {
    today.entries = [entry('freight'), entry('ship')];
    today.answers.set('运费咋算', 'ship');
    const { conversation } = await asks('运费咋算', answer('ship'));
    core.offerInstead(async () => [{ entryId: 'freight', question: '问 freight' }]);
    const shopper = { ...core.newShopper(), id: conversation.shopperId };
    await core.rate(conversation.id, 2, 'not_asked', shopper);
    core.answerWith(() => answer('freight'));
    await core.say('m9000001', '问 freight', shopper);
    expect((await read()).items).toMatchObject([{ kind: 'unanswered', title: '运费咋算', entryId: 'freight', reasons: { not_asked: 1 } }]);
  });

  test('choices that nobody took are there after a quarter of an hour', async () => {
    await asks('坏了', { kind: 'choices', options: [{ entryId: 'repair', question: '问 repair' }], language: 'zh' });
    expect((await read()).total).toBe(0);
    core.now += 16 * minute;
    expect((await read()).items).toMatchObject([{ kind: 'untaken', title: '坏了', reasons: { untaken: 1 } }]);
  });

  test('what the shop itself gives to a person is told apart', async () => {
    await asks('想找你们谈合作', handoff('needs_person'));
    expect((await read()).items).toMatchObject([{ kind: 'handed_off' }]);
  });

  test('answers voted 没用 are there by entry, until the entry changes', async () => {
    today.entries = [entry('ship')];
    await stored('ship', core.now - day);
    const { conversation } = await asks('多久发货', answer('ship'));
    await core.rate(conversation.id, 2, 'unhelpful', { ...core.newShopper(), id: conversation.shopperId });
    expect((await read()).items).toMatchObject([{ kind: 'unhelpful', key: 'unhelpful.ship', title: '问 ship', count: 1, examples: [{ text: '多久发货' }] }]);
    core.now += minute;
    await core.store.write(function* (w) { yield w.update(core.store.tables.knowledgeEntries).set({ updatedAt: core.now }).returning(); });
    expect((await read()).total).toBe(0);
  });

  test('entries that nobody needed for a month are there once the shop is asked enough', async () => {
    today.entries = [entry('ship'), entry('gift')];
    for (const id of ['ship', 'gift']) await stored(id, core.now - 40 * day);
    for (let asked = 1; asked <= 49; asked += 1) await asks('多久发货', answer('ship'));
    expect((await read()).total).toBe(0);
    await asks('多久发货', answer('ship'));
    expect((await read()).items).toMatchObject([{ kind: 'unused', key: 'unused.gift', entryId: 'gift' }]);
  });

  test('entries whose validity has ended are there', async () => {
    today.entries = [entry('promise', { validUntil: core.now - 1 }), entry('ship')];
    expect((await read()).items).toMatchObject([{ kind: 'expired', entryId: 'promise', firstAt: core.now - 1 }]);
  });

  test('entries of a live session whose promises have ended are there, with what shoppers were told since and what that cost', async () => {
    const paidUntil = core.now - 3 * day;
    const promise: LivePromise = { id: 'p1', product: null, kind: 'ship-by', text: '48 小时发货', validFrom: paidUntil - day, validUntil: paidUntil, terms: { shipWithinHours: 48 } };
    today.promises = [promise];
    today.entries = [entry('ship-live', { scope: { product: null, liveSession: 'live-1' } }), entry('ship')];
    const told = await asks('还是 48 小时发吗', answer('ship-live'));
    const asking = await core.askForPerson('m9000002', { ...core.newShopper(), id: told.conversation.shopperId });
    const claimed = await core.desk.command('claim', core.agent('a1'), told.conversation.id, asking?.conversation.version ?? 0, 'test');
    core.now += 2 * minute;
    await core.desk.reply(core.agent('a1'), { id: 'a0000001', conversationId: claimed.id, text: '过了', images: [] }, 'test');
    expect((await read()).items).toMatchObject([
      { kind: 'expired', entryId: 'ship-live', ended: 'promise', firstAt: paidUntil + 2 * day, count: 1, peopleMs: 2 * minute, examples: [{ text: '还是 48 小时发吗' }] },
    ]);
    today.promises = [promise, { ...promise, id: 'p2', kind: 'free-return', terms: { returnDays: 7 } }];
    core.now += minute;
    expect((await read()).total).toBe(0);
  });

  test('each entry tells how often it was spoken, how it was received and when last', async () => {
    const { conversation } = await asks('多久发货', answer('ship'));
    await core.rate(conversation.id, 2, 'helpful', { ...core.newShopper(), id: conversation.shopperId });
    core.now += minute;
    await asks('啥时候发', answer('ship'));
    await read();
    expect(await worklist.list.usage(core.shop.id, 'zh')).toEqual([
      { entryId: 'ship', answered: 2, helpful: 1, unhelpful: 0, notAsked: 0, wantedPerson: 0, usedAt: core.now, peopleMs: 0 },
    ]);
  });

  test('each language has its own list, and one shop does not see another’s', async () => {
    await asks('can you engrave a name');
    await read();
    expect((await worklist.list.page(core.shop.id, 'en', all)).total).toBe(1);
    expect((await worklist.list.page(core.shop.id, 'zh', all)).total).toBe(0);
    expect((await worklist.list.page('other', 'en', all)).total).toBe(0);
  });
});
