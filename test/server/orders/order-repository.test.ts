import { afterAll, beforeAll, expect, test } from 'vitest';
import { toOrderDetails } from '../../../server/src/orders/order.ts';
import { run, type Store } from '../../../server/src/db/store.ts';
import { createOrderRepository, type OrderRepository } from '../../../server/src/orders/order-repository.ts';
import { createTestStore } from '../../support/store.ts';
import { noon, orderOf, parcel } from './orders.ts';

let orders: OrderRepository;
let store: Store;
let remove: () => Promise<void>;
beforeAll(async () => {
  const made = await createTestStore();
  remove = made.remove;
  store = made.store;
  orders = createOrderRepository(store);
});
afterAll(() => remove());

test("gives a shopper's orders newest first, and nobody else's", async () => {
  await orders.replace('shop', [
    { shopperExternalId: 'anna', order: orderOf({ id: 'old', paidAt: noon }) },
    { shopperExternalId: 'anna', order: orderOf({ id: 'new', paidAt: noon + 1, shipment: parcel() }) },
    { shopperExternalId: 'ben', order: orderOf({ id: 'his' }) },
  ], noon);
  await orders.replace('other-shop', [{ shopperExternalId: 'anna', order: orderOf({ id: 'elsewhere' }) }], noon);
  expect((await orders.ordersOf('shop', 'anna')).map(({ id }) => id)).toEqual(['new', 'old']);
  expect(await orders.ordersOf('shop', 'nobody')).toEqual([]);
});

test('puts an order in place of the one with its id', async () => {
  await orders.replace('shop', [{ shopperExternalId: 'ben', order: orderOf({ id: 'his', status: 'shipped', shipment: parcel() }) }], noon);
  expect((await orders.ordersOf('shop', 'ben')).map(({ status }) => status)).toEqual(['shipped']);
});

test('shows the console what it needs and no more', async () => {
  const details = toOrderDetails(orderOf({ id: 'a', shipment: parcel('到站', 'arrived') }), null, 0);
  expect(details.shipment?.events).toEqual([{ at: noon, text: '到站' }]);
  expect(details).not.toHaveProperty('promises');
});

const hour = 3_600_000;
const rowOf = async (id: string) => (await store.read.select().from(store.tables.orders)).find((row) => row.id === id);

test('keeps beside an order what it is chosen by, until it has ended', async () => {
  const delivered = { ...parcel(), events: [{ at: noon + hour, code: 'delivered', text: '已签收' }, { at: noon, code: 'picked-up', text: '已揽收' }] };
  await orders.replace('shop', [{ shopperExternalId: null, order: orderOf({ id: 'guest', status: 'delivered', shipment: delivered, phoneTail: '0042', region: '浙江' }) }], noon);
  expect(await rowOf('guest')).toMatchObject({
    shopperExternalId: null, status: 'delivered', phoneTail: '0042', region: '浙江', carrier: '云驿速递', liveSession: 'live',
    shipBy: noon + 48 * hour, lastMovedAt: noon + hour, deliveredAt: noon + hour, openSince: noon, updatedAt: noon,
  });
  await orders.replace('shop', [{ shopperExternalId: null, order: orderOf({ id: 'guest', status: 'completed', shipment: delivered }) }], noon);
  expect(await rowOf('guest')).toMatchObject({ openSince: null });
  expect(await orders.byId('shop', 'guest')).toMatchObject({ shopperExternalId: null, order: { status: 'completed' } });
});

test('fills what was stored before there were columns, once', async () => {
  const old = orderOf({ id: 'old-row', status: 'shipped', shipment: parcel() });
  await store.write(function* (w) {
    yield* run(w.insert(store.tables.orders).values({ shopId: 'shop', id: 'old-row', shopperExternalId: 'eve', paidAt: noon, data: JSON.stringify(old) }).returning());
  });
  expect(await orders.fill(noon)).toBe(1);
  expect(await rowOf('old-row')).toMatchObject({ status: 'shipped', lastMovedAt: noon, openSince: noon, shopperExternalId: 'eve' });
  expect(await orders.fill(noon)).toBe(0);
});

test('tells what is new and what is different, and nothing of what came again as it was', async () => {
  const told = async () => (await store.read.select().from(store.tables.events)).filter(({ shopId }) => shopId === 'telling').map(({ type, payload }) => [type, JSON.parse(payload) as unknown]);
  const put = (status: 'pending' | 'shipped') => orders.replace('telling', [{ shopperExternalId: 'ann', order: orderOf({ id: 't1', status }) }], noon);
  expect([await put('pending'), await put('pending'), await put('shipped')]).toEqual([['t1'], [], ['t1']]);
  expect(await told()).toEqual([['order.updated', { orderId: 't1', status: 'pending', before: null }], ['order.updated', { orderId: 't1', status: 'shipped', before: 'pending' }]]);
});
