import { order, type Order } from '../../../server/src/orders/order.ts';

export const noon = Date.parse('2026-11-10T12:00:00+08:00');
const hour = 3_600_000;

/** An order paid at noon with one camera, nothing shipped, 48 hours promised. */
export function orderOf(given: Partial<Order> & Pick<Order, 'id'>): Order {
  return order.parse({
    status: 'pending', paidAt: noon, amount: 179, currency: 'CNY', liveSession: 'live', shipment: null,
    items: [{ product: 'cam', name: '摄像头 白', sku: 'cam-white', quantity: 1, price: 179 }],
    promises: [{ kind: 'ship-by', product: 'cam', validFrom: noon - hour, validUntil: noon + hour, terms: { shipWithinHours: 48 } }],
    ...given,
  });
}

/** A parcel with one scan. */
export function parcel(text = '【嘉兴】已到达', textEn?: string): NonNullable<Order['shipment']> {
  return { carrier: '云驿速递', carrierEn: 'Yunyi Express', trackingNumber: 'YY1', events: [{ at: noon, code: 'in-transit', text, textEn }] };
}
