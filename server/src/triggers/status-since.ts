/** Since when an order is in its state, as far as it says. Pure. */
import type { Order } from '../orders/order.ts';

/** Milliseconds since the epoch. @param otherwise when it was last told of, for states that carry no time of their own */
export function statusSince({ status, paidAt, shipment }: Pick<Order, 'status' | 'paidAt' | 'shipment'>, deliveredAt: number | null, otherwise: number): number {
  switch (status) {
    case 'pending': return paidAt;
    case 'shipped': return first([...shipment?.events.map(({ at }) => at) ?? [], ...shipment?.shippedAt === undefined ? [] : [shipment.shippedAt]]) ?? otherwise;
    case 'delivered': return deliveredAt ?? otherwise;
    default: return otherwise;
  }
}

const first = (times: readonly number[]): number | null => (times.length === 0 ? null : times.reduce((earliest, at) => Math.min(earliest, at)));
