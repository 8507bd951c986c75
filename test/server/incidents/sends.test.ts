import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { affectedStatuses, newIncident, newIncidentSend, type AffectedRule } from '@aftercast/shared';
import { createReachRepository } from '../../../server/src/conversation/reach-repository.ts';
import { createReachService } from '../../../server/src/conversation/reach-service.ts';
import { createIncidents } from '../../../server/src/incidents/incidents.ts';
import { isAffected } from '../../../server/src/incidents/sends/affected.ts';
import { createAffectedRepository } from '../../../server/src/incidents/sends/affected-repository.ts';
import { createOrderEventRepository } from '../../../server/src/orders/order-event-repository.ts';
import { createOrderRepository } from '../../../server/src/orders/order-repository.ts';
import type { Order } from '../../../server/src/orders/order.ts';
import type { SurgeTurn } from '../../../server/src/routing/surge-turn.ts';
import { createCore, type Core } from '../../support/core.ts';
import { dialects, useDatabase } from '../../support/store.ts';
import { orderOf, parcel } from '../orders/orders.ts';

const hour = 3_600_000;
const swallow = (scans = true) => ({ ...parcel(), carrier: '飞燕快运', events: scans ? parcel().events : [] });

describe.each(dialects)('telling everyone an incident concerns, on %s', (dialect) => {
  const database = useDatabase(dialect);
  let core: Core;
  let orders: ReturnType<typeof createOrderRepository>;
  let ids = 0;
  let here: Set<string>;
  let failures: unknown[];
  let [elapsed, portionMs] = [0, 50];
  beforeEach(async () => {
    core = await createCore(database.open);
    [orders, here, failures] = [createOrderRepository(core.store), new Set(), []];
  });
  afterEach(async () => {
    await core.remove();
    expect(failures).toEqual([]);
  });

  function open() {
    const reach = createReachService({ repository: createReachRepository(core.store), bus: core.bus, clock: () => core.now, newId: (prefix) => `${prefix}send${ids++}` });
    return createIncidents({
      store: core.store, bus: core.bus, clock: () => core.now, newId: (prefix) => `${prefix}${ids++}`, talksOf: core.transcript.rowsOf, shopperById: async () => null, ordersOf: orders.ordersOf, ordersOfEach: orders.ordersOfEach, shopById: async () => core.shop,
      say: async () => null, nearest: async () => [], tell: reach.tell, isHere: (id) => here.has(id), elapsed: () => (elapsed += portionMs), wait: async () => undefined, onError: (error) => failures.push(error),
      entriesOf: async (_, language) => (language === 'zh' ? [{ id: 'where', question: '到哪了', tier: 1, answer: '{{shipment.lastEvent}}' }, { id: 'fee', question: '运费', tier: 1, answer: '包邮' }] : []),
    });
  }
  const lead = () => ({ ...core.agent('mei'), role: 'supervisor' as const });
  const put = (...list: [shopper: string | null, order: Order][]) => orders.replace(core.shop.id, list.map(([shopperExternalId, order]) => ({ shopperExternalId, order })), core.now);
  const sendOf = (rule: object, more: object = {}) => newIncidentSend.parse({ id: 'send00001', rule, texts: { zh: '{{shopper.name}}，{{order.id}} 因快递停运晚到', en: '' }, ...more });
  const strike = { carriers: ['飞燕快运'] };
  async function opened(incidents = open()) {
    await incidents.incidents.open(lead(), newIncident.parse({ id: 'inc00001', title: '快递停运' }));
    return incidents;
  }
  const send = async (all: ReturnType<typeof open>, rule: object = strike, more: object = {}) => all.sends.open(lead(), 'inc00001', sendOf(rule, more));
  const one = async (all: ReturnType<typeof open>) => (await all.sends.of(core.shop.id, 'inc00001')).find(({ kind }) => kind === 'opening');
  const recipients = (all: ReturnType<typeof open>, id = 'send00001') => all.sends.recipients(core.shop.id, 'inc00001', id, { filter: null, after: '', limit: 100 });
  const heard = async (sub: string) => {
    const shopper = await core.identify(sub);
    const row = await core.repository.latestOf(shopper.id);
    return row ? (await core.stored(row.id)).flatMap(({ body }) => (body.kind === 'update' ? [body.text] : [])) : [];
  };
  const turn = async (sub: string): Promise<SurgeTurn> => ({ shop: core.shop, shopper: await core.identify(sub), context: {}, language: 'zh', conversation: await core.repository.latestOf((await core.identify(sub)).id), heard: { urgency: 'normal', reasons: [] } });

  it('is looked at before: whom it reaches, whom it can not, and what they would read', async () => {
    await put(['ann', orderOf({ id: 'A1', status: 'shipped', shipment: swallow() })], ['ann', orderOf({ id: 'A2', status: 'shipped', shipment: swallow(), paidAt: 5 })], ['ben', orderOf({ id: 'B1', status: 'shipped', shipment: parcel() })], [null, orderOf({ id: 'G1', status: 'shipped', shipment: swallow() })]);
    await core.say('m0000001', '在吗', await core.identify('ann'));
    const all = await opened();
    expect(await all.sends.preview(core.shop.id, 'inc00001', sendOf(strike))).toEqual({
      orders: 3, shoppers: 1, guests: 1, talking: 1, toldBefore: 0, isAll: true, samples: [{ orderIds: ['A1', 'A2'], shopperName: null, language: 'zh', text: '亲，A1、A2 因快递停运晚到' }],
    });
  });

  it('reaches each shopper once, in a conversation or not, whoever works and however often', async () => {
    await put(['ann', orderOf({ id: 'A1', status: 'shipped', shipment: swallow() })], ['ann', orderOf({ id: 'A2', status: 'shipped', shipment: swallow() })], ['cat', orderOf({ id: 'C1', status: 'shipped', shipment: swallow() })], ['ben', orderOf({ id: 'B1' })]);
    await core.say('m0000001', '在吗', await core.identify('ann'));
    const [all, other] = [await opened(), open()];
    await send(all);
    await Promise.all([all.sender.settle(), other.sender.settle(), all.sender.settle()]);
    await send(all);
    await all.sender.settle();
    expect([(await heard('ann')).length, await heard('cat'), await heard('ben')]).toEqual([1, ['亲，C1 因快递停运晚到'], []]);
    expect(await one(all)).toMatchObject({ state: 'done', counts: { told: 2, waiting: 0, failed: 0, seen: 0, asked: 0, wrote: 0, solved: 0 } });
  });

  it('tells those first who are there', async () => {
    await put(...Array.from({ length: 60 }, (_, at): [string, Order] => [`u${String(at).padStart(2, '0')}`, orderOf({ id: `O${at}`, status: 'shipped', shipment: swallow() })]));
    here.add((await core.identify('u59')).id);
    const all = await opened();
    await send(all);
    await all.sender.step('send00001');
    await all.sender.step('send00001');
    expect((await recipients(all)).filter(({ state }) => state === 'told').map(({ shopperExternalId }) => shopperExternalId)).toContain('u59');
    expect((await one(all))?.counts).toMatchObject({ told: 25, waiting: 35 });
  });

  it('pauses between portions, goes on where it was, and stops for good', async () => {
    await put(...Array.from({ length: 60 }, (_, at): [string, Order] => [`u${String(at).padStart(2, '0')}`, orderOf({ id: `O${at}`, status: 'shipped', shipment: swallow() })]));
    const all = await opened();
    await send(all);
    const steer = (act: 'pause' | 'resume' | 'stop') => all.sends.steer(core.shop.id, 'inc00001', 'send00001', act);
    for (let step = 0; step < 2; step += 1) await all.sender.step('send00001');
    expect((await steer('pause')).state).toBe('paused');
    await all.sender.settle();
    expect((await one(all))?.counts).toMatchObject({ told: 25, waiting: 35 });
    expect((await steer('resume')).state).toBe('sending');
    await all.sender.step('send00001');
    expect((await steer('stop')).state).toBe('stopped');
    await all.sender.settle();
    expect((await one(all))?.counts).toMatchObject({ told: 50, waiting: 10 });
    await expect(steer('resume')).rejects.toMatchObject({ code: 'version_conflict' });
  });

  it.each(['close', 'reply'] as const)('tells nobody more once the incident is closed without a last word, by %s', async (how) => {
    await put(['ann', orderOf({ id: 'A1', status: 'shipped', shipment: swallow() })]);
    const all = await opened();
    await send(all, strike, { keepsOn: true });
    await all.sender.settle();
    expect((await one(all))?.state).toBe('watching');
    if (how === 'close') await all.incidents.close(core.shop.id, 'inc00001');
    else {
      await core.say('m0000001', '我的货呢', await core.identify('ann'));
      const talk = await core.repository.latestOf((await core.identify('ann')).id);
      await all.incidents.add(core.shop.id, 'inc00001', [talk?.id ?? '']);
      await all.replies.reply(lead(), 'inc00001', { id: 'reply001', text: '都补发了', resolves: true });
      await all.replies.settled();
    }
    expect((await all.incidents.view(core.shop.id, 'inc00001')).state).toBe('closed');
    await put(['cat', orderOf({ id: 'C1', status: 'shipped', shipment: swallow() })]);
    core.now += 10 * 60_000;
    await all.sender.settle();
    expect([await one(all), await heard('cat')]).toMatchObject([{ state: 'stopped', finishedAt: expect.any(Number) }, []]);
  });

  it('tells more at once while that is quick, and fewer once it is slow', async () => {
    await put(...Array.from({ length: 150 }, (_, at): [string, Order] => [`u${at}`, orderOf({ id: `O${at}`, status: 'shipped', shipment: swallow() })]));
    const all = await opened();
    await send(all);
    await all.sender.step('send00001');
    const told: number[] = [];
    for (portionMs of [10, 200, 50, 50]) {
      await all.sender.step('send00001');
      told.push((await all.sends.recipients(core.shop.id, 'inc00001', 'send00001', { filter: null, after: '', limit: 200 })).filter(({ state }) => state === 'told').length);
    }
    expect(told).toEqual([25, 75, 100, 125]);
  });

  it('goes on after a crash: what a dead worker took comes back, and nobody hears it twice', async () => {
    await put(...Array.from({ length: 30 }, (_, at): [string, Order] => [`u${at}`, orderOf({ id: `O${at}`, status: 'shipped', shipment: swallow() })]));
    const dying = await opened();
    await send(dying);
    await dying.sender.step('send00001');
    // It took a portion, and was never heard of again.
    const { incidentRecipients } = core.store.tables;
    await core.store.write(function* (w) { yield w.update(incidentRecipients).set({ heldUntil: core.now + 60_000 }).returning(); });
    const next = open();
    await next.sender.settle();
    expect((await one(next))?.counts).toMatchObject({ told: 0, waiting: 30 });
    core.now += 61_000;
    await next.sender.settle();
    expect((await one(next))?.counts).toMatchObject({ told: 30, waiting: 0 });
  });

  it('passes over whom it no longer concerns when their turn comes, and tells the owner who has no words', async () => {
    await put(['ann', orderOf({ id: 'A1', status: 'shipped', shipment: swallow() })], ['ben', orderOf({ id: 'B1', status: 'shipped', shipment: swallow(false) })]);
    const all = await opened();
    await send(all, strike, { texts: { zh: '最新：{{shipment.lastEvent}}', en: '' } });
    await all.sender.step('send00001');
    await put(['ann', orderOf({ id: 'A1', status: 'completed', shipment: swallow() })]);
    await all.sender.settle();
    expect(await recipients(all)).toMatchObject([{ shopperExternalId: 'ann', state: 'passed' }, { shopperExternalId: 'ben', state: 'failed', problem: 'variable_missing' }]);
  });

  it('knows who has seen it, who asked again, who wrote, and who is solved', async () => {
    await put(['ann', orderOf({ id: 'A1', status: 'shipped', shipment: swallow() })], ['ben', orderOf({ id: 'B1', status: 'shipped', shipment: swallow() })]);
    const all = await opened();
    await send(all);
    await all.sender.settle();
    const talk = await core.repository.latestOf((await core.identify('ann')).id);
    await core.repository.markRead(talk?.id ?? '', 'shopper', 1);
    core.now += hour;
    await core.say('m0000002', '那什么时候', await core.identify('ann'));
    await all.incidents.add(core.shop.id, 'inc00001', [talk?.id ?? '']);
    await put(['ben', orderOf({ id: 'B1', status: 'completed', shipment: swallow() })]);
    expect((await one(all))?.counts).toMatchObject({ told: 2, seen: 1, asked: 1, wrote: 1, solved: 1 });
    expect((await all.sends.recipients(core.shop.id, 'inc00001', 'send00001', { filter: 'asked', after: '', limit: 10 })).map(({ shopperExternalId }) => shopperExternalId)).toEqual(['ann']);
    expect((await all.sends.recipients(core.shop.id, 'inc00001', 'send00001', { filter: 'unseen', after: '', limit: 10 })).map(({ shopperExternalId }) => shopperExternalId)).toEqual(['ben']);
  });

  it('answers the same question of whom it concerns, once, then with a person; and no other question, and nobody else', async () => {
    await put(['ann', orderOf({ id: 'A1', status: 'shipped', shipment: swallow() })], ['ben', orderOf({ id: 'B1' })]);
    const all = await opened();
    await send(all);
    await all.sender.settle();
    expect(all.told.concerns(core.shop.id)).toBe(true);
    const known = await all.told.answer('where', await turn('ann'));
    expect(known).toMatchObject({ text: '亲，A1 因快递停运晚到' });
    expect([await all.told.answer('fee', await turn('ann')), await all.told.answer('where', await turn('ben'))]).toEqual([null, null]);
    if (known && known !== 'again') await known.join((await turn('ann')).conversation?.id ?? '');
    expect(await all.told.answer('where', await turn('ann'))).toBe('again');
    await all.incidents.close(core.shop.id, 'inc00001');
    expect(await all.told.answer('where', await turn('ann'))).toBeNull();
  });

  it('tells later ones too where that was wanted, and closes with a last word to all who were told', async () => {
    await put(['ann', orderOf({ id: 'A1', status: 'shipped', shipment: swallow() })]);
    const all = await opened();
    await send(all, strike, { keepsOn: true });
    await all.sender.settle();
    expect((await one(all))?.state).toBe('watching');
    await put(['cat', orderOf({ id: 'C1', status: 'shipped', shipment: swallow() })]);
    await all.sender.settle();
    expect(await heard('cat')).toEqual([]);
    core.now += 5 * 60_000;
    await all.sender.settle();
    expect((await heard('cat')).length).toBe(1);
    await put(['ann', orderOf({ id: 'A1', status: 'completed', shipment: swallow() })], ['dan', orderOf({ id: 'D1', status: 'shipped', shipment: swallow() })]);
    await all.sends.close(lead(), 'inc00001', { id: 'send00002', texts: { zh: '快递恢复了，抱歉久等', en: '' } });
    await all.sender.settle();
    expect([(await heard('ann')).at(-1), (await heard('cat')).at(-1), await heard('dan')]).toEqual(['快递恢复了，抱歉久等', '快递恢复了，抱歉久等', []]);
    expect(await all.sends.of(core.shop.id, 'inc00001')).toMatchObject([{ kind: 'closing', state: 'done', counts: { told: 2 } }, { kind: 'opening', state: 'stopped' }]);
    await expect(send(all, strike, { id: 'send00003' })).rejects.toMatchObject({ code: 'incident_closed' });
  });

  async function affectedBy(given: object): Promise<string[]> {
    const affected = createAffectedRepository(core.store);
    const rule: AffectedRule = newIncidentSend.shape.rule.parse(given);
    const found: string[] = [];
    for (let place: string | null = null; ;) {
      const { affected: part, next } = await affected.portion(core.shop.id, rule, place, 7, core.now);
      found.push(...part.map(({ id }) => id));
      if (next === null) return found.sort();
      place = next;
    }
  }
  const holding = (...products: string[]) => products.map((product) => ({ product, name: '{"product":"cam', sku: null, quantity: 1, price: 1 }));

  it('finds a product by its whole id alone', async () => {
    const products = ['cam', 'cam-2', 'webcam', 'CAM', 'c_m', 'c%m', 'c\\m', 'c"m', 'x","cam', '{"product":"cam"', '猫'];
    await put(...products.map((product, at): [string, Order] => [`p${at}`, orderOf({ id: product, items: holding('other', product), promises: [{ kind: 'gift', product: 'promised', validFrom: 0, validUntil: 1, terms: {} }] })]));
    for (const product of products) expect([product, await affectedBy({ products: [product] })]).toEqual([product, [product]]);
    for (const product of ['ca', 'am', 'c', 'C_M', '%', '_', 'promised']) expect([product, await affectedBy({ products: [product] })]).toEqual([product, []]);
  });

  it('goes by what an order holds since it was corrected', async () => {
    await put(['ann', orderOf({ id: 'A1', items: holding('cam') })], ['ben', orderOf({ id: 'B1', items: holding('cam') })]);
    const events = createOrderEventRepository(core.store);
    const correct = (id: string, items: ReturnType<typeof holding>) => events.take(core.shop.id, 'api', [{ id, orderId: 'A1', type: 'order.changed', at: core.now += hour, items }], core.now);
    await correct('e1', holding('lens', 'cap'));
    expect([await affectedBy({ products: ['cam'] }), await affectedBy({ products: ['lens'] })]).toEqual([['B1'], ['A1']]);
    await events.take(core.shop.id, 'api', [{ id: 'e2', orderId: 'A1', type: 'shipment.scanned', at: core.now += hour, code: 'in-transit', text: '在途' }], core.now);
    expect(await affectedBy({ products: ['lens'] })).toEqual(['A1']);
    await correct('e3', holding('cam'));
    expect([await affectedBy({ products: ['cam'] }), await affectedBy({ products: ['lens'] })]).toEqual([['A1', 'B1'], []]);
    await correct('e4', holding('lens'));
    core.now += hour;
    expect(await put(['ann', orderOf({ id: 'A1', items: holding('cam') })])).toEqual(['A1']);
    expect([await affectedBy({ products: ['cam'] }), await affectedBy({ products: ['lens'] })]).toEqual([['A1', 'B1'], []]);
  });

  it('asks the database what the rule says, whatever the order', async () => {
    const list = [...affectedStatuses, 'returning' as const, 'completed' as const].flatMap((status) => [null, swallow(), swallow(false)].flatMap((shipment) => [1, 50].map((hours) => ({ status, shipment, hours }))));
    const all = list.map(({ status, shipment, hours }, at) => orderOf({ id: `P${at}`, status, shipment, paidAt: core.now - hours * hour, region: at % 2 ? '浙江' : null, items: [{ product: at % 3 ? 'cam' : 'c%m_"x', name: '物', sku: null, quantity: 1, price: 1 }] }));
    await put(...all.map((order, at): [string, Order] => [`p${at}`, order]));
    const rules: object[] = [strike, { regions: ['浙江'] }, { products: ['c%m_"x'] }, { products: ['cam', 'none'] }, { statuses: ['pending', 'exception'] }, { unshippedHours: 24 }, { unshippedHours: 0, regions: ['浙江'] }, { paidFrom: core.now - 2 * hour }, { paidTo: core.now - 2 * hour, statuses: ['delivered'] }, { liveSessions: ['live'] }, { liveSessions: ['other'] }];
    for (const given of rules) {
      const rule: AffectedRule = newIncidentSend.shape.rule.parse(given);
      expect([given, await affectedBy(rule)]).toEqual([given, all.filter((order) => isAffected(order, rule, core.now)).map(({ id }) => id).sort()]);
    }
  });
});
