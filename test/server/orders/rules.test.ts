import { describe, expect, test } from 'vitest';
import { chooseOrder } from '../../../server/src/orders/choose-order.ts';
import { notShippedYet, shippedAlready } from '../../../server/src/orders/order-state.ts';
import { momentInWords, orderVariables } from '../../../server/src/orders/order-words.ts';
import { shipByOf } from '../../../server/src/orders/ship-by.ts';
import { noon, orderOf, parcel } from './orders.ts';

const hour = 3_600_000;
const shipBy = (terms: { shipWithinHours?: number; shipBy?: number }, product: string | null = 'cam') =>
  ({ kind: 'ship-by', product, validFrom: noon, validUntil: noon + hour, terms });

describe('the promised moment', () => {
  test('is the paid moment plus the hours, or the date that was named', () => {
    expect(shipByOf(orderOf({ id: 'a', promises: [shipBy({ shipWithinHours: 48 })] }))).toBe(noon + 48 * hour);
    expect(shipByOf(orderOf({ id: 'a', promises: [shipBy({ shipBy: noon + 240 * hour })] }))).toBe(noon + 240 * hour);
  });
  test('counts for orders paid inside the window, its edges included', () => {
    const promises = [shipBy({ shipWithinHours: 48 })];
    expect(shipByOf(orderOf({ id: 'a', paidAt: noon, promises }))).not.toBeNull();
    expect(shipByOf(orderOf({ id: 'a', paidAt: noon + hour, promises }))).not.toBeNull();
    expect(shipByOf(orderOf({ id: 'a', paidAt: noon - 1, promises }))).toBeNull();
    expect(shipByOf(orderOf({ id: 'a', paidAt: noon + hour + 1, promises }))).toBeNull();
  });
  test('counts for the products of the order alone, and the last of several', () => {
    expect(shipByOf(orderOf({ id: 'a', promises: [shipBy({ shipWithinHours: 48 }, 'vac')] }))).toBeNull();
    expect(shipByOf(orderOf({ id: 'a', promises: [shipBy({ shipWithinHours: 24 }, null), shipBy({ shipWithinHours: 72 })] }))).toBe(noon + 72 * hour);
  });
  test('is no gift', () => {
    expect(shipByOf(orderOf({ id: 'a', promises: [{ ...shipBy({ shipWithinHours: 48 }), kind: 'gift' }] }))).toBeNull();
  });
});

describe('the order a question is about', () => {
  const received = orderOf({ id: 'received', status: 'delivered', shipment: parcel(), paidAt: noon + 3 });
  const travelling = orderOf({ id: 'travelling', status: 'shipped', shipment: parcel(), paidAt: noon + 2 });
  const waiting = orderOf({ id: 'waiting', status: 'pending', paidAt: noon + 1, items: [{ product: 'vac', name: '扫地机', sku: null, quantity: 1, price: 1 }] });
  const refunded = orderOf({ id: 'refunded', status: 'refunded', paidAt: noon + 4 });
  const all = [refunded, received, travelling, waiting];
  const chosen = (...given: Parameters<typeof chooseOrder>) => chooseOrder(...given)?.id;

  test('is the one the page names, if it is the shopper\'s', () => {
    expect(chosen(all, { orderId: 'received' }, 'shipment')).toBe('received');
    expect(chosen(all, { orderId: 'someone-elses' }, 'shipment')).toBe('travelling');
  });
  test('is the newest that is still open', () => {
    expect(chosen(all, {}, 'shipment')).toBe('travelling');
    expect(chosen(all, {}, 'order')).toBe('travelling');
  });
  test('is the one to be shipped where a shipping day is asked for', () => {
    expect(chosen(all, {}, 'promise')).toBe('waiting');
  });
  test('holds the product on screen where one does', () => {
    expect(chosen(all, { product: 'vac' }, 'shipment')).toBe('waiting');
    expect(chosen(all, { product: 'nothing-bought' }, 'shipment')).toBe('travelling');
  });
  test('is the newest one kept when none is open, then any', () => {
    expect(chosen([refunded, received], {}, 'shipment')).toBe('received');
    expect(chosen([refunded], {}, 'shipment')).toBe('refunded');
    expect(chosen([], {}, 'shipment')).toBeUndefined();
  });
});

describe('words', () => {
  test('tell a moment in the shop\'s own time', () => {
    const moment = Date.parse('2026-11-16T20:05:00+08:00');
    expect(momentInWords(moment, 'zh', 'Asia/Shanghai')).toBe('11月16日 20:05');
    expect(momentInWords(moment, 'en', 'Asia/Shanghai')).toBe('Nov 16, 20:05');
    expect(momentInWords(moment, 'zh', 'America/New_York')).toBe('11月16日 07:05');
    expect(momentInWords(Date.parse('2026-11-16T00:30:00+08:00'), 'zh', 'Asia/Shanghai')).toBe('11月16日 00:30');
  });
  test('leave open what an order can\'t say', () => {
    expect(orderVariables(null, 'zh', 'Asia/Shanghai')['order.id']).toBeUndefined();
    const variables = orderVariables(orderOf({ id: 'a' }), 'zh', 'Asia/Shanghai');
    expect(variables['shipment.lastEvent']).toBeUndefined();
    expect(variables['promise.shipBy']).toBe('11月12日 12:00');
  });
  test('speak no more of the promised day once the parcel has left', () => {
    expect(orderVariables(orderOf({ id: 'a', shipment: parcel() }), 'zh', 'Asia/Shanghai')['promise.shipBy']).toBeUndefined();
  });
  test('use the English scan for an English answer, and the Chinese one where there is no other', () => {
    expect(orderVariables(orderOf({ id: 'a', shipment: parcel('到站', 'arrived') }), 'en', 'Asia/Shanghai')).toMatchObject({ 'shipment.lastEvent': 'arrived', 'shipment.carrier': 'Yunyi Express' });
    expect(orderVariables(orderOf({ id: 'a', shipment: parcel('到站') }), 'en', 'Asia/Shanghai')['shipment.lastEvent']).toBe('到站');
  });
  test('admit a broken promise and keep a standing one', () => {
    const place = { language: 'zh' as const, timeZone: 'Asia/Shanghai' };
    expect(notShippedYet(orderOf({ id: 'a' }), { ...place, now: noon + hour })).toContain('承诺最晚 11月12日 12:00 前发出，发出后');
    expect(notShippedYet(orderOf({ id: 'a' }), { ...place, now: noon + 49 * hour })).toContain('已经超时');
    expect(notShippedYet(orderOf({ id: 'a', status: 'cancelled' }), { ...place, now: noon })).toBeNull();
    expect(notShippedYet(orderOf({ id: 'a', shipment: parcel() }), { ...place, now: noon })).toBeNull();
    expect(shippedAlready(orderOf({ id: 'a' }), { ...place, now: noon })).toBeNull();
    expect(shippedAlready(orderOf({ id: 'a', shipment: parcel() }), { ...place, now: noon })).toContain('YY1');
  });
});
