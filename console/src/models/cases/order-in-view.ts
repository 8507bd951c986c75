import type { ConversationDetails } from '@aftercast/shared';

/** The order that a talk is most likely about: the one that the shopper's page named, else their only one; null where nothing tells. Pure. */
export function orderInView({ context, orders }: Pick<ConversationDetails, 'context' | 'orders'>): ConversationDetails['orders'][number] | null {
  return orders.find(({ id }) => id === context.orderId) ?? (orders.length === 1 ? orders[0] ?? null : null);
}
