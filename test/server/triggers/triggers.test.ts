import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dialects, useDatabase } from '../../support/store.ts';
import { createCare, hour, newOrder, ruleWords, type Care } from './harness.ts';

const unmoved = ruleWords({ kind: 'unmoved', hours: 48 });
const shipped = ruleWords({ kind: 'status', statuses: ['shipped'] });

describe.each(dialects)('proactive care on %s', (dialect) => {
  const database = useDatabase(dialect);
  let care: Care;
  beforeEach(async () => { care = await createCare(() => database.open()); });
  afterEach(async () => {
    await care.core.remove();
    expect(care.errors).toEqual([]);
  });
  const states = async () => (await care.deliveries()).map(({ subjectId, state, reason }) => [subjectId, state, ...(reason === null ? [] : [reason])]);
  const settle = () => care.own.worker.settle();

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
    expect((await care.own.rules.list('shop')).find(({ id }) => id === 'sent')).toMatchObject({ today: { sent: 60 }, week: { sent: 60, seen: 0 } });
    const deliveryId = first.deliveries[0]?.id ?? '';
    const word = { deliveryId, channel: 'sms', at: 5, reason: '' };
    expect(await deliveries.keepReceipts('shop', [{ ...word, state: 'delivered' }, { ...word, deliveryId: 'nowhere', state: 'failed' }])).toEqual({ kept: 1, unknown: ['nowhere'] });
    await deliveries.keepReceipts('shop', [{ ...word, state: 'failed', at: 4 }]);
    expect(await deliveries.keepReceipts('elsewhere', [{ ...word, state: 'failed', at: 9 }])).toEqual({ kept: 0, unknown: [deliveryId] });
    const [again] = (await deliveries.page('shop', {}, undefined)).deliveries;
    expect(again?.receipts).toEqual([{ channel: 'sms', state: 'delivered', at: 5, reason: '' }]);
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

describe.each(dialects)('cases and waits on %s', (dialect) => {
  const database = useDatabase(dialect);
  let care: Care;
  beforeEach(async () => { care = await createCare(() => database.open()); });
  afterEach(async () => {
    await care.core.remove();
    expect(care.errors).toEqual([]);
  });
  const texts = { zh: '让您久等了', en: 'Sorry for the wait' };

  it('a wait that lasts longer than told is told of once, to a shopper nobody knows by name too, and keeps its place', async () => {
    await care.on('wait', ruleWords({ kind: 'waiting', overMinutes: 2 }, { texts }));
    const asked = await care.core.askForPerson('m0000001');
    const id = asked?.conversation.id ?? '';
    const { dueAt } = await care.core.row(id);
    care.core.now = (dueAt ?? 0) + 2 * 60_000 - 1;
    await care.own.worker.settle();
    expect(await care.deliveries()).toEqual([]);
    const before = await care.core.row(id);
    for (let look = 0; look < 3; look += 1) {
      care.core.now += 60_000;
      await care.own.worker.settle();
    }
    expect(await care.deliveries()).toMatchObject([{ conversationId: id, text: '让您久等了', state: 'sent', orderId: null, recipient: `#${care.core.shopper.id}` }]);
    expect(await care.core.row(id)).toEqual({ ...before, lastSeq: before.lastSeq + 1 });
  });

  it('one that a person has answered meanwhile is not', async () => {
    await care.on('wait', ruleWords({ kind: 'waiting', overMinutes: 2 }, { texts }));
    const asked = await care.core.askForPerson('m0000001');
    const row = await care.core.row(asked?.conversation.id ?? '');
    await care.core.desk.command('claim', care.core.agent('lin'), row.id, row.version, 'test');
    await care.core.desk.reply(care.core.agent('lin'), { id: 'm0000002', conversationId: row.id, text: '在的', images: [] }, 'test');
    care.core.now += hour;
    await care.own.worker.settle();
    expect(await care.deliveries()).toEqual([]);
  });

  it('a case that stands still is told of once for each standstill', async () => {
    await care.on('stalled', ruleWords({ kind: 'case_stalled', hours: 24 }, { texts }));
    const { conversation } = await care.core.say('m0000001', '杯子碎了');
    const { cases } = care.core.store.tables;
    const row = {
      id: 'case1', shopId: 'shop', conversationId: conversation.id, orderId: null, items: [], matter: 'refund' as const, state: 'open' as const, reason: '', amountCents: null, currency: 'CNY', settledCents: 0,
      ownerId: null, ownerName: null, requestedBy: null, requestedByName: null, dueAt: null, version: 1, createdAt: care.core.now, updatedAt: care.core.now,
    };
    const put = (next: Partial<typeof row>) => care.core.store.write(function* (w) { yield w.update(cases).set(next).returning(); });
    await care.core.store.write(function* (w) { yield w.insert(cases).values(row).returning(); });
    const later = async (hours: number) => { care.core.now += hours * hour; await care.own.worker.settle(); return (await care.deliveries()).map(({ subjectId }) => subjectId); };
    expect(await later(23)).toEqual([]);
    expect(await later(1)).toEqual(['case1.1']);
    expect(await later(3)).toEqual(['case1.1']);
    await put({ version: 2, updatedAt: care.core.now });
    expect(await later(23)).toEqual(['case1.1']);
    expect(await later(2)).toEqual(['case1.1', 'case1.2']);
    await care.core.store.write(function* (w) { yield w.update(cases).set({ state: 'waiting_shopper', version: 3, updatedAt: care.core.now }).returning(); });
    expect(await later(30)).toEqual(['case1.1', 'case1.2']);
  });
});

describe('whom nobody reaches', () => {
  let care: Care;
  beforeEach(async () => { care = await createCare(); });
  afterEach(() => care.core.remove());
  const states = async () => (await care.deliveries()).map(({ subjectId, state, reason }) => [subjectId, state, reason]);
  async function turn(id: string, shopper: string | null, scans: { at: number }[] | undefined = [{ at: care.core.now }]): Promise<void> {
    await care.order(newOrder(id, care.core.now), shopper);
    await care.order(newOrder(id, care.core.now, { status: 'shipped', ...(scans.length > 0 ? { scans } : {}) }), shopper);
    await care.own.worker.settle();
  }

  it('a guest is kept with the words, and the merchant hears of it', async () => {
    await care.on('sent', shipped);
    await turn('o1', null);
    expect(await states()).toEqual([['o1', 'not_reached', 'shopper_unknown']]);
    expect(await care.told()).toMatchObject([{ type: 'care.not_reached', orderId: 'o1', text: '订单 o1 有新进展', reason: 'shopper_unknown' }]);
  });

  it('words with a variable that has no value are not sent with a hole in them', async () => {
    await care.on('sent', { ...shipped, texts: { zh: '单号 {{shipment.trackingNumber}}', en: '' } });
    await turn('o1', 'u1', []);
    expect(await states()).toEqual([['o1', 'not_reached', 'variable_missing']]);
  });

  it('what the shopper opens is seen; what nobody opens in three days is not reached, until someone does', async () => {
    await care.on('sent', shipped);
    await turn('o1', 'u1');
    await turn('o2', 'u2');
    const [one, two] = await care.deliveries();
    const read = async (of: typeof one) => {
      const row = await care.core.repository.markRead(of?.conversationId ?? '', 'shopper', of?.seq ?? 0);
      if (row) care.core.bus.emit('conversation.committed', { conversation: row, messages: [], moved: false, origin: 'test' });
    };
    await read(one);
    await care.own.seen.flush();
    expect(await states()).toEqual([['o1', 'seen', null], ['o2', 'sent', null]]);
    care.core.now += 73 * hour;
    await care.own.seen.sweep();
    expect(await states()).toEqual([['o1', 'seen', null], ['o2', 'not_reached', 'not_opened']]);
    await read(two);
    await care.own.seen.flush();
    expect(await states()).toEqual([['o1', 'seen', null], ['o2', 'seen', null]]);
    expect((await care.told()).map(({ type }) => type)).toEqual(['care.sent', 'care.sent', 'care.seen', 'care.not_reached', 'care.seen']);
  });

  it('finds what was read while nobody listened', async () => {
    await care.on('sent', shipped);
    await turn('o1', 'u1');
    const [one] = await care.deliveries();
    await care.core.repository.markRead(one?.conversationId ?? '', 'shopper', 1);
    await care.own.seen.sweep();
    expect(await states()).toEqual([['o1', 'seen', null]]);
  });

  it('goes with what the shop’s retention lets go', async () => {
    await care.on('sent', shipped);
    await turn('o1', 'u1');
    await care.core.store.write(function* (w) { yield w.insert(care.shops).values(care.core.shop).returning(); });
    care.core.now += 89 * 24 * hour;
    await care.own.seen.sweep();
    expect(await care.deliveries()).toHaveLength(1);
    care.core.now += 2 * 24 * hour;
    await care.own.seen.sweep();
    expect(await care.deliveries()).toEqual([]);
  });
});
