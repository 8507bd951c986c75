/** Which of several parcels an order is told by, since it has one. Pure. */
import type { OrderEvent } from './order-event.ts';
import { namesParcel, scanCodes } from './order-standing.ts';

/** A parcel with a name: since when it is known, whether it has left, and when it was first said to have arrived. */
interface Left { id: string; since: number; hasLeft: boolean; deliveredAt: number | null }

/** Later than any moment. */
const never = Number.MAX_SAFE_INTEGER;

/** The parcel that an event names; undefined where it names none. */
export const shipmentOf = (event: OrderEvent): string | undefined => ('shipmentId' in event ? event.shipmentId : undefined);

/**
 * Without what was told of parcels that were cancelled, before or after: they never were, and the order stands where the rest leaves it.
 * Whatever is cancelled stays so, so that no sequence brings it back; what leaves after all is another parcel.
 */
function withoutCancelled(events: readonly OrderEvent[]): OrderEvent[] {
  const cancelled = new Set(events.flatMap((event) => (event.type === 'shipment.cancelled' ? [event.shipmentId] : [])));
  return events.filter((event) => !cancelled.has(shipmentOf(event) ?? ''));
}

/** Brought by the shop itself, it leaves without a number. */
const leaves = (event: OrderEvent): boolean => event.type === 'shipment.shipped' || (event.type === 'order.status' && event.code === 'shipped');

/** Those that were packed or left under a name of their own. */
function parcelsIn(events: readonly OrderEvent[]): Left[] {
  const left = new Map<string, Left>();
  for (const event of events) {
    const id = shipmentOf(event);
    if (id === undefined || (!namesParcel(event) && !leaves(event))) continue;
    const before = left.get(id);
    left.set(id, { id, deliveredAt: null, hasLeft: leaves(event) || before?.hasLeft === true, since: Math.min(before?.since ?? event.at, event.at) });
  }
  for (const event of events) {
    const one = left.get(shipmentOf(event) ?? '');
    if (one && event.type === 'shipment.scanned' && scanCodes[event.code] === 'delivered') one.deliveredAt = Math.min(one.deliveredAt ?? event.at, event.at);
  }
  return [...left.values()];
}

/** The order's own comes first: one that has left before one that is packed; of those under way the one that left last, else the one that arrived last, so that an order is delivered once all of them are. */
const byPlace = (a: Left, b: Left): number => Number(b.hasLeft) - Number(a.hasLeft) || (b.deliveredAt ?? never) - (a.deliveredAt ?? never) || b.since - a.since || (a.id < b.id ? 1 : -1);
/** What is sent back is of the whole order, whichever parcel it came in. */
const isReturn = (event: OrderEvent): boolean => event.type === 'shipment.scanned' && ['returning', 'returned'].includes(scanCodes[event.code] ?? '');

/** What counts for an order: all but what was told of cancelled parcels, and of parcels that have left besides the one the order is told by. */
export function ofOneParcel(events: readonly OrderEvent[]): OrderEvent[] {
  const standing = withoutCancelled(events);
  const others = new Set(parcelsIn(standing).sort(byPlace).slice(1).map(({ id }) => id));
  return standing.filter((event) => isReturn(event) || !others.has(shipmentOf(event) ?? ''));
}
