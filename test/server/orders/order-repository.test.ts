import { afterAll, beforeAll, expect, test } from 'vitest';
import { toOrderDetails } from '../../../server/src/orders/order.ts';
import { createOrderRepository, type OrderRepository } from '../../../server/src/orders/order-repository.ts';
import { createTestStore } from '../../support/store.ts';
import { noon, orderOf, parcel } from './orders.ts';

let orders: OrderRepository;
let remove: () => Promise<void>;
beforeAll(async () => {
  const made = await createTestStore();
  remove = made.remove;
  orders = createOrderRepository(made.store);
});
afterAll(() => remove());

test("gives a shopper's orders newest first, and nobody else's", async () => {
  await orders.replace('shop', [
    { shopperExternalId: 'anna', order: orderOf({ id: 'old', paidAt: noon }) },
    { shopperExternalId: 'anna', order: orderOf({ id: 'new', paidAt: noon + 1, shipment: parcel() }) },
    { shopperExternalId: 'ben', order: orderOf({ id: 'his' }) },
  ]);
  await orders.replace('other-shop', [{ shopperExternalId: 'anna', order: orderOf({ id: 'elsewhere' }) }]);
  expect((await orders.ordersOf('shop', 'anna')).map(({ id }) => id)).toEqual(['new', 'old']);
  expect(await orders.ordersOf('shop', 'nobody')).toEqual([]);
});

test('puts an order in place of the one with its id', async () => {
  await orders.replace('shop', [{ shopperExternalId: 'ben', order: orderOf({ id: 'his', status: 'shipped', shipment: parcel() }) }]);
  expect((await orders.ordersOf('shop', 'ben')).map(({ status }) => status)).toEqual(['shipped']);
});

test('shows the console what it needs and no more', async () => {
  const details = toOrderDetails(orderOf({ id: 'a', shipment: parcel('到站', 'arrived') }), null, 0);
  expect(details.shipment?.events).toEqual([{ at: noon, text: '到站' }]);
  expect(details).not.toHaveProperty('promises');
});
