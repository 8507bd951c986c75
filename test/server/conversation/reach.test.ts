import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../../server/src/db/store.ts';
import { createReachRepository } from '../../../server/src/conversation/reach-repository.ts';
import { createReachService, type Update } from '../../../server/src/conversation/reach-service.ts';
import { readFigures } from '../../../server/src/reports/read-figures.ts';
import { createCore, type Core } from '../../support/core.ts';

let core: Core;
let reach: ReturnType<typeof createReachService>;
let ids = 0;
const shop = { id: 'shop', language: 'zh' as const };
const news = (id: string, rest: Partial<Update> = {}): Update => ({ id, text: (language) => (language === 'zh' ? '快递晚点了' : 'The parcel is late'), orderId: 'o1', by: { sender: 'bot', name: '小柚' }, ...rest });

beforeEach(async () => {
  core = await createCore();
  reach = createReachService({ repository: createReachRepository(core.store), bus: core.bus, clock: () => core.now, newId: (prefix) => `${prefix}reach${ids++}` });
});
afterEach(() => core.remove());

const conversationsNow = () => core.store.prepareRead((r) => r.select({ id: core.store.tables.conversations.id }).from(core.store.tables.conversations))({});
const shoppersNow = () => core.store.prepareRead((r) => r.select({ id: core.store.tables.shoppers.id }).from(core.store.tables.shoppers))({});

async function told(externalId: string, update: Update) {
  const at = await reach.tell(shop, externalId, update);
  if (!at) throw new Error('it was forbidden');
  return at;
}

test('a newcomer finds what was told, in a conversation that counts nowhere before they speak', async () => {
  const at = await told('u1', news('n1'));
  expect(await core.stored(at.conversationId)).toMatchObject([{ seq: 1, sender: 'bot', authorName: '小柚', body: { kind: 'update', text: '快递晚点了', orderId: 'o1' } }]);
  expect(await core.row(at.conversationId)).toMatchObject({ state: 'resolved', ownerId: null, waitingSince: null, openFor: null, shopperReadSeq: 0, lastSeq: 1 });
  expect(readFigures(await core.stored(at.conversationId))).toBeNull();
  const inList = async () => (await core.inbox.page(core.agent('lin'), 'all', undefined)).conversations.map(({ id }) => id);
  expect(await inList()).toEqual([]);
  const shopper = await core.identify('u1');
  const { conversation } = await core.say('m0000001', '到底什么时候到', shopper);
  expect(await inList()).toEqual([at.conversationId]);
  expect(conversation).toMatchObject({ id: at.conversationId, state: 'bot' });
});

test('whoever answers after the window begins anew', async () => {
  const at = await told('u1', news('n1'));
  core.now += 25 * 3_600_000;
  const { conversation } = await core.say('m0000001', '在吗', await core.identify('u1'));
  expect(conversation.id).not.toBe(at.conversationId);
});

test('who waits for a person keeps place, preview and version', async () => {
  const shopper = await core.identify('u1');
  const asked = await core.askForPerson('m0000001', shopper);
  const before = await core.row(asked?.conversation.id ?? '');
  core.now += 60_000;
  const at = await told('u1', news('n1'));
  expect(await core.row(before.id)).toEqual({ ...before, lastSeq: before.lastSeq + 1 });
  expect(at).toEqual({ conversationId: before.id, seq: before.lastSeq + 1, repeated: false });
  // The version still stands: what an agent decided on the row before goes through.
  expect(await core.desk.command('claim', core.agent('lin'), before.id, before.version, 'test')).toMatchObject({ state: 'assigned' });
});

test('a conversation that has ended shows it and stays ended', async () => {
  const shopper = await core.identify('u1');
  const { conversation } = await core.say('m0000001', '在吗', shopper);
  await core.desk.command('resolve', core.agent('lin'), conversation.id, (await core.row(conversation.id)).version, 'test');
  core.now += 60_000;
  await told('u1', news('n1', { by: { sender: 'agent', id: 'lin', name: 'Lin' } }));
  expect(await core.row(conversation.id)).toMatchObject({ state: 'resolved', preview: '快递晚点了', previewSender: 'agent', lastMessageAt: core.now });
});

test('the same id is told once, however often and at once', async () => {
  const heard: string[] = [];
  core.bus.on('conversation.committed', ({ messages }) => heard.push(...messages.map(({ id }) => id)));
  const all = await Promise.all([told('u1', news('n1')), told('u1', news('n1')), told('u1', news('n1'))]);
  const again = await told('u1', news('n1'));
  expect(new Set([...all, again].map(({ conversationId, seq }) => `${conversationId} ${seq}`)).size).toBe(1);
  expect([...all, again].filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect(heard).toEqual(['n1']);
});

test('two who reach a newcomer at once make one conversation', async () => {
  const [one, other] = await Promise.all([told('u1', news('n1')), told('u1', news('n2'))]);
  expect(one.conversationId).toBe(other.conversationId);
  expect(new Set([one.seq, other.seq])).toEqual(new Set([1, 2]));
});

test('what is forbidden in the same transaction is not said', async () => {
  const { events } = core.store.tables;
  const ifAnything: Partial<Update> = { *onlyIf(w) { return (yield* run(w.select({ shopId: events.shopId }).from(events).limit(1))).length > 0; } };
  expect(await reach.tell(shop, 'u1', news('n1', ifAnything))).toBeNull();
  expect(await conversationsNow()).toEqual([]);
  await told('u2', news('n2'));
  expect(await reach.tell(shop, 'u1', news('n1', ifAnything))).toMatchObject({ seq: 1, repeated: false });
});

test('what is written beside stands or falls with the message', async () => {
  const { events } = core.store.tables;
  const failing = news('n1', {
    *beside(w) {
      yield* run(w.select({ shopId: events.shopId }).from(events).limit(1));
      throw new Error('beside failed');
    },
  });
  await expect(reach.tell(shop, 'u1', failing)).rejects.toThrow('beside failed');
  expect(await conversationsNow()).toEqual([]);
  let besides = 0;
  const counting = news('n1', { *beside(w, { conversationId }) { besides += 1; yield* run(w.select({ shopId: events.shopId }).from(events).limit(conversationId.length)); } });
  await told('u1', counting);
  expect(await told('u1', counting)).toMatchObject({ seq: 1, repeated: true });
  expect(besides).toBe(1);
});

test('words that can not be said are refused, and nobody is made for them', async () => {
  await expect(reach.tell(shop, 'u1', news('n1', { text: () => '  ' }))).rejects.toMatchObject({ code: 'text_empty' });
  await expect(reach.tell(shop, 'u1', news('n1', { text: () => '长'.repeat(20_000) }))).rejects.toMatchObject({ code: 'text_too_long' });
  expect(await shoppersNow()).toEqual([]);
});
