/** What the database keeps of an order beside the order itself, so that orders can be chosen among millions. Pure. */
import type { OrderEvent } from './order-event.ts';
import { scanCodes, standingAfter, statusOf, type Standing } from './order-standing.ts';
import type { Order, OrderStatus } from './order.ts';
import { shipByOf } from './ship-by.ts';

/** Nothing more becomes of it. */
const ended: ReadonlySet<OrderStatus> = new Set(['completed', 'returned', 'refunded', 'cancelled']);
const openSinceOf = (status: OrderStatus, paidAt: number): number | null => (ended.has(status) ? null : paidAt);

/**
 * Times in milliseconds. `deliveredAt` is the first scan that says so. See the table for what each means.
 * @param scans all of them, also while nobody has told who carries the parcel
 */
export function orderColumns(order: Order, scans: readonly { at: number; code: string }[] = order.shipment?.events ?? []) {
  const delivered = scans.filter(({ code }) => code === 'delivered').map(({ at }) => at);
  return {
    paidAt: order.paidAt, status: order.status, phoneTail: order.phoneTail ?? null, liveSession: order.liveSession, carrier: order.shipment?.carrier ?? null, region: order.region ?? null,
    shipBy: shipByOf(order),
    lastMovedAt: scans.length === 0 ? null : scans.reduce((latest, { at }) => Math.max(latest, at), -Infinity),
    deliveredAt: delivered.length === 0 ? null : delivered.reduce((first, at) => Math.min(first, at)),
    openSince: openSinceOf(order.status, order.paidAt),
  };
}

/** What was bought, where events have changed what was told with the order; null where it is the same. */
export function itemsSince(told: Order, now: Order): string | null {
  const items = JSON.stringify(now.items);
  return items === JSON.stringify(told.items) ? null : items;
}

/** The columns that an event of the parcel or of where the order stands can change. */
export interface Moving { paidAt: number; standing: Standing; status: OrderStatus; carrier: string | null; lastMovedAt: number | null; deliveredAt: number | null; openSince: number | null }

/**
 * The same columns after events that leave the rest of the order as it is, without reading the order: the quick way of most events.
 * Comes to what `orderColumns` says of the folded order.
 */
export function columnsAfter(columns: Moving, events: readonly OrderEvent[]): Moving {
  const next = { ...columns };
  for (const event of events) {
    next.standing = standingAfter(next.standing, event);
    if (event.type !== 'shipment.scanned') continue;
    next.lastMovedAt = Math.max(next.lastMovedAt ?? event.at, event.at);
    if (scanCodes[event.code] === 'delivered') next.deliveredAt = Math.min(next.deliveredAt ?? event.at, event.at);
  }
  next.status = statusOf(next.standing);
  [next.carrier] = next.standing.carrier;
  next.openSince = openSinceOf(next.status, next.paidAt);
  return next;
}
