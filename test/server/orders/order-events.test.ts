import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../../server/src/db/store.ts';
import { createBus } from '../../../server/src/events/bus.ts';
import { createOrderEventRepository } from '../../../server/src/orders/order-event-repository.ts';
import { createOrderEventService } from '../../../server/src/orders/order-event-service.ts';
import { createOrderHistoryRepository } from '../../../server/src/orders/order-history-repository.ts';
import { createOrderRepository } from '../../../server/src/orders/order-repository.ts';
import { createTestStore, type TestStore } from '../../support/store.ts';
import { noon, orderOf, parcel } from './orders.ts';

const hour = 3_600_000;
let made: TestStore;
let now: number;
let heard: string[];
let orders: ReturnType<typeof createOrderRepository>;
let events: ReturnType<typeof createOrderEventService>;
beforeEach(async () => {
  made = await createTestStore();
  [now, heard] = [noon + 100 * hour, []];
  const bus = createBus((error) => { throw error; });
  bus.on('order.changed', ({ orderId }) => heard.push(orderId));
  orders = createOrderRepository(made.store);
  events = createOrderEventService({ repository: createOrderEventRepository(made.store), history: createOrderHistoryRepository(made.store), bus, clock: () => now });
});
afterEach(() => made.remove());

const placed = (orderId: string, rest: object = {}) => ({
  id: `${orderId}-placed`, orderId, type: 'order.placed', at: noon, shopperExternalId: 'anna', paidAt: noon, amount: 10, currency: 'CNY', liveSession: 'live',
  items: [{ product: 'cam', name: '摄像头', sku: null, quantity: 1, price: 10 }], ...rest,
});
const shipped = (orderId: string) => ({ id: `${orderId}-shipped`, orderId, type: 'shipment.shipped', at: noon + hour, carrier: '云驿速递', trackingNumber: 'YY1' });
const scan = (orderId: string, code: string, hours: number) => ({ id: `${orderId}-${code}-${hours}`, orderId, type: 'shipment.scanned', at: noon + hours * hour, code, text: code });
const take = async (...raw: unknown[]) => (await events.take('shop', 'api', raw)).map(({ result, problem }) => problem ?? result);
const one = async (id: string) => (await orders.byId('shop', id))?.order;
const rowOf = async (id: string) => (await made.store.read.select().from(made.store.tables.orders)).find((row) => row.id === id);
const told = async () => (await made.store.read.select().from(made.store.tables.events)).map(({ payload }) => JSON.parse(payload) as { status: string; before: string | null });

test('an order grows event by event, and its shopper finds it', async () => {
  expect(await take(placed('o'), shipped('o'), scan('o', 'delivered', 30))).toEqual(['taken', 'taken', 'taken']);
  expect(await orders.ordersOf('shop', 'anna')).toMatchObject([{ id: 'o', status: 'delivered', shipment: { carrier: '云驿速递', events: [{ code: 'delivered' }] } }]);
  expect(await rowOf('o')).toMatchObject({ status: 'delivered', carrier: '云驿速递', deliveredAt: noon + 30 * hour, lastMovedAt: noon + 30 * hour, openSince: noon });
  expect(heard).toEqual(['o']);
  expect(await told()).toEqual([{ orderId: 'o', status: 'delivered', before: null }]);
});

test('what a teller leaves undefined is not said', async () => {
  await take(placed('o', { region: '浙江' }), { id: 'o-changed', orderId: 'o', type: 'order.changed', at: noon + hour, region: undefined, amount: 12 });
  expect(await one('o')).toMatchObject({ region: '浙江', amount: 12 });
  expect(await rowOf('o')).toMatchObject({ region: '浙江' });
});

test('the same event counts once, in one batch and in the next', async () => {
  expect(await take(placed('o'), placed('o'), scan('o', 'in-transit', 5))).toEqual(['taken', 'repeated', 'taken']);
  expect(await take(scan('o', 'in-transit', 5))).toEqual(['repeated']);
  expect(heard).toEqual(['o']);
  expect(await events.of('shop', 'o')).toHaveLength(2);
});

test('a parcel that is cancelled goes from the order and its row, also where what it takes back comes later', async () => {
  for (const orderId of ['o', 'p']) {
    const parcelled = [{ ...shipped(orderId), shipmentId: 'a' }, { ...scan(orderId, 'delivered', 8), shipmentId: 'a' }];
    const cancelled = { id: `${orderId}-gone`, orderId, type: 'shipment.cancelled', at: noon + 9 * hour, shipmentId: 'a' };
    await take(placed(orderId));
    for (const event of orderId === 'o' ? [...parcelled, cancelled] : [cancelled, ...parcelled]) expect(await take(event)).toEqual(['taken']);
    expect(await one(orderId)).toMatchObject({ status: 'pending', shipment: null });
    expect(await rowOf(orderId)).toMatchObject({ status: 'pending', carrier: null, deliveredAt: null, lastMovedAt: null });
  }
});

test('what comes before its order is known waits for it', async () => {
  await take(scan('o', 'delivered', 30), shipped('o'));
  expect(await one('o')).toBeUndefined();
  expect(heard).toEqual([]);
  await take(placed('o'));
  expect(await one('o')).toMatchObject({ status: 'delivered', shipment: { trackingNumber: 'YY1' } });
});

test('a late event stands in its place and undoes nothing', async () => {
  await take(placed('o'), shipped('o'), scan('o', 'delivered', 30));
  await take(scan('o', 'exception', 20));
  expect(await one('o')).toMatchObject({ status: 'delivered', shipment: { events: [{ code: 'exception' }, { code: 'delivered' }] } });
  expect(await rowOf('o')).toMatchObject({ status: 'delivered', lastMovedAt: noon + 30 * hour });
});

test('a bad event keeps no other out, and says what is wrong with it', async () => {
  expect(await take(placed('o'), { id: 'x', orderId: 'o', type: 'order.exploded', at: noon }, null, scan('o', '', 3), { ...scan('o', 'in-transit', 4), at: now + 301_000 }, shipped('o'))).toEqual([
    'taken', expect.stringContaining('type'), expect.stringContaining('event'), expect.stringContaining('code'), 'at: more than five minutes ahead of our clock', 'taken',
  ]);
  expect((await one('o'))?.status).toBe('shipped');
});

test('an order told whole takes what happens after, and is told whole again', async () => {
  await orders.replace('shop', [{ shopperExternalId: 'anna', order: orderOf({ id: 'o', status: 'shipped', shipment: parcel() }) }], noon + 2 * hour);
  await take(scan('o', 'exception', 1), scan('o', 'delivered', 30));
  expect(await one('o')).toMatchObject({ status: 'delivered', shipment: { events: [{ code: 'in-transit' }, { code: 'delivered' }] } });
  await orders.replace('shop', [{ shopperExternalId: 'anna', order: orderOf({ id: 'o', status: 'returned', shipment: parcel() }) }], now);
  expect(await one('o')).toMatchObject({ status: 'returned', shipment: { events: [{ code: 'in-transit' }] } });
  expect(await rowOf('o')).toMatchObject({ openSince: null });
});

test('an order whose standing was kept before returns had a mark of their own is folded anew by what comes next', async () => {
  await take(placed('o'), scan('o', 'delivered', 20), { id: 'c', orderId: 'o', type: 'order.completed', at: noon + 30 * hour }, { id: 'r', orderId: 'o', type: 'order.return_requested', at: noon + 40 * hour });
  const { orders: table } = made.store.tables;
  await made.store.write(function* (w) {
    yield* run(w.update(table).set({ standing: JSON.stringify([['delivered', noon + 20 * hour], ['returning', noon + 40 * hour], [null, -1]]) }).returning({ id: table.id }));
  });
  await take({ id: 'w', orderId: 'o', type: 'order.return_withdrawn', at: noon + 50 * hour });
  expect(await rowOf('o')).toMatchObject({ status: 'completed', openSince: null });
});

test('a clock that is minutes ahead is heard, and an order that is told whole in the meantime takes it on top at once', async () => {
  const ahead = { ...scan('o', 'delivered', 30), at: now + 60_000 };
  expect(await take(placed('o'), ahead, { ...scan('o', 'exception', 31), at: now + 300_000 })).toEqual(['taken', 'taken', 'taken']);
  const whole = orderOf({ id: 'o', status: 'shipped', shipment: parcel() });
  expect(await orders.replace('shop', [{ shopperExternalId: 'anna', order: whole }], now + 120_000)).toEqual(['o']);
  expect(await one('o')).toMatchObject({ status: 'exception', shipment: { events: [{ code: 'in-transit' }, { code: 'exception' }] } });
  expect(await rowOf('o')).toMatchObject({ status: 'exception', lastMovedAt: now + 300_000, deliveredAt: null });
  expect(await orders.replace('shop', [{ shopperExternalId: 'anna', order: whole }], now + 300_000)).toEqual(['o']);
  expect(await one('o')).toEqual(whole);
});

test('more than one write holds is taken whole, and told in its order', async () => {
  const many = Array.from({ length: 450 }, (_, at) => placed(`o${at}`));
  expect(await take(...many)).toEqual(many.map(() => 'taken'));
  expect(heard).toHaveLength(450);
  expect(await take(...many.map(({ orderId }) => scan(orderId, 'in-transit', 6)))).toEqual(many.map(() => 'taken'));
  expect((await one('o449'))?.status).toBe('shipped');
});

test('times in seconds are refused, each with its name', async () => {
  const seconds = Math.floor(noon / 1_000);
  expect(await take({ ...scan('o', 'in-transit', 5), at: seconds }, placed('p', { paidAt: seconds }), placed('q', { promises: [{ kind: 'ship-by', product: null, validFrom: 0, validUntil: noon, terms: { shipBy: seconds } }] }))).toEqual(
    ['at', 'paidAt', 'promises'].map((name) => `${name}: looks like seconds, milliseconds are needed`),
  );
});

test('an order moves once for all that a delivery tells of it, however far apart, and each event has its own result', async () => {
  const others = Array.from({ length: 250 }, (_, at) => placed(`p${at}`));
  const results = await events.take('shop', 'api', [placed('o'), ...others, shipped('o'), scan('o', 'delivered', 30), placed('o')]);
  expect(results.slice(-3)).toEqual([{ id: 'o-shipped', result: 'taken' }, { id: 'o-delivered-30', result: 'taken' }, { id: 'o-placed', result: 'repeated' }]);
  expect(heard.filter((id) => id === 'o')).toEqual(['o']);
  expect((await told()).filter(({ status }) => status !== 'pending')).toEqual([{ orderId: 'o', status: 'delivered', before: null }]);
});

test('another shop’s event of the same id and order is another', async () => {
  await take(placed('o'));
  expect((await events.take('other', 'api', [placed('o')])).map(({ result }) => result)).toEqual(['taken']);
  await events.take('other', 'api', [scan('o', 'delivered', 9)]);
  expect((await one('o'))?.status).toBe('pending');
});

test('where too many wait, all are sent back to be told again', async () => {
  await expect(events.take('shop', 'api', Array.from({ length: 50_001 }, () => ({})))).rejects.toMatchObject({ code: 'overloaded', retryAfterMs: 1_000 });
  expect(await take(placed('o'))).toEqual(['taken']);
});
