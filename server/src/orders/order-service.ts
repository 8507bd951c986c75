/** Orders as the merchant's systems tell them. Owns their storing; what they mean is judged by the pure rules here. Called by the routes. */
import type { Order } from './order.ts';
import type { OrderRepository } from './order-repository.ts';

export function createOrderService({ repository }: { repository: Pick<OrderRepository, 'replace'> }) {
  return {
    /** Puts orders in place of those with the same ids, all or none. The same again changes nothing. */
    put: (shopId: string, orders: readonly { shopperExternalId: string; order: Order }[]): Promise<void> => repository.replace(shopId, orders),
  };
}
export type OrderService = ReturnType<typeof createOrderService>;
