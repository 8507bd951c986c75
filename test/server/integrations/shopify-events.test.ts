import { describe, expect, test } from 'vitest';
import { shopifyConnector } from '../../../server/src/integrations/inbound/shopify-connector.ts';
import { foldOrder } from '../../../server/src/orders/fold-order.ts';
import { orderEvent, type OrderEvent } from '../../../server/src/orders/order-event.ts';
import { fulfilled, moved, paidOrder } from './shopify-deliveries.ts';

interface Said { id: string; orderId: string; type: string }
/** What a delivery says, where these orders were placed before: by the id of the event that placed them. */
async function read(topic: string, body: object, placed: Record<string, string> = {}) {
  return shopifyConnector.read({ headers: { 'x-shopify-topic': topic }, raw: Buffer.from(JSON.stringify(body)) }, {
    orderOf: async (eventId) => placed[eventId] ?? null,
    placedBy: async (orderId) => Object.keys(placed).filter((eventId) => placed[eventId] === orderId),
  });
}
const ordersOf = async (...given: Parameters<typeof read>) => [...new Set(((await read(...given)).events as Said[]).map(({ orderId }) => orderId))];

describe('the order a delivery of Shopify’s is about', () => {
  test('is called as in the shop, whatever its prefix holds, so that no two are one', async () => {
    for (const [name, id] of [['#1001', '1001'], ['EU.1001', 'EU.1001'], ['#2026.1002', '2026.1002'], ['EU-F1', 'EU-F1']]) expect(await ordersOf('orders/paid', { ...paidOrder, name })).toEqual([id]);
    const second = await read('orders/paid', { ...paidOrder, id: 2, name: 'EU.1002' }, { 'shopify-1-placed': 'EU.1001' });
    expect(second.refusal).toBeUndefined();
  });
  test('is read from a fulfilment’s name without the number of its own, and no more of it', async () => {
    for (const [name, id] of [['#1001.1', '1001'], ['#1001-F2', '1001'], ['EU.1001.1', 'EU.1001'], ['#2026.1002-F1', '2026.1002']]) expect(await ordersOf('fulfillments/create', { ...fulfilled, name })).toEqual([id]);
  });
  test('is the one known by Shopify’s number, whatever the fulfilment is called', async () => {
    for (const name of ['EU.1001', 'else', null]) expect(await ordersOf('fulfillments/create', { ...fulfilled, name }, { [`shopify-${fulfilled.order_id}-placed`]: 'EU.1001' })).toEqual(['EU.1001']);
    expect(await ordersOf('fulfillment_events/create', moved('in_transit'), { [`shopify-${fulfilled.order_id}-placed`]: 'EU.1001' })).toEqual(['EU.1001']);
  });
});

describe('a field that is not as ours are', () => {
  /** All of them are good: one that is not would be refused. */
  const events = async (...given: Parameters<typeof read>): Promise<OrderEvent[]> => (await read(...given)).events.map((each) => orderEvent.parse(each));
  const [line] = paidOrder.line_items;
  const long = '很'.repeat(499) + '😀';

  test('keeps no order out: lines taken off are left out, nameless ones go by their SKU, long words are cut', async () => {
    const lines = [{ ...line, quantity: 0 }, line, { ...line, title: '', variant_title: null }, { ...line, title: null, variant_title: null, sku: '', product_id: null }, { ...line, title: long, variant_title: null, sku: '', product_id: null }];
    const [placed] = await events('orders/paid', { ...paidOrder, line_items: lines, shipping_address: { ...paidOrder.shipping_address, province: '浙'.repeat(81) } });
    expect(placed).toMatchObject({ type: 'order.placed', amount: 199.5, region: '浙'.repeat(80), items: [
      { name: '瞭瞭 L2 智能摄像头 雪山白', quantity: 2 }, { name: 'cam-l2-white', product: '632910392', quantity: 2 }, { name: '很'.repeat(499), product: '很'.repeat(80), sku: null },
    ] });
    expect(await events('orders/paid', { ...paidOrder, shipping_address: { ...paidOrder.shipping_address, province: ' ' } })).toMatchObject([{ region: null }, {}]);
  });
  test('counts what is left of a line, and of an order that was given back whole what it was', async () => {
    const taken = (...left: (number | undefined)[]) => ({ ...paidOrder, line_items: left.map((current_quantity, nth) => ({ ...line, product_id: nth, current_quantity })) });
    const quantities = async (...left: (number | undefined)[]) => (await events('orders/paid', taken(...left))).map((each) => ('items' in each ? each.items?.map(({ product, quantity }) => [product, quantity]) : null));
    expect(await quantities(1, 0, undefined)).toEqual([[['0', 1], ['2', 2]], [['0', 1], ['2', 2]]]);
    expect(await quantities(0, 0)).toEqual([[['0', 2], ['1', 2]], [['0', 2], ['1', 2]]]);
  });
  test('keeps no phone out: an address that has none is passed over, however it says so', async () => {
    const tail = async (ofAddress: string | null, phone: string | null, ofCustomer: string | null) => (
      (await events('orders/paid', { ...paidOrder, phone, customer: { ...paidOrder.customer, phone: ofCustomer }, shipping_address: { ...paidOrder.shipping_address, phone: ofAddress } }))[0]
    );
    for (const none of [null, '', ' ', '-']) {
      expect(await tail(none, '+86 138 0000 1111', '+86 138 0000 2222')).toMatchObject({ phoneTail: '1111' });
      expect(await tail(none, none, '+86 138 0000 2222')).toMatchObject({ phoneTail: '2222' });
      expect(await tail(none, none, none)).toMatchObject({ phoneTail: null });
    }
    expect(await tail('13812344242', '13800001111', null)).toMatchObject({ phoneTail: '4242' });
  });
  test('keeps no parcel and no scan out', async () => {
    expect(await events('fulfillment_events/create', { ...moved('s'.repeat(90)), message: long })).toMatchObject([{ code: 's'.repeat(60), text: `【杭州】${'很'.repeat(496)}` }]);
    const address = `https://carrier.example/?${'q'.repeat(520)}`;
    const [one, state] = await events('fulfillments/update', { ...fulfilled, tracking_company: long, tracking_number: address, shipment_status: 'in_transit' });
    expect(one).toMatchObject({ type: 'shipment.shipped', carrier: '很'.repeat(499), trackingNumber: address.slice(0, 500) });
    expect(state).toMatchObject({ type: 'shipment.scanned', code: 'in-transit' });
    expect(await events('fulfillments/create', { ...fulfilled, tracking_number: '', tracking_numbers: ['YY78'] })).toMatchObject([{ trackingNumber: 'YY78' }]);
  });
});

/** The order as it stands once all of these were delivered. */
async function orderAfter(...deliveries: [topic: string, body: object][]) {
  const known = { [`shopify-${paidOrder.id}-placed`]: '1001' };
  const told = await Promise.all(deliveries.map(async ([topic, body]) => (await read(topic, body, known)).events.map((each) => orderEvent.parse(each))));
  const byId = new Map(told.flat().map((each) => [each.id, each]));
  return foldOrder('1001', null, [...byId.values()])?.order;
}

describe('a fulfilment that is cancelled', () => {
  const taken = { ...fulfilled, status: 'cancelled', updated_at: '2026-11-18T12:00:00+08:00' };
  test('takes its parcel back, told by itself, by its order or by both, and leaves the next one', async () => {
    const early: [string, object][] = [['orders/paid', paidOrder], ['fulfillments/create', fulfilled], ['fulfillment_events/create', moved('in_transit')]];
    expect(await orderAfter(...early)).toMatchObject({ status: 'shipped', shipment: { trackingNumber: 'YY77' } });
    const byItself: [string, object] = ['fulfillments/update', taken];
    const byOrder: [string, object] = ['orders/updated', { ...paidOrder, updated_at: taken.updated_at, fulfillments: [taken] }];
    for (const told of [[byItself], [byOrder], [byItself, byOrder]]) expect(await orderAfter(...early, ...told)).toMatchObject({ status: 'pending', shipment: null });
    const next: [string, object] = ['fulfillments/create', { ...fulfilled, id: 2, name: '#1001.2', tracking_number: 'YY78', created_at: '2026-11-18T13:00:00+08:00', updated_at: null }];
    expect(await orderAfter(...early, byItself, next)).toMatchObject({ status: 'shipped', shipment: { trackingNumber: 'YY78', events: [] } });
    expect((await read('fulfillments/update', taken)).events).toMatchObject([{ type: 'shipment.cancelled', at: Date.parse(taken.updated_at) }]);
  });
  test('takes back also one that had no number; one that never came about ships nothing', async () => {
    const unnumbered = { ...fulfilled, tracking_number: null, tracking_numbers: [] };
    expect(await orderAfter(['orders/paid', paidOrder], ['fulfillments/create', unnumbered])).toMatchObject({ status: 'shipped' });
    expect(await orderAfter(['orders/paid', paidOrder], ['fulfillments/create', unnumbered], ['fulfillments/update', { ...taken, tracking_number: null }])).toMatchObject({ status: 'pending' });
    for (const status of ['error', 'failure']) expect(await orderAfter(['orders/paid', paidOrder], ['fulfillments/create', { ...fulfilled, status }])).toMatchObject({ status: 'pending' });
  });
});

test('an order of several fulfilments is delivered once all of them are, and told by the one under way', async () => {
  const delivered = { shipment_status: 'delivered', updated_at: '2026-11-19T10:00:00+08:00' };
  const [first, second] = [fulfilled, { ...fulfilled, id: 2, name: '#1001.2', tracking_number: 'YY78', created_at: '2026-11-18T13:00:00+08:00', updated_at: null }];
  const both: [string, object][] = [['orders/paid', paidOrder], ['fulfillments/create', first], ['fulfillments/create', second]];
  const firstThere: [string, object] = ['fulfillments/update', { ...first, ...delivered }];
  const secondThere: [string, object] = ['fulfillment_events/create', { ...moved('delivered'), fulfillment_id: 2 }];
  expect(await orderAfter(...both, firstThere)).toMatchObject({ status: 'shipped', shipment: { trackingNumber: 'YY78' } });
  expect(await orderAfter(...both, secondThere)).toMatchObject({ status: 'shipped', shipment: { trackingNumber: 'YY77' } });
  expect(await orderAfter(...both, firstThere, secondThere)).toMatchObject({ status: 'delivered', shipment: { trackingNumber: 'YY77', events: [{ code: 'delivered' }] } });
});
