/** What was promised on air that holds for an order. Pure. */
import type { ConversationDetails, LivePromise } from '@aftercast/shared';
import type { Order } from './order.ts';
import { isEntitled, promisedUntil } from './promise-rule.ts';

type Entitled = ConversationDetails['orders'][number]['promised'][number];

/**
 * The promises of its live session that hold for an order, by `isEntitled`. `until` is the moment by which the shop must have kept it,
 * or the shopper must have claimed it; null where the promise names none.
 *
 * Worked example: paid 20:31 under "48 hours", window 19:00–23:30 → until two days later at 20:31; paid 23:40 → not entitled.
 */
export function entitledPromises(order: Pick<Order, 'paidAt' | 'items' | 'status'>, promises: readonly LivePromise[], now: number): Entitled[] {
  const open = order.status === 'pending' || order.status === 'delayed';
  return promises.filter((promise) => isEntitled(promise, order)).map((promise) => {
    const { id, kind, text, product } = promise;
    const of = new Set(order.items.map((item) => item.product)).size > 1 ? order.items.find((item) => item.product === product) : undefined;
    const until = promisedUntil(promise, order.paidAt);
    return { id, kind, text, item: of?.name ?? null, until, broken: kind === 'ship-by' && open && until !== null && now > until };
  });
}
