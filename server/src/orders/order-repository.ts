/** Orders in our own database; the first `OrderLookup`. Called by the order service and whoever looks orders up. */
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { run, type Step, type Store, type Writer } from '../db/store.ts';
import { foldOrder, type Base } from './fold-order.ts';
import { itemsSince, orderColumns } from './order-columns.ts';
import type { OrderEvent } from './order-event.ts';
import { createOrderHistoryRepository } from './order-history-repository.ts';
import { readStanding, standingOf, standingSince, writeStanding, type StandingOrder } from './order-standing.ts';
import { isSameParcel, order, type KnownOrder, type Order, type OrderLookup } from './order.ts';

/** In `baseAt`: nobody told the order whole, its events alone make it. */
export const madeOfEvents = -1;
/** Orders of before the columns were, filled at once. */
const filledAtOnce = 500;

export interface OrderRepository extends OrderLookup {
  /** Puts orders in place of those with the same ids, all or none. @returns the ids of those that are now different */
  replace(shopId: string, orders: readonly KnownOrder[], now: number): Promise<string[]>;
  /** All orders of some shoppers, by the merchant's ids; those of one shopper newest first. Who has none is not there. */
  ordersOfEach(shopId: string, shopperExternalIds: readonly string[]): Promise<Map<string, Order[]>>;
  byId(shopId: string, id: string): Promise<KnownOrder | null>;
  /** Some orders with everything that was told of them since; in no order, without those that are not there. */
  byIds(shopId: string, ids: readonly string[]): Promise<StandingOrder[]>;
  /** Fills the columns of some orders that were stored before there were any. @returns how many; 0 when none is left */
  fill(now: number): Promise<number>;
}

type Row = Pick<Store['tables']['orders']['$inferSelect'], 'id' | 'shopperExternalId' | 'data' | 'baseAt' | 'updatedAt'>;
/** True where more was told than what came whole. */
const hasEvents = ({ baseAt, updatedAt }: Row): boolean => baseAt !== updatedAt;

/** An order out of its row and its events; null while nobody has told what was bought. */
function asItStands({ id, shopperExternalId, data, baseAt }: Row, events: readonly OrderEvent[] = []): StandingOrder | null {
  const base = baseAt === madeOfEvents ? null : { at: baseAt ?? 0, shopperExternalId, order: order.parse(JSON.parse(data)) };
  const folded = events.length > 0 ? foldOrder(id, base, events) : base && { ...base, standing: standingOf(base.order, base.at) };
  return folded && { shopperExternalId: folded.shopperExternalId, order: folded.order, standing: folded.standing, wholeAt: base?.at ?? null };
}

/** When a parcel left stays known where the order is told whole again without a word of it. */
function withShippedAt(base: Base, before: Order | undefined): Base {
  const { shipment } = base.order;
  if (!shipment || shipment.shippedAt !== undefined || before?.shipment?.shippedAt === undefined || !isSameParcel(shipment, before.shipment)) return base;
  return { ...base, order: { ...base.order, shipment: { ...shipment, shippedAt: before.shipment.shippedAt } } };
}

/** Told again as it was, an order stands so since it was first told so. */
function sinceBefore(told: string, before: string | null): string {
  const standing = readStanding(told);
  return standing ? writeStanding(standingSince(standing, readStanding(before))) : told;
}

export function createOrderRepository(store: Store): OrderRepository {
  const { orders, events } = store.tables;
  const history = createOrderHistoryRepository(store);
  const columns = { id: orders.id, shopperExternalId: orders.shopperExternalId, data: orders.data, baseAt: orders.baseAt, updatedAt: orders.updatedAt };
  const find = store.prepareRead((r) => r.select(columns).from(orders)
    .where(and(eq(orders.shopId, sql.placeholder('shopId')), eq(orders.shopperExternalId, sql.placeholder('shopper'))))
    // As a sum: by the bare column SQLite would go through all of the shop's orders in the order they were paid in, to spare itself sorting these few.
    .orderBy(desc(sql`${orders.paidAt} + 0`)));
  const findOne = store.prepareRead((r) => r.select(columns).from(orders)
    .where(and(eq(orders.shopId, sql.placeholder('shopId')), eq(orders.id, sql.placeholder('id')))).limit(1));

  /** Orders with what was told of them since they were told whole. */
  async function whole(shopId: string, rows: readonly Row[]): Promise<StandingOrder[]> {
    const told = await history.ofAll(shopId, rows.filter(hasEvents).map(({ id }) => id));
    return rows.flatMap((row) => asItStands(row, told.get(row.id)) ?? []);
  }

  /** An order that was told whole, with what is said to have happened since. */
  function rowOf(shopId: string, base: Base, since: readonly OrderEvent[] | undefined) {
    const folded = since && foldOrder(base.order.id, base, since);
    const { shopperExternalId, order: value, scans, standing } = folded ?? { ...base, scans: undefined, standing: standingOf(base.order, base.at) };
    return {
      shopId, id: base.order.id, shopperExternalId, data: JSON.stringify(base.order), items: itemsSince(base.order, value), ...orderColumns(value, scans), standing: writeStanding(standing), baseAt: base.at, updatedAt: folded ? base.at + 1 : base.at,
    };
  }

  function* tell(w: Writer, shopId: string, changed: { id: string; status: Order['status']; before: string | null }[], now: number): Generator<Step<unknown>, void, unknown> {
    const told = changed.map(({ id, status, before }) => ({ shopId, type: 'order.updated', conversationId: null, payload: JSON.stringify({ orderId: id, status, before }), createdAt: now }));
    yield* run(w.insert(events).values(told).returning({ position: events.position }));
  }

  return {
    async ordersOf(shopId, shopperExternalId) {
      return (await whole(shopId, await find({ shopId, shopper: shopperExternalId }))).map((known) => known.order);
    },
    async ordersOfEach(shopId, shopperExternalIds) {
      const byShopper = new Map<string, Order[]>();
      if (shopperExternalIds.length === 0) return byShopper;
      const all = await whole(shopId, await store.read.select(columns).from(orders).where(and(eq(orders.shopId, shopId), inArray(orders.shopperExternalId, [...shopperExternalIds]))));
      for (const { shopperExternalId, order: one } of all.sort((a, b) => b.order.paidAt - a.order.paidAt)) {
        if (shopperExternalId !== null) byShopper.set(shopperExternalId, [...byShopper.get(shopperExternalId) ?? [], one]);
      }
      return byShopper;
    },
    async byId(shopId, id) {
      return (await whole(shopId, await findOne({ shopId, id })))[0] ?? null;
    },
    async byIds(shopId, ids) {
      return ids.length === 0 ? [] : whole(shopId, await store.read.select(columns).from(orders).where(and(eq(orders.shopId, shopId), inArray(orders.id, [...ids]))));
    },
    async replace(shopId, list, now) {
      if (list.length === 0) return [];
      const bases = list.map(({ shopperExternalId, order: value }) => ({ at: now, shopperExternalId, order: order.parse(value) }));
      const ids = bases.map(({ order: { id } }) => id);
      return store.write(function* (w) {
        // A teller's clock that is ahead of ours has events after this moment: they come on top, as those that are told later do.
        const after = yield* history.after(w, shopId, ids, now);
        const gone = yield* run(w.delete(orders).where(and(eq(orders.shopId, shopId), inArray(orders.id, ids)))
          .returning({ ...columns, items: orders.items, status: orders.status, standing: orders.standing }));
        const before = new Map(gone.map((each) => [each.id, each]));
        const told = yield* history.after(w, shopId, gone.filter(hasEvents).map(({ id }) => id), -1);
        const known = (id: string): Order | undefined => {
          const row = before.get(id);
          return row && asItStands(row, told.get(id))?.order;
        };
        const rows = bases.map((base) => rowOf(shopId, base.order.shipment ? withShippedAt(base, known(base.order.id)) : base, after.get(base.order.id))).map((row) => ({ ...row, standing: sinceBefore(row.standing, before.get(row.id)?.standing ?? null) }));
        yield* run(w.insert(orders).values(rows).returning({ id: orders.id }));
        const changed = rows.filter(({ id, data, items, status, shopperExternalId }) => before.get(id)?.data !== data || before.get(id)?.items !== items || before.get(id)?.shopperExternalId !== shopperExternalId || before.get(id)?.status !== status);
        if (changed.length > 0) yield* tell(w, shopId, changed.map(({ id, status }) => ({ id, status, before: before.get(id)?.status ?? null })), now);
        return changed.map(({ id }) => id);
      });
    },
    fill(now) {
      return store.write(function* (w) {
        const rows = yield* run(w.select({ shopId: orders.shopId, id: orders.id, data: orders.data }).from(orders).where(and(isNull(orders.status), isNull(orders.updatedAt))).limit(filledAtOnce));
        const filled = (value: Order) => ({ ...orderColumns(value), standing: writeStanding(standingOf(value, now)), baseAt: now });
        for (const { shopId, id, data } of rows) {
          yield* run(w.update(orders).set({ ...filled(order.parse(JSON.parse(data))), updatedAt: now }).where(and(eq(orders.shopId, shopId), eq(orders.id, id))).returning({ id: orders.id }));
        }
        return rows.length;
      });
    },
  };
}
