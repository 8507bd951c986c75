import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBus } from '../../../../server/src/events/bus.ts';
import { planImport } from '../../../../server/src/orders/import/plan-import.ts';
import type { SheetOrder } from '../../../../server/src/orders/import/order-sheet.ts';
import { createOrderEventRepository } from '../../../../server/src/orders/order-event-repository.ts';
import { createOrderEventService } from '../../../../server/src/orders/order-event-service.ts';
import { createOrderHistoryRepository } from '../../../../server/src/orders/order-history-repository.ts';
import { createOrderRepository } from '../../../../server/src/orders/order-repository.ts';
import type { Order } from '../../../../server/src/orders/order.ts';
import { statusSince } from '../../../../server/src/triggers/status-since.ts';
import { createTestStore, type TestStore } from '../../../support/store.ts';
import { noon, orderOf } from '../orders.ts';

const hour = 3_600_000;
const bought = orderOf({ id: 'o' });
const sf = { carrier: '顺丰速运', trackingNumber: 'SF1' };
const yt = { carrier: '圆通速递', trackingNumber: 'YT1' };
const saying = (given: Partial<SheetOrder> = {}): SheetOrder => ({
  id: 'o', paidAt: noon, items: bought.items, amount: bought.amount, currency: undefined, shopper: undefined, liveSession: undefined, phoneTail: undefined, region: undefined, status: undefined, parcel: undefined, ...given,
});

let made: TestStore;
let now: number;
let orders: ReturnType<typeof createOrderRepository>;
let events: ReturnType<typeof createOrderEventService>;
beforeEach(async () => {
  made = await createTestStore();
  now = noon + 100 * hour;
  orders = createOrderRepository(made.store);
  events = createOrderEventService({ repository: createOrderEventRepository(made.store), history: createOrderHistoryRepository(made.store), bus: createBus((error) => { throw error; }), clock: () => now });
});
afterEach(() => made.remove());

const plan = async (sheet: SheetOrder) => planImport(sheet, (await orders.byIds('shop', ['o']))[0] ?? null, now);
async function upload(sheet: SheetOrder): Promise<string[]> {
  now += hour;
  const { events: told } = await plan(sheet);
  expect((await events.take('shop', 'import', told)).map(({ result }) => result)).toEqual(told.map(() => 'taken'));
  expect(await plan(sheet)).toMatchObject({ outcome: 'unchanged', events: [] });
  return told.map(({ type }) => type);
}
async function tell(...told: object[]): Promise<void> {
  now += hour;
  await events.take('shop', 'api', told.map((each, at) => ({ id: `api-${now}-${at}`, orderId: 'o', at: now, ...each })));
}
const whole = (given: Partial<Order>) => orders.replace('shop', [{ shopperExternalId: 'anna', order: orderOf({ id: 'o', ...given }) }], now);
const one = async () => (await orders.byId('shop', 'o'))?.order;

describe('what was paid', () => {
  const item = { product: 'lamp', name: '台灯', sku: null, quantity: 2, price: 99.5 };
  const silent = (given: Partial<SheetOrder> = {}) => saying({ items: [item], amount: undefined, ...given });
  test('is all items together of a new order whose sheet says nothing of it', async () => {
    expect(await upload(silent())).toEqual(['order.placed']);
    expect(await one()).toMatchObject({ amount: 199 });
  });
  test('stays what it was where a sheet says nothing of it, and follows other items', async () => {
    await whole({ items: [item], amount: 180 });
    expect(await upload(silent())).toEqual([]);
    expect(await upload(silent({ items: [{ ...item, quantity: 1 }] }))).toEqual(['order.changed']);
    expect(await one()).toMatchObject({ amount: 99.5 });
  });
});

describe('when a parcel left', () => {
  const left = noon + 20 * hour;
  const sheet = (shippedAt: number) => saying({ parcel: { ...sf, shippedAt } });
  test('is known once a sheet says it of an order that was told whole later, and stays when it is told whole again', async () => {
    await whole({ status: 'shipped', shipment: { ...sf, events: [] } });
    expect(await upload(sheet(left))).toEqual(['shipment.changed']);
    const known = await one();
    expect(known).toMatchObject({ status: 'shipped', shipment: { ...sf, shippedAt: left, events: [] } });
    expect(known && statusSince(known, null, now)).toBe(left);
    now += hour;
    await whole({ status: 'shipped', shipment: { ...sf, events: [] } });
    expect(await one()).toMatchObject({ shipment: { shippedAt: left } });
    expect(await plan(sheet(left))).toMatchObject({ outcome: 'unchanged' });
    await whole({ status: 'shipped', shipment: { ...yt, events: [] } });
    expect((await one())?.shipment?.shippedAt).toBeUndefined();
  });
  test('is corrected as often as a sheet says otherwise, to a time before and back, and not by missing seconds', async () => {
    await whole({});
    await tell({ type: 'shipment.shipped', at: now + 42_123, ...sf });
    const exact = (await one())?.shipment?.shippedAt ?? 0;
    expect(await plan(sheet(exact - (exact % 60_000)))).toMatchObject({ outcome: 'unchanged' });
    for (const time of [left, left + 60_000, left, left + 60_000]) {
      expect(await upload(sheet(time))).toEqual(['shipment.changed']);
      expect(await one()).toMatchObject({ status: 'shipped', shipment: { shippedAt: time } });
    }
  });
  test('moves no order, and comes with a parcel that takes another’s place', async () => {
    await whole({ status: 'delivered', shipment: { ...sf, events: [] } });
    expect(await upload(saying({ parcel: { ...yt, shippedAt: left } }))).toEqual(['shipment.packed', 'shipment.changed']);
    expect(await one()).toMatchObject({ status: 'delivered', shipment: { ...yt, shippedAt: left } });
  });
  test('is heard of an order that was told whole after it left, without its parcel', async () => {
    await whole({});
    expect(await upload(saying({ status: 'shipped', parcel: { ...sf, shippedAt: left } }))).toEqual(['shipment.packed', 'shipment.changed', 'order.status']);
    expect(await one()).toMatchObject({ status: 'shipped', shipment: { ...sf, shippedAt: left } });
  });
});

describe('what was told before', () => {
  const delivered = saying({ status: 'delivered' });
  test('is news again once the order stood elsewhere meanwhile: a status', async () => {
    await whole({});
    expect(await upload(saying({ status: 'exception' }))).toEqual(['order.status']);
    await tell({ type: 'shipment.scanned', code: 'in-transit', text: '途中' });
    expect((await one())?.status).toBe('shipped');
    expect(await upload(saying({ status: 'exception' }))).toEqual(['order.status']);
    expect((await one())?.status).toBe('exception');
  });
  test('is news again once the order stood elsewhere meanwhile: sent back, and delivered again', async () => {
    await whole({});
    expect(await upload(delivered)).toEqual(['order.status']);
    await tell({ type: 'shipment.shipped', ...yt });
    expect((await one())?.status).toBe('shipped');
    expect(await upload(delivered)).toEqual(['order.status']);
    expect((await one())?.status).toBe('delivered');
  });
  test('is news again once the order stood elsewhere meanwhile: a parcel', async () => {
    await upload(saying({ parcel: { ...sf, shippedAt: undefined } }));
    for (let round = 0; round < 2; round += 1) {
      await tell({ type: 'shipment.packed', ...yt });
      expect(await upload(saying({ parcel: { ...sf, shippedAt: undefined } }))).toEqual(['shipment.packed']);
      expect((await one())?.shipment?.trackingNumber).toBe('SF1');
    }
  });
  test('has the same id in two imports at once, so that it counts once', async () => {
    await whole({});
    const sheet = saying({ status: 'delivered', parcel: { ...sf, shippedAt: now + 1 } });
    now += hour;
    const [first, second] = [await plan(sheet), await plan(sheet)];
    now += 1;
    const later = await plan(sheet);
    expect(first.events.map(({ type }) => type)).toEqual(['shipment.shipped', 'order.status']);
    for (const other of [second, later]) expect(other.events.map(({ id }) => id)).toEqual(first.events.map(({ id }) => id));
  });
});
