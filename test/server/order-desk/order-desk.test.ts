import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orderRequest, type OrderCard, type OrderRequest } from '@aftercast/shared';
import { createNoticeService } from '../../../server/src/conversation/notice-service.ts';
import { createCases } from '../../../server/src/cases/cases.ts';
import { AppError } from '../../../server/src/errors.ts';
import { actionsOf } from '../../../server/src/order-desk/order-actions.ts';
import { linesOf } from '../../../server/src/order-desk/order-goods.ts';
import { createOrderDesk } from '../../../server/src/order-desk/order-desk-service.ts';
import { createProofService } from '../../../server/src/order-desk/proof-service.ts';
import { createRequestRepository } from '../../../server/src/order-desk/request-repository.ts';
import { wrongTries } from '../../../server/src/order-desk/order-proof.ts';
import { createOrderRepository } from '../../../server/src/orders/order-repository.ts';
import type { Order } from '../../../server/src/orders/order.ts';
import { createCore, type Core } from '../../support/core.ts';
import { retentionOf } from '../../support/retention.ts';
import { noon, orderOf, parcel } from '../orders/orders.ts';

let core: Core;
let orders: ReturnType<typeof createOrderRepository>;
beforeEach(async () => {
  core = await createCore();
  orders = createOrderRepository(core.store);
});
afterEach(() => core.remove());
const put = (shopperExternalId: string | null, ...list: Order[]) => orders.replace(core.shop.id, list.map((order) => ({ shopperExternalId, order })), core.now);

describe('proof by the last four digits', () => {
  let tries = 0;
  const open = () => createProofService({ repository: createRequestRepository(core.store), orderById: orders.byId, clock: () => core.now });
  const ask = async (service: ReturnType<typeof open>, text: string, { shopper = `s${tries++}`, address = `10.${Math.floor(tries / 250)}.${tries % 250}.1` as string | null } = {}) => (
    await service.reply({ shop: core.shop, shopper: { id: shopper, externalId: null }, text, language: 'zh', address })
  );
  const words = (reply: Awaited<ReturnType<typeof ask>>) => (reply?.kind === 'answer' ? reply.text : reply?.kind);
  beforeEach(() => put(null, orderOf({ id: 'LY1001', status: 'shipped', shipment: parcel('【嘉兴】张师傅 13800000000 已揽收'), phoneTail: '0420' }), orderOf({ id: 'LY1002' })));

  it('says where the order stands, and nothing of whom or what it is', async () => {
    const said = words(await ask(open(), '订单 LY1001 尾号 0420'));
    expect(said).toContain('订单 LY1001：已发货，在路上');
    for (const secret of ['摄像头', '179', 'YY1', '张师傅', '0420']) expect(said).not.toContain(secret);
  });
  it('sounds the same where the order, the digits or the phone is missing', async () => {
    const service = open();
    const [none, wrong, noPhone] = [await ask(service, '订单 LY9999 尾号 0420'), await ask(service, '订单 LY1001 尾号 9999'), await ask(service, '订单 LY1002 尾号 0420')];
    expect(wrong).toEqual(none);
    expect(noPhone).toEqual(none);
    expect(words(none)).toContain('对不上');
  });
  it('is no business of other words', () => {
    expect(open().reply({ shop: core.shop, shopper: { id: 's', externalId: null }, text: '我的快递到哪了', language: 'zh', address: null })).toBeNull();
  });
  it('hands over once an order has had its wrong tries, whoever tries and rightly too, also after a restart, and answers again a day later', async () => {
    for (let nth = 0; nth < wrongTries.order; nth += 1) expect(words(await ask(open(), `订单 LY1001 尾号 ${1000 + nth}`))).toContain('对不上');
    expect((await ask(open(), '订单 LY1001 尾号 0420'))?.kind).toBe('handoff');
    core.now += 24 * 3_600_000 + 1;
    expect(words(await ask(open(), '订单 LY1001 尾号 0420'))).toContain('在路上');
  });
  it('hands over once a shopper, an address block or the shop has had them', async () => {
    const service = open();
    for (let nth = 0; nth < wrongTries.shopper; nth += 1) await ask(service, `订单 LY20${nth} 尾号 1000`, { shopper: 'same', address: null });
    expect((await ask(service, '订单 LY1001 尾号 0420', { shopper: 'same', address: null }))?.kind).toBe('handoff');
    for (let nth = 0; nth < wrongTries.block; nth += 1) await ask(service, `订单 LY30${nth} 尾号 1000`, { address: `203.0.113.${nth}` });
    expect((await ask(service, '订单 LY1001 尾号 0420', { address: '203.0.113.250' }))?.kind).toBe('handoff');
    expect(words(await ask(service, '订单 LY1001 尾号 0420', { address: '203.0.114.1' }))).toContain('在路上');
    for (let nth = wrongTries.shopper + wrongTries.block; nth < wrongTries.shop; nth += 1) await ask(service, `订单 LY40${nth} 尾号 1000`, { address: null });
    expect((await ask(service, '订单 LY1001 尾号 0420'))?.kind).toBe('handoff');
  });
  it('counts tries that come at once one after the other', async () => {
    const service = open();
    const replies = await Promise.all(Array.from({ length: wrongTries.order + 3 }, (_, nth) => ask(service, `订单 LY1001 尾号 ${2000 + nth}`)));
    expect(replies.filter((reply) => reply?.kind === 'handoff')).toHaveLength(3);
  });
});

describe('what may be asked for an order', () => {
  it.each<[Order['status'], boolean, string[]]>([
    ['pending', false, ['urge', 'change_address', 'refund']], ['delayed', false, ['urge', 'change_address', 'refund']], ['shipped', true, ['track', 'return']], ['delayed', true, ['track', 'return']],
    ['exception', true, ['track', 'return']], ['delivered', true, ['track', 'return']], ['completed', true, ['track', 'return']], ['returning', true, ['track']], ['returned', true, ['track']], ['refunded', false, []], ['cancelled', false, []],
  ])('%s, scanned %s: %s', (status, scanned, actions) => {
    expect(actionsOf(orderOf({ id: 'o', status, shipment: scanned ? parcel() : null }))).toEqual(actions);
  });
});

describe('the order desk', () => {
  /** Every picture is Anna's but one. */
  const sendImages = async (ids: string[]): Promise<void> => { if (ids.includes('u_of_ben')) throw new AppError('upload_not_found', 'not yours'); };
  function open() {
    const notices = createNoticeService({ repository: core.repository, bus: core.bus, clock: () => core.now });
    const cases = createCases({
      store: core.store, bus: core.bus, clock: () => core.now, newId: (prefix) => `${prefix}_${core.now}`, colleagues: { byId: async (id) => ({ id, shopId: core.shop.id, name: id, disabled: false }) },
      sign: async (ids) => new Map(ids.map((id) => [id, { uploadId: id, url: `/${id}`, width: 1, height: 1 }])),
      transcript: { rowsOf: core.transcript.rowsOf, ofShop: core.transcript.ofShop }, shopperById: async (id) => ({ id, name: null }), notices, onError: (error) => { throw error; },
    });
    return { cases: cases.service, desk: createOrderDesk({ repository: createRequestRepository(core.store), orderById: orders.byId, latestConversation: core.repository.latestOf, cases: cases.service, sendImages, clock: () => core.now }) };
  }
  const lead = () => ({ ...core.agent('mei'), role: 'owner' as const });

  it('shows only who is signed in their own order, whatever else is there', async () => {
    await put('anna', orderOf({ id: 'A1', status: 'shipped', shipment: parcel() }));
    const { desk } = open();
    const anna = await core.identify('anna');
    expect(await desk.card(core.shop.id, anna, 'A1')).toMatchObject({ id: 'A1', status: 'shipped', carrier: '云驿速递', timeline: [{ at: noon }], actions: ['track', 'return'], cases: [], shipBy: null });
    for (const stranger of [await core.identify('ben'), core.shopper]) await expect(desk.card(core.shop.id, stranger, 'A1')).rejects.toMatchObject({ code: 'order_not_found' });
    await expect(desk.card(core.shop.id, anna, 'nothing')).rejects.toMatchObject({ code: 'order_not_found' });
  });
  it('shows the newest scans of a parcel that was told thousands, the newest first, whichever way round they came', async () => {
    const scans = Array.from({ length: 3_000 }, (_, at) => ({ at: noon + at, code: 'in-transit', text: `第${at}次` }));
    await put('anna', orderOf({ id: 'A1', status: 'shipped', shipment: { ...parcel(), events: scans.reverse() } }));
    const { timeline } = await open().desk.card(core.shop.id, await core.identify('anna'), 'A1');
    expect([timeline.length, timeline[0]?.text, timeline.at(-1)?.text]).toEqual([200, '第2999次', '第2800次']);
  });
  it('names goods in English too, where the shop has told it', async () => {
    await put('anna', orderOf({ id: 'A1', items: [{ product: 'cup', name: '马克杯', nameEn: 'Mug', sku: null, quantity: 1, price: 59 }, { product: 'pot', name: '壶', sku: null, quantity: 1, price: 59 }] }));
    const { items } = await open().desk.card(core.shop.id, await core.identify('anna'), 'A1');
    expect(items.map(({ name, nameEn }) => [name, nameEn])).toEqual([['马克杯', 'Mug'], ['壶', undefined]]);
  });
  it('makes one case of a request, however often and at once, with a deadline and nobody’s yet; a new one once that has ended', async () => {
    await put('anna', orderOf({ id: 'A1' }));
    const { desk, cases } = open();
    const anna = await core.identify('anna');
    await core.say('m0000001', '在吗', anna);
    const cards = await Promise.all([1, 2, 3].map(() => desk.request(core.shop.id, anna, 'A1', { kind: 'refund', note: '不想要了' })));
    const [case_] = cards[0]?.cases ?? [];
    expect(new Set(cards.map((card) => card.cases.map(({ id }) => id).join())).size).toBe(1);
    expect(await cases.one(core.shop.id, case_?.id ?? '')).toMatchObject({ case: { matter: 'refund', owner: null, orderId: 'A1', reason: '不想要了', dueAt: core.now + 24 * 3_600_000 } });
    const { case: running } = await cases.one(core.shop.id, case_?.id ?? '');
    await cases.act(lead(), running.id, running.version, { type: 'cancel', note: '' });
    const [second] = (await desk.request(core.shop.id, anna, 'A1', { kind: 'refund' })).cases;
    expect(second?.id).not.toBe(running.id);
  });
  it('makes a new case also after the retention has taken an earlier one', async () => {
    await put('anna', orderOf({ id: 'A1' }));
    await core.keepShop({ retentionDays: 30 });
    const retention = retentionOf(core);
    const { desk, cases } = open();
    const anna = await core.identify('anna');
    const seen: string[] = [];
    for (const message of ['m0000001', 'm0000002']) {
      const conversation = (await core.askForPerson(message, anna))?.conversation;
      if (!conversation) throw new Error('they asked for a person');
      const claimed = await core.desk.command('claim', core.agent('mei'), conversation.id, conversation.version, 'test');
      const [asked] = (await desk.request(core.shop.id, anna, 'A1', { kind: 'refund' })).cases;
      seen.push(conversation.id, asked?.id ?? '');
      await cases.act(lead(), asked?.id ?? '', 1, { type: 'cancel', note: '' });
      await core.desk.command('resolve', core.agent('mei'), conversation.id, claimed.version, 'test');
      core.now += 20 * 86_400_000;
    }
    expect(new Set(seen).size).toBe(4);
    expect((await retention.sweep()).conversations).toBe(1);
    const [third] = (await desk.request(core.shop.id, anna, 'A1', { kind: 'refund' })).cases;
    expect(third).toMatchObject({ state: 'open' });
    expect(seen).not.toContain(third?.id);
  });
  it('refuses what the order does not allow, an address that is none, and whoever never wrote', async () => {
    await put('anna', orderOf({ id: 'A1' }), orderOf({ id: 'A2', status: 'delivered', shipment: parcel() }));
    const { desk } = open();
    const anna = await core.identify('anna');
    await expect(desk.request(core.shop.id, anna, 'A1', { kind: 'urge' })).rejects.toMatchObject({ code: 'conversation_not_found' });
    await core.say('m0000001', '在吗', anna);
    await expect(desk.request(core.shop.id, anna, 'A2', { kind: 'urge' })).rejects.toMatchObject({ code: 'order_action_not_allowed' });
    await expect(desk.request(core.shop.id, anna, 'A1', { kind: 'change_address', note: '  ' })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(desk.request(core.shop.id, await core.identify('ben'), 'A1', { kind: 'refund' })).rejects.toMatchObject({ code: 'order_not_found' });
  });
  describe('goods that are given back', () => {
    const cup = { product: 'cup', name: '马克杯 白', sku: 'cup-white', quantity: 2, price: 59 };
    const kettle = { product: 'kettle', name: '养生壶', sku: null, quantity: 1, price: 99 };
    async function anna(status: Order['status'] = 'delivered', items = [kettle, cup]) {
      await put('anna', orderOf({ id: 'A1', status, amount: 200, items, shipment: parcel() }));
      const shopper = await core.identify('anna');
      await core.say('m0000001', '在吗', shopper);
      const { desk, cases } = open();
      const { items: [first, second] } = await desk.card(core.shop.id, shopper, 'A1');
      const ask = (asked: Omit<Exclude<OrderRequest, { kind: 'urge' | 'change_address' }>, 'kind'>) => desk.request(core.shop.id, shopper, 'A1', { kind: 'return', ...asked });
      const caseOf = async (card: OrderCard) => (await cases.one(core.shop.id, card.cases[0]?.id ?? '')).case;
      return { ask, caseOf, cases, desk, shopper, kettle: first?.id ?? '', cup: second?.id ?? '' };
    }

    it('stand in the case with how many, why and the pictures, and their paid share is suggested', async () => {
      const { ask, caseOf, cup: id } = await anna();
      const card = await ask({ goods: [{ id, quantity: 1 }], reason: 'quality', note: '有裂', images: ['u_1', 'u_2', 'u_1'] });
      expect(card.cases).toMatchObject([{ goods: [{ name: '马克杯 白', sku: 'cup-white', quantity: 1 }], amountCents: null }]);
      expect(await caseOf(card)).toMatchObject({
        items: ['马克杯 白'], goods: [{ ...cup, id, quantity: 1, bought: 2 }], reasonKind: 'quality', reason: '有裂', images: [{ uploadId: 'u_1' }, { uploadId: 'u_2' }], amountCents: 5_438, matter: 'return',
      });
    });
    it('are all of the order where none are named, with all that was paid', async () => {
      const { ask, caseOf } = await anna();
      expect(await caseOf(await ask({}))).toMatchObject({ goods: [{ name: '养生壶', quantity: 1 }, { name: '马克杯 白', quantity: 2 }], amountCents: 20_000, reasonKind: null, images: [] });
    });
    it('suggest no more than what earlier refunds have left', async () => {
      const { ask, caseOf, cases, desk, shopper, cup: id } = await anna();
      const first = await caseOf(await ask({}));
      const granted = await cases.act(lead(), first.id, first.version, { type: 'grant', amountCents: 17_000, note: '' });
      await cases.act(lead(), first.id, granted.version, { type: 'complete', note: '' });
      expect((await desk.card(core.shop.id, shopper, 'A1')).refundableCents).toBe(3_000);
      expect(await caseOf(await ask({ goods: [{ id, quantity: 1 }] }))).toMatchObject({ amountCents: 3_000 });
    });
    it('keep their id when the order comes in another sequence, and alike lines have ids of their own', async () => {
      const { ask, caseOf, cup: id } = await anna();
      await put('anna', orderOf({ id: 'A1', status: 'delivered', amount: 200, items: [cup, kettle, cup], shipment: parcel() }));
      expect(await caseOf(await ask({ goods: [{ id, quantity: 2 }] }))).toMatchObject({ goods: [{ product: 'cup', quantity: 2, bought: 2 }] });
      expect(new Set(linesOf([cup, kettle, cup]).map((line) => line.id)).size).toBe(3);
    });
    it.each<[string, (ids: { kettle: string; cup: string }) => Parameters<Awaited<ReturnType<typeof anna>>['ask']>[0], string]>([
      ['goods that are not in the order', () => ({ goods: [{ id: 'nothing', quantity: 1 }] }), 'order_goods_not_found'],
      ['none of them', ({ cup: id }) => ({ goods: [{ id, quantity: 0 }] }), 'order_quantity_not_allowed'],
      ['more than were bought', ({ cup: id }) => ({ goods: [{ id, quantity: 3 }] }), 'order_quantity_not_allowed'],
      ['more than were bought, in two parts', ({ cup: id }) => ({ goods: [{ id, quantity: 2 }, { id, quantity: 1 }] }), 'order_quantity_not_allowed'],
      ['another’s picture', () => ({ images: ['u_1', 'u_of_ben'] }), 'upload_not_found'],
    ])('are refused: %s; nothing is opened', async (_what, asked, code) => {
      const { ask, desk, shopper, ...ids } = await anna();
      await expect(ask(asked(ids))).rejects.toMatchObject({ code });
      expect((await desk.card(core.shop.id, shopper, 'A1')).cases).toEqual([]);
    });
    it('are no part of other requests, and no more than three pictures are', () => {
      const parse = (asked: object) => orderRequest.safeParse(asked).success;
      expect(parse({ kind: 'return', goods: [{ id: 'a', quantity: 1 }], reason: 'size', images: ['u_1', 'u_2', 'u_3'] })).toBe(true);
      expect(parse({ kind: 'urge', goods: [{ id: 'a', quantity: 1 }] })).toBe(false);
      expect(parse({ kind: 'return', goods: [] })).toBe(false);
      expect(parse({ kind: 'return', images: ['u_1', 'u_2', 'u_3', 'u_4'] })).toBe(false);
      expect(parse({ kind: 'return', reason: 'bored' })).toBe(false);
    });
  });
});
