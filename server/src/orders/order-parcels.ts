/** Which parcels an order is told by. Pure. */
import type { OrderEvent } from './order-event.ts';

/** The parcel that an event names; undefined where it names none. */
export const shipmentOf = (event: OrderEvent): string | undefined => ('shipmentId' in event ? event.shipmentId : undefined);

/**
 * Without what was told of parcels that were cancelled, before or after: they never were, and the order stands where the rest leaves it.
 * Whatever is cancelled stays so, so that no sequence brings it back; what leaves after all is another parcel.
 */
export function withoutCancelled(events: readonly OrderEvent[]): OrderEvent[] {
  const cancelled = new Set(events.flatMap((event) => (event.type === 'shipment.cancelled' ? [event.shipmentId] : [])));
  return events.filter((event) => !cancelled.has(shipmentOf(event) ?? ''));
}
