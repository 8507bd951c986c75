import { beforeEach, describe, expect, it } from 'vitest';
import { createDeliveryRepository } from '../../../server/src/triggers/delivery-repository.ts';
import { createPlannedStore } from '../../support/query-plan.ts';
import { dialects } from '../../support/store.ts';
import { hour, newOrder, shipped, unmoved, useCare, type Care } from './harness.ts';

describe.each(dialects)('late, at once, and again, on %s', (dialect) => {
  const suite = useCare(dialect);
  const { database, states, settle } = suite;
  let care: Care;
  beforeEach(() => { care = suite.care; });

  it('keeps what fell due long ago, as after an outage or a clock put forward, and lets the next news through', async () => {
    await care.on('stuck', unmoved);
    for (const id of ['o1', 'o2', 'o3']) await care.order(newOrder(id, care.core.now, { status: 'shipped', scans: [{ at: care.core.now }] }), id);
    await settle();
    care.core.now += 400 * 24 * hour;
    await settle();
    expect(await states()).toEqual([['o1', 'dropped', 'too_late'], ['o2', 'dropped', 'too_late'], ['o3', 'dropped', 'too_late']]);
    expect(await care.told()).toEqual([]);
  });

  it('tells nothing early where the clock is put back, and goes on from there', async () => {
    await care.on('stuck', unmoved);
    const start = care.core.now;
    await care.order(newOrder('o1', start, { status: 'shipped', scans: [{ at: start }] }));
    await settle();
    care.core.now = start - 72 * hour;
    await settle();
    expect(await states()).toEqual([]);
    care.core.now = start + 48 * hour;
    await settle();
    expect(await states()).toEqual([['o1', 'sent']]);
  });

  it('tells nothing untrue where the clock is put forward by mistake and put right within minutes', async () => {
    const machine = { now: 0 };
    const { worker } = care.process(care.core.store, () => machine.now);
    const passes = (ms: number) => { machine.now += ms; care.core.now += ms; };
    await care.on('stuck', unmoved);
    await care.order(newOrder('o1', care.core.now, { status: 'shipped', scans: [{ at: care.core.now }] }));
    await worker.settle();
    care.core.now += 50 * hour;
    await worker.settle();
    passes(5 * 60_000);
    await worker.settle();
    care.core.now -= 50 * hour;
    await worker.settle();
    passes(47 * hour);
    await worker.settle();
    expect(await states()).toEqual([]);
    passes(hour);
    await worker.settle();
    expect(await states()).toEqual([['o1', 'sent']]);
  });

  it('two processes at once tell nothing twice', async () => {
    await care.on('sent', shipped);
    const other = care.process(await database.beside({ database: '', ...care.core.testStore }));
    const ids = Array.from({ length: 60 }, (_, at) => `o${at}`);
    for (const id of ids) {
      await care.order(newOrder(id, care.core.now), id);
      await care.order(newOrder(id, care.core.now, { status: 'shipped', scans: [{ at: care.core.now }] }), id);
    }
    await Promise.all([care.own.worker.settle(), other.worker.settle(), care.own.worker.settle()]);
    care.core.now += 2_000;
    await Promise.all([care.own.worker.settle(), other.worker.settle()]);
    expect(await states()).toHaveLength(60);
    expect((await care.told()).map(({ orderId }) => orderId).sort()).toEqual([...ids].sort());
    for (const { conversationId } of await care.deliveries()) expect(await care.core.stored(conversationId ?? '')).toHaveLength(1);
  });

  it('goes on where a process died: what it had taken comes back, and what it told is not told again', async () => {
    await care.on('sent', shipped);
    await care.order(newOrder('o1', care.core.now));
    await care.order(newOrder('o1', care.core.now, { status: 'shipped', scans: [{ at: care.core.now }] }));
    await settle();
    const [{ subjectId, ruleId, at } = { subjectId: '', ruleId: '', at: 0 }] = await care.deliveries();
    // As a lease that ran out after a kill: the job is there again although the message went out.
    const { careJobs } = care.core.store.tables;
    await care.core.store.write(function* (w) { yield w.insert(careJobs).values({ shopId: 'shop', ruleId, subjectId, plannedAt: at, dueAt: at, tries: 1 }).returning(); });
    await care.process().worker.settle();
    care.core.now += 2_000;
    await care.process().worker.settle();
    expect(await states()).toEqual([['o1', 'sent']]);
    expect(await care.told()).toHaveLength(1);
  });

  it('what one process planned before it died is told by the next one over the same data', async () => {
    await care.on('stuck', unmoved);
    await care.order(newOrder('o1', care.core.now, { status: 'shipped', scans: [{ at: care.core.now }] }));
    await settle();
    // Heard of, and not yet planned when it died.
    await care.order(newOrder('o2', care.core.now, { status: 'shipped', scans: [{ at: care.core.now }] }), 'u2');
    care.core.now += 48 * hour;
    const reopened = await database.beside({ database: '', ...care.core.testStore });
    await care.process(reopened).worker.settle();
    await reopened.close();
    expect(await states()).toEqual([['o1', 'sent'], ['o2', 'sent']]);
  });

  it('lists what it told page by page, counts it, and keeps the newest word of each of the merchant’s ways', async () => {
    await care.on('sent', shipped);
    for (let n = 0; n < 60; n += 1) {
      await care.order(newOrder(`o${n}`, care.core.now), `u${n}`);
      await care.order(newOrder(`o${n}`, care.core.now, { status: 'shipped', scans: [{ at: care.core.now }] }), `u${n}`);
    }
    await settle();
    const { deliveries } = care.own;
    const first = await deliveries.page('shop', {}, undefined);
    const second = await deliveries.page('shop', {}, first.nextBefore ?? undefined);
    expect([first.deliveries.length, second.deliveries.length, second.nextBefore]).toEqual([50, 10, null]);
    expect(new Set([...first.deliveries, ...second.deliveries].map(({ id }) => id)).size).toBe(60);
    expect((await deliveries.page('shop', { q: 'u7', state: 'sent', ruleId: 'sent' }, undefined)).deliveries.map(({ orderId }) => orderId)).toEqual(['o7']);
    expect((await deliveries.page('shop', { q: 'o7' }, undefined)).deliveries.map(({ shopperExternalId }) => shopperExternalId)).toEqual(['u7']);
    expect((await care.own.rules.list('shop')).find(({ id }) => id === 'sent')).toMatchObject({ today: { sent: 60 }, week: { sent: 60, seen: 0 } });
    const deliveryId = first.deliveries[0]?.id ?? '';
    const word = { deliveryId, channel: 'sms', at: 5, reason: '' };
    expect(await deliveries.keepReceipts('shop', [{ ...word, state: 'delivered' }, { ...word, deliveryId: 'nowhere', state: 'failed' }])).toEqual({ kept: 1, unknown: ['nowhere'] });
    await deliveries.keepReceipts('shop', [{ ...word, state: 'failed', at: 4 }]);
    expect(await deliveries.keepReceipts('elsewhere', [{ ...word, state: 'failed', at: 9 }])).toEqual({ kept: 0, unknown: [deliveryId] });
    const [again] = (await deliveries.page('shop', {}, undefined)).deliveries;
    expect(again?.receipts).toEqual([{ channel: 'sms', state: 'delivered', at: 5, reason: '' }]);
  });
});

it('a search for an order or a shopper never meets what was told of others', async () => {
  const planned = createPlannedStore();
  const page = createDeliveryRepository(planned.store).page;
  for (const [filter, before] of [[{}, null], [{ state: 'sent', ruleId: 'r1' }, { at: 5, id: 'd5' }]] as const) {
    const [plan] = await planned.plansOf(() => page('shop', { q: 'o1', ...filter }, before, 51));
    expect(plan).toContain('SEARCH care_deliveries USING INDEX care_deliveries_by_order (shop_id=? AND order_id=?)');
    expect(plan).toContain('SEARCH care_deliveries USING INDEX care_deliveries_by_recipient (shop_id=? AND recipient=?');
    expect(plan).not.toMatch(/SCAN|_by_time|_by_state|_by_subject/);
  }
  await planned.remove();
});
