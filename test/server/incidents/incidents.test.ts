import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { careSign, limits, newIncident } from '@aftercast/shared';
import { createConversationRepository, type ConversationRow } from '../../../server/src/conversation/conversation-repository.ts';
import { createNoticeService, type NoticeService } from '../../../server/src/conversation/notice-service.ts';
import { AppError } from '../../../server/src/errors.ts';
import { statementParts } from '../../../server/src/db/statement-parts.ts';
import { run } from '../../../server/src/db/store.ts';
import { createIncidents } from '../../../server/src/incidents/incidents.ts';
import { createReplyRepository } from '../../../server/src/incidents/reply-repository.ts';
import type { Order } from '../../../server/src/orders/order.ts';
import { unsent } from '../../support/unsent.ts';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';

let core: Core;
let talks: string[];
const failures: unknown[] = [];

const lead = () => ({ ...core.agent('mei'), role: 'supervisor' as const });
const order = (id: string): Order => ({ id, status: 'pending', paidAt: 0, amount: 1, currency: 'CNY', liveSession: null, items: [], shipment: null, promises: [] });

function open(say?: NoticeService['say'], talksOf = core.transcript.rowsOf) {
  const notices = createNoticeService({ repository: createConversationRepository(core.store), bus: core.bus, clock: () => core.now });
  return createIncidents({
    store: core.store, bus: core.bus, clock: () => core.now, newId: (prefix) => `${prefix}_${Math.random()}`, talksOf,
    // The third shopper never signed in: nothing is known of their orders.
    shopperById: async (id) => ({ name: id.startsWith('s0') ? id : id.slice(-3), externalId: id.startsWith('s0') || await anonymous(id) ? null : id }), ordersOfEach: async () => new Map(), ordersOf: async (_, externalId) => [order(`A-${externalId.slice(-3)}`)],
    shopById: async () => core.shop, say: say ?? notices.say, nearest: async () => ['broken'], entriesOf: async () => [{ id: 'broken', question: '收到是碎的怎么办', tier: 2, answer: '' }], ...unsent,
    onError: (error) => failures.push(error),
  });
}
const anonymous = async (shopperId: string): Promise<boolean> => (await core.row(talks[2] ?? '')).shopperId === shopperId;
function gated(): { promise: Promise<null>; resolve: (value: null) => void } {
  let resolve: (value: null) => void = () => undefined;
  return { promise: new Promise<null>((done) => { resolve = done; }), resolve: (value) => resolve(value) };
}
const given = (part: object = {}) => newIncident.parse({ id: 'inc00001', title: '杯子碎', conversationIds: talks, ...part });
const words = async (id: string): Promise<string[]> => (await core.stored(id)).flatMap(({ sender, body }) => (sender === 'agent' && body.kind === 'text' ? [body.text] : []));


/** Lets many belong to the incident. */
async function crowd(size: number): Promise<void> {
  const { incidentMembers } = core.store.tables;
  for (const part of statementParts(Array.from({ length: size }, (_, n) => String(n).padStart(5, '0')))) {
    await core.store.write(function* (w) {
      yield* run(w.insert(incidentMembers).values(part.map((n) => ({ incidentId: 'inc00001', conversationId: `crowd${n}`, orderId: null, addedAt: 0 }))).returning({ id: incidentMembers.conversationId }));
    });
  }
}
/** Each of a shopper of its own. */
async function crowded(ids: string[]): Promise<ConversationRow[]> {
  const like = await core.row(talks[0] ?? '');
  return ids.map((id) => ({ ...like, id, shopperId: id.replace('crowd', 's') }));
}

describe.each(dialects)('incidents on %s', (dialect) => {
  const database = useDatabase(dialect);
  beforeEach(async () => {
    core = await createCore(database.open);
    failures.length = 0;
    talks = [];
    for (const n of [1, 2, 3]) {
      const who = core.newShopper();
      await core.say(`m000000${n}`, '杯子碎了', who);
      const asked = await core.askForPerson(`m000010${n}`, who);
      talks.push(asked?.conversation.id ?? '');
    }
  });
  afterEach(() => core.remove());

  it('are suggested out of who waits, and no more once they are part of an open one', async () => {
    const { incidents } = open();
    expect(await incidents.suggestions(core.shop.id)).toMatchObject([{ entryId: 'broken', title: '收到是碎的怎么办', conversations: [{}, {}, {}] }]);
    await incidents.open(lead(), given());
    expect(await incidents.suggestions(core.shop.id)).toEqual([]);
    await incidents.close(core.shop.id, 'inc00001');
    expect(await incidents.suggestions(core.shop.id)).toHaveLength(1);
  });

  it('show no words in which a shopper tells of their health: only whoever has the conversation reads those', async () => {
    const who = core.newShopper();
    await core.askForPerson('m0000201', who);
    const { conversation } = await core.say('m0000202', '用了之后脸过敏了，起了红疹', who);
    talks.push(conversation.id);
    const { incidents } = open();
    const suggested = await incidents.suggestions(core.shop.id);
    expect(suggested.flatMap(({ conversations }) => conversations).find(({ id }) => id === conversation.id)).toMatchObject({ preview: careSign });
    await incidents.open(lead(), given());
    const shown = new Map((await incidents.members(core.shop.id, 'inc00001', { offset: 0, limit: 10 })).map(({ conversationId, preview }) => [conversationId, preview]));
    expect(talks.map((id) => shown.get(id))).toEqual(['杯子碎了', '杯子碎了', '杯子碎了', careSign]);
  });

  it('count who belongs to them and who still waits; the same conversation is in once', async () => {
    const { incidents } = open();
    await incidents.open(lead(), given({ conversationIds: talks.slice(0, 1) }));
    expect(await incidents.add(core.shop.id, 'inc00001', [...talks, ...talks])).toMatchObject({ members: 3, waiting: 3 });
    expect(await incidents.remove(core.shop.id, 'inc00001', talks[0] ?? '')).toMatchObject({ members: 2, waiting: 2 });
  });

  it('answer each with the data of their own order, and leave out whom a variable has nothing for', async () => {
    const { incidents, replies } = open();
    await incidents.open(lead(), given());
    const { previews, ...counts } = await replies.preview(core.shop.id, 'inc00001', '{{shopper.name}}，订单 {{order.id}} 马上补发');
    expect(counts).toEqual({ reached: 2, missed: 1 });
    expect(previews[0]).toMatchObject({ conversationId: talks[2], text: null });
    const wordsFor = (id: string) => previews.find(({ conversationId }) => conversationId === id)?.text ?? null;
    expect(talks.map((id) => wordsFor(id) === null)).toEqual([false, false, true]);
    await replies.reply(lead(), 'inc00001', { id: 'reply001', text: '{{shopper.name}}，订单 {{order.id}} 马上补发', resolves: false });
    await replies.settled();
    expect(await Promise.all(talks.map(words))).toEqual(talks.map((id) => [wordsFor(id)].filter((text) => text !== null)));
    expect(await replies.of(core.shop.id, 'inc00001')).toMatchObject([{ sent: 2, failed: 1, waiting: 0, agentName: 'mei', finishedAt: core.now }]);
  });

  it('keep the place of who waits in the queue, and end all together when the reply resolves', async () => {
    const { incidents, replies } = open();
    await incidents.open(lead(), given());
    const before = await core.row(talks[0] ?? '');
    await replies.reply(lead(), 'inc00001', { id: 'reply001', text: '我们在查', resolves: false });
    await replies.settled();
    expect(await core.row(talks[0] ?? '')).toMatchObject({ state: 'queued', dueAt: before.dueAt, waitingSince: before.waitingSince });
    await replies.reply(lead(), 'inc00001', { id: 'reply002', text: '都补发了', resolves: true });
    await replies.settled();
    expect((await Promise.all(talks.map(core.row))).map(({ state, waitingSince }) => [state, waitingSince])).toEqual(talks.map(() => ['resolved', null]));
    expect(await incidents.view(core.shop.id, 'inc00001')).toMatchObject({ state: 'closed', waiting: 0 });
    await expect(replies.reply(lead(), 'inc00001', { id: 'reply003', text: '还有', resolves: false })).rejects.toMatchObject({ code: 'incident_closed' });
  });

  it('leave a conversation with the colleague who has it', async () => {
    const { incidents, replies } = open();
    const first = await core.row(talks[0] ?? '');
    await core.desk.command('claim', core.agent('lin'), first.id, first.version, 'test');
    await incidents.open(lead(), given());
    await replies.reply(lead(), 'inc00001', { id: 'reply001', text: '都补发了', resolves: true });
    await replies.settled();
    expect(await core.row(first.id)).toMatchObject({ state: 'assigned', ownerId: 'lin', waitingSince: null });
    expect(await words(first.id)).toEqual(['都补发了']);
  });

  it('go on after a crash between any two messages and say nothing twice', async () => {
    const notices = createNoticeService({ repository: createConversationRepository(core.store), bus: core.bus, clock: () => core.now });
    let said = 0;
    const crashing = open(async (...args) => {
      said += 1;
      if (said > 2) throw new Error('the power is gone');
      const outcome = await notices.say(...args);
      // The words are stored, that they are is not.
      if (said === 2) throw new Error('the power went');
      return outcome;
    });
    await crashing.incidents.open(lead(), given());
    await crashing.replies.reply(lead(), 'inc00001', { id: 'reply001', text: '都补发了', resolves: true });
    await crashing.replies.settled();
    expect(failures).not.toEqual([]);
    const again = open();
    await again.replies.settled();
    await again.replies.reply(lead(), 'inc00001', { id: 'reply001', text: '都补发了', resolves: true });
    await again.replies.settled();
    expect(await Promise.all(talks.map(words))).toEqual(talks.map(() => ['都补发了']));
    expect((await Promise.all(talks.map(core.row))).map(({ state }) => state)).toEqual(['resolved', 'resolved', 'resolved']);
    expect(await again.replies.of(core.shop.id, 'inc00001')).toMatchObject([{ sent: 3, waiting: 0, failed: 0 }]);
  });

  it('go past a shopper for whom the words are too long, and past one whose conversation fails, to whom they come later', async () => {
    const notices = createNoticeService({ repository: createConversationRepository(core.store), bus: core.bus, clock: () => core.now });
    const [first = '', second = '', third = ''] = [...talks].sort();
    let isBroken = true;
    const { incidents, replies } = open(async (id, saying) => {
      if (id === second && isBroken) throw new AppError('overloaded', 'the conversation changes too quickly');
      return notices.say(id, id === first ? { ...saying, text: 'x'.repeat(limits.textLength + 1) } : saying);
    });
    await incidents.open(lead(), given());
    await replies.reply(lead(), 'inc00001', { id: 'reply001', text: '都补发了', resolves: true });
    await replies.settled();
    expect(await words(third)).toEqual(['都补发了']);
    expect(await replies.of(core.shop.id, 'inc00001')).toMatchObject([{ sent: 1, failed: 1, waiting: 1, finishedAt: null }]);
    expect(await incidents.view(core.shop.id, 'inc00001')).toMatchObject({ state: 'open' });
    isBroken = false;
    await replies.settled();
    expect([await words(first), await words(second)]).toEqual([[], ['都补发了']]);
    expect(await replies.of(core.shop.id, 'inc00001')).toMatchObject([{ sent: 2, failed: 1, waiting: 0, finishedAt: core.now }]);
    expect(await incidents.view(core.shop.id, 'inc00001')).toMatchObject({ state: 'closed' });
  });

  it('of seven thousand conversations are shown and previewed in part, and answered whole', async () => {
    const { incidents, replies } = open(async () => { throw new AppError('overloaded', 'not now'); }, crowded);
    await incidents.open(lead(), given({ conversationIds: [] }));
    await crowd(7_000);
    expect(await incidents.members(core.shop.id, 'inc00001', { offset: 6_990, limit: 200 })).toHaveLength(10);
    const { previews, ...counts } = await replies.preview(core.shop.id, 'inc00001', '{{shopper.name}}，我们在查');
    expect([counts, previews.length]).toEqual([{ reached: 7_000, missed: 0 }, 200]);
    // A portion that a crash left, of someone who has been taken out since.
    const left = { replyId: 'reply001', conversationId: talks[0] ?? '', text: '旧的', state: 'waiting' as const, problem: null };
    await createReplyRepository(core.store).prepare([left, { ...left, conversationId: 'crowd00001' }]);
    const reply = { id: 'reply001', text: '{{shopper.name}}，我们在查', resolves: false };
    expect(await Promise.all([1, 2].map(() => replies.reply(lead(), 'inc00001', reply)))).toMatchObject([1, 2].map(() => ({ waiting: 7_000, sent: 0, failed: 0 })));
    const stored = await core.store.read.select().from(core.store.tables.incidentDeliveries).where(eq(core.store.tables.incidentDeliveries.conversationId, 'crowd00001'));
    expect(stored).toMatchObject([{ text: 's00001，我们在查' }]);
    await replies.start()();
  });

  it('answer a shop’s three shoppers while another shop’s thousands are still being written to', async () => {
    const gate = gated();
    const elsewhere = open(async (id) => (id === talks[0] ? gate.promise : null));
    await elsewhere.incidents.open(lead(), given({ conversationIds: [talks[0]] }));
    await elsewhere.replies.reply(lead(), 'inc00001', { id: 'reply001', text: '我们在查', resolves: false });
    const stranger = { ...lead(), shopId: 'elsewhere' };
    await elsewhere.incidents.open(stranger, given({ id: 'inc00002', conversationIds: [] }));
    const told = new Promise<void>((resolve) => { core.bus.on('incident.changed', ({ shopId }) => { if (shopId === 'elsewhere') resolve(); }); });
    await elsewhere.replies.reply(stranger, 'inc00002', { id: 'reply002', text: '我们在查', resolves: false });
    await told;
    expect(await elsewhere.replies.of('elsewhere', 'inc00002')).toMatchObject([{ finishedAt: core.now }]);
    expect(await elsewhere.replies.of(core.shop.id, 'inc00001')).toMatchObject([{ finishedAt: null }]);
    gate.resolve(null);
    await elsewhere.replies.settled();
  });

  it('refuse a text with a variable that nobody knows', async () => {
    const { incidents, replies } = open();
    await incidents.open(lead(), given());
    await expect(replies.preview(core.shop.id, 'inc00001', '{{order.nothing}}')).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('of another shop are not found, and take no conversation of another shop', async () => {
    const { incidents, replies } = open();
    await incidents.open(lead(), given());
    const stranger = { ...lead(), shopId: 'elsewhere' };
    await expect(incidents.view('elsewhere', 'inc00001')).rejects.toMatchObject({ code: 'incident_not_found' });
    await expect(replies.reply(stranger, 'inc00001', { id: 'reply001', text: '哈', resolves: false })).rejects.toMatchObject({ code: 'incident_not_found' });
    await expect(incidents.open(stranger, given({ id: 'inc00002' }))).rejects.toMatchObject({ code: 'conversation_not_found' });
  });
});
