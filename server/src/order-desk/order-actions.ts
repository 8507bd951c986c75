/** What a shopper may ask for an order, by how it stands. Pure. */
import type { CaseMatter, OrderAction } from '@aftercast/shared';
import type { Order } from '../orders/order.ts';

const hourMs = 3_600_000;
const isUnshipped = ({ status, shipment }: Order): boolean => (status === 'pending' || status === 'delayed') && (shipment?.events.length ?? 0) === 0;
const isUnderWay: ReadonlySet<Order['status']> = new Set(['shipped', 'delayed', 'exception', 'delivered', 'completed']);

/**
 * - track: a parcel is on its way, or has come;
 * - urge and change_address: nothing has left;
 * - refund: nothing has left, so that the money can go back at once;
 * - return: the parcel is under way or has come.
 * Of a return, a refund or a cancelled order nothing more is asked here; a person can.
 */
export function actionsOf(order: Order): OrderAction[] {
  const unshipped = isUnshipped(order);
  return [
    ...(order.shipment?.events.length ?? 0) > 0 ? ['track' as const] : [],
    ...unshipped ? ['urge' as const, 'change_address' as const, 'refund' as const] : isUnderWay.has(order.status) || order.status === 'pending' ? ['return' as const] : [],
  ];
}

/** What the case of a request is about, and within how long the shop wants to have dealt with it. */
export const requests: Readonly<Record<Exclude<OrderAction, 'track'>, { matter: CaseMatter; withinMs: number }>> = {
  urge: { matter: 'urge_shipping', withinMs: 12 * hourMs }, change_address: { matter: 'change_address', withinMs: 4 * hourMs },
  refund: { matter: 'refund', withinMs: 24 * hourMs }, return: { matter: 'return', withinMs: 24 * hourMs },
};
