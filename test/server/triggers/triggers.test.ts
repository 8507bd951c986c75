import { beforeEach, describe, expect, it } from 'vitest';
import { liveSession } from '@aftercast/shared';
import { createOrderRepository } from '../../../server/src/orders/order-repository.ts';
import { createPromisedOrders } from '../../../server/src/orders/promised-orders.ts';
import { shipByOf } from '../../../server/src/orders/ship-by.ts';
import { dialects } from '../../support/store.ts';
import { hour, newOrder, ruleWords, shipped, unmoved, useCare, type Care } from './harness.ts';

describe.each(dialects)('proactive care on %s', (dialect) => {
  const suite = useCare(dialect);
  const { states, settle } = suite;
  let care: Care;
  beforeEach(() => { care = suite.care; });

  it('tells what happened, once, in the shopper’s conversation, and says so in the outbox', async () => {
    await care.on('sent', shipped);
    await care.order(newOrder('o1', care.core.now));
    await settle();
    expect(await states()).toEqual([]);
    care.core.now += hour;
    await care.order(newOrder('o1', care.core.now - hour, { status: 'shipped', scans: [{ at: care.core.now }] }));
    await settle();
    await care.order(newOrder('o1', care.core.now - hour, { status: 'shipped', scans: [{ at: care.core.now }, { at: care.core.now + 1 }] }));
    await settle();
    const [delivery, ...more] = await care.deliveries();
    expect(more).toEqual([]);
    expect(delivery).toMatchObject({ subjectId: 'o1', state: 'sent', reason: null, text: '订单 o1 有新进展', recipient: 'u1', seq: 1 });
    expect(await care.core.stored(delivery?.conversationId ?? '')).toMatchObject([{ id: delivery?.id, sender: 'bot', authorName: '小柚', body: { kind: 'update', text: '订单 o1 有新进展', orderId: 'o1' } }]);
    expect(await care.told()).toMatchObject([{ type: 'care.sent', orderId: 'o1', text: '订单 o1 有新进展' }]);
    expect(await care.jobs()).toEqual([]);
  });

  it('knows what was promised on air where the order carries no promise itself', async () => {
    const late = ruleWords({ kind: 'unshipped', graceHours: 0 }, { texts: { zh: '说好 {{promise.shipBy}} 前发出', en: '' } });
    const { core } = care;
    const evening = core.now;
    const sessionOf = async (_: string, id: string) => (id === 'live-1' ? liveSession.parse({
      id, title: '夜场', startsAt: evening - hour, endsAt: evening + hour, links: [],
      promises: [{ id: 'p', product: null, kind: 'ship-by', text: '48 小时内发', validFrom: evening - hour, validUntil: evening + hour, terms: { shipWithinHours: 48 } }],
    }) : null);
    const promised = createPromisedOrders({ orders: createOrderRepository(core.store), sessionOf });
    const order = newOrder('o1', core.now, { liveSession: 'live-1' });
    await care.order(order);
    expect((await promised.byIds('shop', ['o1'])).map((known) => shipByOf(known.order))).toEqual([core.now + 48 * hour]);
    const process = care.process(core.store, core.clock, promised.byIds);
    process.worker.listen();
    await care.on('late', late);
    await process.worker.settle();
    core.now += 49 * hour;
    await process.worker.settle();
    expect((await care.deliveries()).map(({ state, text }) => [state, text])).toEqual([['sent', expect.stringMatching(/^说好 .+ 前发出$/)]]);
  });
  it('an order that is told again as it was stands so since it was first told', async () => {
    const { core } = care;
    await care.on('unmoved', unmoved);
    const order = newOrder('o1', core.now, { status: 'shipped', shipment: { carrier: '顺丰', trackingNumber: 'SF1', events: [] } });
    await care.order(order);
    for (let day = 0; day < 3; day += 1) {
      core.now += 20 * hour;
      await care.order(order);
      await care.own.worker.settle();
    }
    expect((await care.deliveries()).map(({ state }) => state)).toEqual(['sent']);
  });
  it('waits with the parcel: each scan puts the moment off, and only a standstill is told', async () => {
    await care.on('stuck', unmoved);
    const paid = care.core.now;
    const scans = [{ at: paid }];
    await care.order(newOrder('o1', paid, { status: 'shipped', scans }));
    await settle();
    expect(await care.jobs()).toMatchObject([{ subjectId: 'o1', plannedAt: paid + 48 * hour, dueAt: paid + 48 * hour }]);
    care.core.now += 47 * hour;
    scans.push({ at: care.core.now });
    await care.order(newOrder('o1', paid, { status: 'shipped', scans }));
    care.core.now += 2 * hour;
    await settle();
    expect(await states()).toEqual([]);
    care.core.now += 46 * hour;
    await settle();
    expect(await states()).toEqual([['o1', 'sent']]);
  });

  it('judges again what nobody told it of: the order was delivered, and the job is let go', async () => {
    await care.on('stuck', unmoved);
    await care.order(newOrder('o1', care.core.now, { status: 'shipped', scans: [{ at: care.core.now }] }));
    await settle();
    care.core.now += 49 * hour;
    await care.order(newOrder('o1', care.core.now, { status: 'delivered', scans: [{ at: care.core.now, code: 'delivered' }] }));
    await settle();
    expect([await states(), await care.jobs()]).toEqual([[], []]);
  });

  it('switched on, goes through the open orders, and tells nobody of the past', async () => {
    const { now } = care.core;
    await care.order(newOrder('old', now - 200 * hour, { status: 'shipped', scans: [{ at: now - 100 * hour }] }));
    await care.order(newOrder('due', now - 60 * hour, { status: 'shipped', scans: [{ at: now - 50 * hour }] }));
    await care.order(newOrder('later', now - 20 * hour, { status: 'shipped', scans: [{ at: now - 10 * hour }] }));
    await care.order(newOrder('over', now - 60 * hour, { status: 'completed', scans: [{ at: now - 50 * hour }] }));
    await care.on('stuck', unmoved);
    await care.on('sent', shipped);
    await settle();
    expect(await states()).toEqual([['due', 'sent']]);
    expect(await care.jobs()).toMatchObject([{ subjectId: 'later', ruleId: 'stuck' }]);
    expect((await care.rules()).map(({ plannedTo }) => plannedTo)).toEqual([null, null]);
  });

  it('goes through more open orders than one portion holds', async () => {
    const { now } = care.core;
    const many = Array.from({ length: 1_203 }, (_, at) => newOrder(`o${at}`, now - (at % 7) * hour, { status: 'shipped', scans: [{ at: now - hour }] }));
    for (const one of many) void care.order(one);
    await care.order(newOrder('last', now));
    await care.on('stuck', unmoved);
    await settle();
    expect(new Set((await care.jobs()).map(({ subjectId }) => subjectId)).size).toBe(1_203);
  });

  it('says nothing of orders that an import brings with an old state', async () => {
    await care.on('refunded', ruleWords({ kind: 'status', statuses: ['refunded'] }));
    await care.order(newOrder('o1', care.core.now - 900 * hour, { status: 'refunded' }));
    await care.order(newOrder('o2', care.core.now - 900 * hour, { status: 'returning' }));
    await settle();
    await care.order(newOrder('o2', care.core.now - 900 * hour, { status: 'refunded' }));
    await settle();
    expect(await states()).toEqual([['o2', 'sent']]);
  });

  it('holds news through the quiet hours and tells it at their end, if it is still true', async () => {
    const quiet = ruleWords({ kind: 'status', statuses: ['exception'] }, { limits: { quiet: { from: '22:00', to: '08:00', then: 'wait' } } });
    await care.on('problem', quiet);
    care.core.now = Date.parse('2026-11-16T23:00:00+08:00');
    const paid = care.core.now - hour;
    for (const id of ['o1', 'o2']) {
      await care.order(newOrder(id, paid, { scans: [{ at: paid }], status: 'shipped' }), id);
      await care.order(newOrder(id, paid, { scans: [{ at: paid }, { at: care.core.now }], status: 'exception' }), id);
    }
    await settle();
    expect(await states()).toEqual([]);
    care.core.now = Date.parse('2026-11-17T07:59:59+08:00');
    await settle();
    expect(await states()).toEqual([]);
    await care.order(newOrder('o2', paid, { scans: [{ at: paid }, { at: care.core.now, code: 'delivered' }], status: 'delivered' }), 'o2');
    care.core.now = Date.parse('2026-11-17T08:00:00+08:00');
    await settle();
    expect(await states()).toEqual([['o1', 'sent']]);
  });

  it('writes to one shopper no oftener than the cap, whatever the rule and however many orders at once', async () => {
    await care.on('sent', { ...shipped, limits: { ...shipped.limits, perDay: 2 } });
    for (const id of ['o1', 'o2', 'o3', 'o4']) {
      await care.order(newOrder(id, care.core.now));
      await care.order(newOrder(id, care.core.now, { status: 'shipped', scans: [{ at: care.core.now }] }));
    }
    await settle();
    care.core.now += 2_000;
    await settle();
    care.core.now += 2_000;
    await settle();
    const found = await states();
    expect(found.filter(([, state]) => state === 'sent')).toHaveLength(2);
    expect(found.filter(([, , reason]) => reason === 'cap')).toHaveLength(2);
  });

  it('says nothing for a rule that was switched off in between, nor for one that is gone', async () => {
    await care.on('stuck', unmoved);
    await care.on('other', unmoved);
    await care.order(newOrder('o1', care.core.now, { status: 'shipped', scans: [{ at: care.core.now }] }));
    await settle();
    care.core.now += 48 * hour;
    const [stuck, other] = await Promise.all(['stuck', 'other'].map(async (id) => (await care.own.rules.list('shop')).find((rule) => rule.id === id)));
    await care.own.rules.switch('shop', 'stuck', { on: false, version: stuck?.version ?? 0 }, care.also);
    await care.own.rules.remove('shop', 'other', other?.version ?? 0, care.also);
    await settle();
    expect([await states(), await care.jobs()]).toEqual([[], []]);
  });
});
