import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEventRepository } from '../../../server/src/events/event-repository.ts';
import { createRetentionRepository } from '../../../server/src/retention/retention-repository.ts';
import { createCore, type Core } from '../../support/core.ts';
import { createPlannedStore } from '../../support/query-plan.ts';
import { dialects, useDatabase } from '../../support/store.ts';

describe.each(dialects)('what moved after a cursor, on %s', (dialect) => {
  const database = useDatabase(dialect);
  let core: Core;
  let feed: ReturnType<typeof createEventRepository>;
  beforeEach(async () => {
    core = await createCore(database.open);
    feed = createEventRepository(core.store);
  });
  afterEach(() => core.remove());

  it('names a conversation once, however often it moved, and says how far it has read', async () => {
    const [lan, mei] = [core.newShopper(), core.newShopper()];
    const first = await core.say('m00000001', '你好', lan);
    const other = await core.say('m00000002', '你好', mei);
    await core.say('m00000003', '在吗', lan);
    const moved = await feed.moved(core.shop.id, 'figures', 10);
    expect({ ...moved, conversationIds: moved?.conversationIds.sort() }).toEqual({ conversationIds: [first.conversation.id, other.conversation.id].sort(), upTo: 3, read: 3 });
  });
  it('stops at the limit, goes on from the cursor, and is null at the end', async () => {
    const lan = core.newShopper();
    for (const id of ['m00000001', 'm00000002', 'm00000003']) await core.say(id, '你好', lan);
    expect(await feed.moved(core.shop.id, 'figures', 2)).toMatchObject({ upTo: 2, read: 2 });
    await feed.advance(core.shop.id, 'figures', 2);
    expect(await feed.moved(core.shop.id, 'figures', 2)).toMatchObject({ upTo: 3, read: 1 });
    await feed.advance(core.shop.id, 'figures', 3);
    expect(await feed.moved(core.shop.id, 'figures', 2)).toBeNull();
    expect(await feed.moved(core.shop.id, 'another', 2)).toMatchObject({ upTo: 2 });
  });
  it('gives one kind alone, and goes past the others', async () => {
    const lan = core.newShopper();
    await core.say('m00000001', '你好', lan);
    await core.say('m00000002', '在吗', lan);
    expect(await feed.readOf(core.shop.id, 'care', ['message.posted'], 10)).toMatchObject({ upTo: 2, read: 2, events: [{ type: 'message.posted' }] });
    expect(await feed.readOf(core.shop.id, 'care', ['order.updated'], 10)).toEqual({ upTo: 2, read: 2, events: [] });
    expect(await feed.readOf(core.shop.id, 'care', ['message.posted'], 1)).toEqual({ upTo: 1, read: 1, events: [] });
    await feed.advance(core.shop.id, 'care', 2);
    expect(await feed.readOf(core.shop.id, 'care', ['message.posted'], 10)).toBeNull();
  });
  it('lets a consumer begin now, with nothing of before', async () => {
    await feed.skip(core.shop.id, 'care');
    await core.say('m00000001', '你好', core.newShopper());
    await feed.skip(core.shop.id, 'care');
    expect(await feed.readOf(core.shop.id, 'care', ['conversation.started'], 10)).toBeNull();
    await core.say('m00000002', '你好', core.newShopper());
    expect(await feed.readOf(core.shop.id, 'care', ['conversation.started'], 10)).toMatchObject({ events: [{ type: 'conversation.started' }] });
  });
});

it('a shop’s readers never meet another shop’s events', async () => {
  const planned = createPlannedStore();
  const feed = createEventRepository(planned.store);
  await planned.store.write(function* (w) { yield w.insert(planned.store.tables.events).values({ shopId: 'quiet', type: 'order.updated', conversationId: null, payload: '{}', createdAt: 1 }).returning(); });
  const readings = [
    () => feed.read('quiet', 'webhooks', 10), () => feed.moved('quiet', 'figures', 10), () => feed.readOf('quiet', 'care', ['order.updated'], 10), () => feed.advance('quiet', 'care', 1),
    () => feed.skip('quiet', 'reports'),
  ];
  for (const reading of readings) {
    const plans = (await planned.plansOf(reading)).filter((plan) => / events\b/.test(plan));
    expect(plans).not.toEqual([]);
    for (const plan of plans) expect(plan).toMatch(/SEARCH events USING (COVERING )?INDEX events_by_shop \(shop_id=\?/);
  }
  const [sweep] = await planned.plansOf(() => createRetentionRepository(planned.store).deleteEvents('quiet', 5, 10), 'delete');
  expect(sweep).toContain('SEARCH events USING INDEX events_by_shop (shop_id=?)');
  expect(sweep).not.toContain('SCAN events');
  await planned.remove();
});
