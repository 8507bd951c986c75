/** What the database keeps of an order beside the order itself, so that orders can be chosen among millions. Pure. */
import type { Order, OrderStatus } from './order.ts';
import { shipByOf } from './ship-by.ts';

/** Nothing more becomes of it. */
export const ended: ReadonlySet<OrderStatus> = new Set(['completed', 'returned', 'refunded', 'cancelled']);

/** Times in milliseconds. `deliveredAt` is the first scan that says so. See the table for what each means. */
export function orderColumns(order: Order) {
  const scans = order.shipment?.events ?? [];
  const delivered = scans.filter(({ code }) => code === 'delivered').map(({ at }) => at);
  return {
    paidAt: order.paidAt, status: order.status, phoneTail: order.phoneTail ?? null, liveSession: order.liveSession, carrier: order.shipment?.carrier ?? null, region: order.region ?? null,
    shipBy: shipByOf(order),
    lastMovedAt: scans.length === 0 ? null : scans.reduce((latest, { at }) => Math.max(latest, at), -Infinity),
    deliveredAt: delivered.length === 0 ? null : delivered.reduce((first, at) => Math.min(first, at)),
    openSince: ended.has(order.status) ? null : order.paidAt,
  };
}
