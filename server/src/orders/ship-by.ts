/** Until when an order was promised to leave the warehouse. Pure. */
import type { Order, OrderPromise } from './order.ts';

const hourMs = 3_600_000;

/**
 * The moment by which the whole order was promised to ship, or null where nothing was promised.
 * A promise counts if the order was **paid** inside its window and holds its product (or any, if it names none).
 * Of several the last counts: only then is everything in the order on its way.
 *
 * Worked example: paid 20:31 under "48 hours", window 19:00–23:30 → two days later at 20:31; paid 23:40 → null.
 */
export function shipByOf({ paidAt, items, promises }: Pick<Order, 'paidAt' | 'items' | 'promises'>): number | null {
  const moments = promises
    .filter((promise) => promise.kind === 'ship-by' && isEntitled(promise, paidAt, items))
    .map(({ terms }) => terms.shipBy ?? (terms.shipWithinHours === undefined ? null : paidAt + terms.shipWithinHours * hourMs))
    .filter((moment) => moment !== null);
  return moments.length > 0 ? Math.max(...moments) : null;
}

function isEntitled(promise: OrderPromise, paidAt: number, items: Order['items']): boolean {
  const inWindow = paidAt >= promise.validFrom && paidAt <= promise.validUntil;
  return inWindow && (promise.product === null || items.some(({ product }) => product === promise.product));
}
