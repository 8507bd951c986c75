import { afterEach, beforeEach, expect, it } from 'vitest';
import { createOrderEventRepository } from '../../../server/src/orders/order-event-repository.ts';
import { createOrderRepository } from '../../../server/src/orders/order-repository.ts';
import { orderOf } from '../orders/orders.ts';
import { createCore, type Core } from '../../support/core.ts';
import { retentionOf } from '../../support/retention.ts';

const dayMs = 24 * 60 * 60 * 1000;
let core: Core;
let store: Core['store'];
let retention: ReturnType<typeof retentionOf>;
beforeEach(async () => {
  core = await createCore();
  ({ store } = core);
  retention = retentionOf(core);
  await core.keepShop({ retentionDays: 90 });
});
afterEach(() => core.remove());

it('deletes a picture that nobody sent after a day, and keeps the one that was', async () => {
  const row = (id: string, unsentSince: number | null) => ({
    id, shopId: core.shop.id, authorId: core.shopper.id, storageKey: `${id}.jpg`, mediaType: 'image/jpeg', width: 1, height: 1, bytes: 1, createdAt: core.now, unsentSince,
  });
  await store.write(function* (w) {
    yield w.insert(store.tables.uploads).values([row('u_sent', null), row('u_left', core.now)]).returning();
  });
  core.now += dayMs;
  expect(await retention.sweep()).toEqual({ conversations: 0, pictures: 0, orders: 0 });
  core.now += 1;
  expect(await retention.sweep()).toEqual({ conversations: 0, pictures: 1, orders: 0 });
  expect(retention.deleted).toEqual(['u_left.jpg']);
});

it('deletes what is older than the shop keeps, with the shopper who is gone, and nothing younger', async () => {
  await store.write(function* (w) {
    const picture = { shopId: core.shop.id, authorId: core.shopper.id, mediaType: 'image/jpeg', width: 1, height: 1, bytes: 1, createdAt: core.now, unsentSince: null };
    yield w.insert(store.tables.uploads).values([
      { ...picture, id: 'u_1', storageKey: 'u_1.jpg' }, { ...picture, id: 'u_2', storageKey: 'of-an-answer.jpg', kept: true },
    ]).returning();
  });
  const old = await core.say('m0000001', '很久以前');
  const { notes, mentions, conversationLabels } = store.tables;
  await store.write(function* (w) {
    const beside = { conversationId: old.conversation.id, shopId: core.shop.id, createdAt: core.now };
    yield w.insert(notes).values({ ...beside, id: 'n_old', authorId: 'a_lin', authorName: '小林', text: '旧备注', mentions: ['a_chen'] }).returning();
    yield w.insert(mentions).values({ ...beside, noteId: 'n_old', agentId: 'a_chen', readAt: null }).returning();
    yield w.insert(conversationLabels).values({ conversationId: old.conversation.id, labelId: 'l_1' }).returning();
  });
  core.now += 60 * dayMs;
  const other = core.newShopper();
  const young = await core.say('m0000002', '不久以前', other);
  expect(await retention.sweep()).toEqual({ conversations: 0, pictures: 0, orders: 0 });
  core.now += 31 * dayMs;
  expect(await retention.sweep()).toEqual({ conversations: 1, pictures: 1, orders: 0 });
  expect(retention.deleted).toEqual(['u_1.jpg']);
  for (const table of [notes, mentions, conversationLabels]) expect(await store.read.select().from(table)).toEqual([]);
  expect(await core.stored(old.conversation.id)).toEqual([]);
  expect(await core.shoppers.byId(core.shopper.id)).toBeNull();
  expect(await core.stored(young.conversation.id)).toHaveLength(2);
  expect(await core.shoppers.byId(other.id)).not.toBeNull();
});

it('deletes an ended order with its events once nothing was told of it for as long as the shop keeps, an open one after half a year', async () => {
  const [orders, events] = [createOrderRepository(store), createOrderEventRepository(store)];
  const paidAt = core.now;
  await orders.replace(core.shop.id, ['ended', 'open', 'told'].map((id) => ({ shopperExternalId: 'anna', order: orderOf({ id, paidAt, status: id === 'open' ? 'pending' : 'completed' }) })), core.now);
  const tell = (orderId: string) => events.take(core.shop.id, 'api', [{ id: `${orderId}-1`, orderId, at: core.now, type: 'order.status', code: 'w', text: 'w' }], core.now);
  core.now += 1;
  await tell('ended');
  core.now += 60 * dayMs;
  await tell('told');
  core.now += 31 * dayMs;
  const left = async () => [(await orders.byIds(core.shop.id, ['ended', 'open', 'told'])).map(({ order }) => order.id).sort(), (await store.read.select().from(store.tables.orderEvents)).map(({ id }) => id)];
  expect(await retention.sweep()).toMatchObject({ orders: 1 });
  expect(await left()).toEqual([['open', 'told'], ['told-1']]);
  core.now += 90 * dayMs;
  expect(await retention.sweep()).toMatchObject({ orders: 2 });
  expect(await left()).toEqual([[], []]);
});

it('deletes what the outbox told once it is older than the shop keeps, of that shop alone', async () => {
  const { events } = store.tables;
  const tell = (shopId: string, type: string) => store.write(function* (w) {
    yield w.insert(events).values({ shopId, type, conversationId: null, payload: '{}', createdAt: core.now }).returning();
  });
  await core.keepShop({ id: 'longer', siteKey: 'longer', retentionDays: 365 });
  await tell('longer', 'old');
  // More than one portion holds.
  await store.write(function* (w) {
    yield w.insert(events).values(Array.from({ length: 2_001 }, () => ({ shopId: core.shop.id, type: 'old', conversationId: null, payload: '{}', createdAt: core.now }))).returning();
  });
  core.now += 60 * dayMs;
  await tell(core.shop.id, 'young');
  core.now += 31 * dayMs;
  await retention.sweep();
  expect((await store.read.select().from(events)).map(({ shopId, type }) => [shopId, type])).toEqual([['longer', 'old'], [core.shop.id, 'young']]);
});

it('deletes what was told of an order that never came, once nothing more is told of it, and keeps what is younger or belongs to an order', async () => {
  const [orders, events] = [createOrderRepository(store), createOrderEventRepository(store)];
  const tell = (orderId: string, nth = 1) => events.take(core.shop.id, 'api', [{ id: `${orderId}-${nth}`, orderId, at: core.now, type: 'order.status', code: 'w', text: 'w' }], core.now);
  await orders.replace(core.shop.id, [{ shopperExternalId: 'anna', order: orderOf({ id: 'here', paidAt: core.now, status: 'pending' }) }], core.now);
  core.now += 1;
  // More of them than one look takes.
  for (let nth = 0; nth < 501; nth += 1) await tell(`stray${nth}`);
  for (const id of ['here', 'strange']) await tell(id);
  core.now += 60 * dayMs;
  await tell('strange', 2);
  core.now += 31 * dayMs;
  await retention.sweep();
  expect((await store.read.select().from(store.tables.orderEvents)).map(({ id }) => id).sort()).toEqual(['here-1', 'strange-1', 'strange-2']);
});
