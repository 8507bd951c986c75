/** Orders in our own database; the first `OrderLookup`. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { run, type Store } from '../db/store.ts';
import { order, type Order, type OrderLookup } from './order.ts';

export interface OrderRepository extends OrderLookup {
  /** Puts orders in place of those with the same ids, all or none. */
  replace(shopId: string, orders: readonly { shopperExternalId: string; order: Order }[]): Promise<void>;
}

export function createOrderRepository(store: Store): OrderRepository {
  const { orders } = store.tables;
  const find = store.prepareRead((r) => r.select({ data: orders.data }).from(orders)
    .where(and(eq(orders.shopId, sql.placeholder('shopId')), eq(orders.shopperExternalId, sql.placeholder('shopper'))))
    .orderBy(desc(orders.paidAt)));

  return {
    async ordersOf(shopId, shopperExternalId) {
      const rows = await find({ shopId, shopper: shopperExternalId });
      return rows.map(({ data }) => order.parse(JSON.parse(data)));
    },
    async replace(shopId, list) {
      if (list.length === 0) return;
      const rows = list.map(({ shopperExternalId, order: value }) => ({ shopId, id: value.id, shopperExternalId, paidAt: value.paidAt, data: JSON.stringify(order.parse(value)) }));
      await store.write(function* (w) {
        yield* run(w.delete(orders).where(and(eq(orders.shopId, shopId), inArray(orders.id, rows.map(({ id }) => id)))).returning({ id: orders.id }));
        yield* run(w.insert(orders).values(rows).returning({ id: orders.id }));
      });
    },
  };
}
