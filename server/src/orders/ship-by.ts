/** Until when an order was promised to leave the warehouse. Pure. */
import type { Order } from './order.ts';
import { isEntitled, promisedUntil, type TimedPromise } from './promise-rule.ts';

/**
 * The moment by which the whole order was promised to ship, or null where nothing was promised.
 * Of several promises that hold for it the last counts: only then is everything in the order on its way.
 *
 * Worked example: paid 20:31 under "48 hours", window 19:00–23:30 → two days later at 20:31; paid 23:40 → null.
 * @param ofSession what its live session promised; counts where the order itself carries nothing that holds for it
 */
export function shipByOf(order: Pick<Order, 'paidAt' | 'items' | 'promises'>, ofSession: readonly TimedPromise[] = []): number | null {
  return lastOf(order.promises, order) ?? lastOf(ofSession, order);
}

function lastOf(promises: readonly TimedPromise[], order: Pick<Order, 'paidAt' | 'items'>): number | null {
  const moments = promises.filter((promise) => promise.kind === 'ship-by' && isEntitled(promise, order))
    .map((promise) => promisedUntil(promise, order.paidAt)).filter((moment) => moment !== null);
  return moments.length > 0 ? Math.max(...moments) : null;
}
