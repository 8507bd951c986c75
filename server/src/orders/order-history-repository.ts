/** Reads what was told of orders. Called by the other repositories of orders and by the order event service. */
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { run, type Step, type Store, type Writer } from '../db/store.ts';
import { orderEvent, type OrderEvent } from './order-event.ts';

/** An event as it was taken. `source` is a connection's id, `api` or `import`. */
export interface StoredEvent { event: OrderEvent; receivedAt: number; source: string }

export function createOrderHistoryRepository(store: Store) {
  const { orderEvents: e } = store.tables;
  const read = ({ id, orderId, at, type, data }: typeof e.$inferSelect): OrderEvent => orderEvent.parse({ ...JSON.parse(data) as object, id, orderId, at, type });
  function byOrder(rows: readonly (typeof e.$inferSelect)[]): Map<string, OrderEvent[]> {
    const told = new Map<string, OrderEvent[]>();
    for (const row of rows) told.set(row.orderId, [...told.get(row.orderId) ?? [], read(row)]);
    return told;
  }
  const ofOne = store.prepare((w) => w.select().from(e).where(and(eq(e.shopId, sql.placeholder('shopId')), eq(e.orderId, sql.placeholder('orderId')))));
  return {
    /** Inside a write, of one order. @param atHand some of them, which needn't be read again */
    *within(shopId: string, orderId: string, atHand: readonly OrderEvent[] = []): Generator<Step<unknown>, OrderEvent[], unknown> {
      const known = new Map(atHand.map((event) => [event.id, event]));
      return (yield* run(ofOne({ shopId, orderId }))).map((row) => known.get(row.id) ?? read(row));
    },
    /** Inside a write, of some orders: what is said to have happened after `at`. Orders of which nothing is are not there. */
    *after(w: Writer, shopId: string, orderIds: string[], at: number): Generator<Step<unknown>, Map<string, OrderEvent[]>, unknown> {
      return orderIds.length === 0 ? new Map<string, OrderEvent[]>() : byOrder(yield* run(w.select().from(e).where(and(eq(e.shopId, shopId), inArray(e.orderId, orderIds), gt(e.at, at)))));
    },
    /** Of one order, in the order of time. */
    async of(shopId: string, orderId: string): Promise<StoredEvent[]> {
      const rows = await store.read.select().from(e).where(and(eq(e.shopId, shopId), eq(e.orderId, orderId))).orderBy(asc(e.at), asc(e.id));
      return rows.map((row) => ({ event: read(row), receivedAt: row.receivedAt, source: row.source }));
    },
    /** Which order an event was about; null where it never came. */
    orderOf: async (shopId: string, eventId: string): Promise<string | null> => (await store.read.select({ orderId: e.orderId }).from(e).where(and(eq(e.shopId, shopId), eq(e.id, eventId))).limit(1))[0]?.orderId ?? null,
    /** The events by which an order was placed. */
    placedBy: async (shopId: string, orderId: string): Promise<string[]> => (await store.read.select({ id: e.id }).from(e).where(and(eq(e.shopId, shopId), eq(e.orderId, orderId), eq(e.type, 'order.placed')))).map(({ id }) => id),
    async ofAll(shopId: string, orderIds: string[]): Promise<Map<string, OrderEvent[]>> {
      return orderIds.length === 0 ? new Map() : byOrder(await store.read.select().from(e).where(and(eq(e.shopId, shopId), inArray(e.orderId, orderIds))));
    },
  };
}
export type OrderHistoryRepository = ReturnType<typeof createOrderHistoryRepository>;
