/** Orders in our own database; the first `OrderLookup`. Called by the order service and whoever looks orders up. */
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { run, type Step, type Store, type Writer } from '../db/store.ts';
import { orderColumns } from './order-columns.ts';
import { order, type KnownOrder, type Order, type OrderLookup } from './order.ts';

/** Orders of before the columns were, filled at once. */
const filledAtOnce = 500;

export interface OrderRepository extends OrderLookup {
  /** Puts orders in place of those with the same ids, all or none. @returns the ids of those that are now different */
  replace(shopId: string, orders: readonly KnownOrder[], now: number): Promise<string[]>;
  byId(shopId: string, id: string): Promise<KnownOrder | null>;
  /** Fills the columns of some orders that were stored before there were any. @returns how many; 0 when none is left */
  fill(now: number): Promise<number>;
}

export function createOrderRepository(store: Store): OrderRepository {
  const { orders, events } = store.tables;
  const read = ({ shopperExternalId, data }: { shopperExternalId: string | null; data: string }): KnownOrder => ({ shopperExternalId, order: order.parse(JSON.parse(data)) });
  const find = store.prepareRead((r) => r.select({ data: orders.data }).from(orders)
    .where(and(eq(orders.shopId, sql.placeholder('shopId')), eq(orders.shopperExternalId, sql.placeholder('shopper'))))
    .orderBy(desc(orders.paidAt)));
  const findOne = store.prepareRead((r) => r.select({ shopperExternalId: orders.shopperExternalId, data: orders.data }).from(orders)
    .where(and(eq(orders.shopId, sql.placeholder('shopId')), eq(orders.id, sql.placeholder('id')))).limit(1));

  function* tell(w: Writer, shopId: string, changed: { id: string; status: Order['status']; before: string | null }[], now: number): Generator<Step<unknown>, void, unknown> {
    const told = changed.map(({ id, status, before }) => ({ shopId, type: 'order.updated', conversationId: null, payload: JSON.stringify({ orderId: id, status, before }), createdAt: now }));
    yield* run(w.insert(events).values(told).returning({ position: events.position }));
  }

  return {
    async ordersOf(shopId, shopperExternalId) {
      const rows = await find({ shopId, shopper: shopperExternalId });
      return rows.map(({ data }) => order.parse(JSON.parse(data)));
    },
    async byId(shopId, id) {
      const [row] = await findOne({ shopId, id });
      return row ? read(row) : null;
    },
    async replace(shopId, list, now) {
      if (list.length === 0) return [];
      const rows = list.map(({ shopperExternalId, order: value }) => {
        const parsed = order.parse(value);
        return { shopId, id: parsed.id, shopperExternalId, data: JSON.stringify(parsed), ...orderColumns(parsed), updatedAt: now };
      });
      return store.write(function* (w) {
        const gone = yield* run(w.delete(orders).where(and(eq(orders.shopId, shopId), inArray(orders.id, rows.map(({ id }) => id))))
          .returning({ id: orders.id, shopperExternalId: orders.shopperExternalId, data: orders.data, status: orders.status }));
        yield* run(w.insert(orders).values(rows).returning({ id: orders.id }));
        const before = new Map(gone.map((each) => [each.id, each]));
        const changed = rows.filter(({ id, data, shopperExternalId }) => before.get(id)?.data !== data || before.get(id)?.shopperExternalId !== shopperExternalId);
        if (changed.length > 0) yield* tell(w, shopId, changed.map(({ id, status }) => ({ id, status, before: before.get(id)?.status ?? null })), now);
        return changed.map(({ id }) => id);
      });
    },
    fill(now) {
      return store.write(function* (w) {
        const rows = yield* run(w.select({ shopId: orders.shopId, id: orders.id, data: orders.data }).from(orders).where(isNull(orders.updatedAt)).limit(filledAtOnce));
        for (const { shopId, id, data } of rows) {
          yield* run(w.update(orders).set({ ...orderColumns(order.parse(JSON.parse(data))), updatedAt: now }).where(and(eq(orders.shopId, shopId), eq(orders.id, id))).returning({ id: orders.id }));
        }
        return rows.length;
      });
    },
  };
}
