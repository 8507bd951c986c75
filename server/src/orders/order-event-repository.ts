/** Order events and what they make of orders, in the database. Called by the order event service alone. */
import { and, eq, sql, type Placeholder, type SQL } from 'drizzle-orm';
import { run, type Step, type Store } from '../db/store.ts';
import { foldOrder, turnsHistory, type Base } from './fold-order.ts';
import { columnsAfter, itemsSince, orderColumns } from './order-columns.ts';
import type { OrderEvent } from './order-event.ts';
import { createOrderHistoryRepository } from './order-history-repository.ts';
import { madeOfEvents } from './order-repository.ts';
import { readStanding, writeStanding } from './order-standing.ts';
import { order, type OrderStatus } from './order.ts';

/** An order that is different now. */
interface Changed { id: string; status: OrderStatus; before: string | null }

export function createOrderEventRepository(store: Store) {
  const { orders: o, orderEvents: e, events } = store.tables;
  const history = createOrderHistoryRepository(store);
  const its = (orderId: 'orderId') => and(eq(o.shopId, sql.placeholder('shopId')), eq(o.id, sql.placeholder(orderId)));
  const insertEvent = store.prepareChange((w) => w.insert(e).values({
    shopId: sql.placeholder('shopId'), id: sql.placeholder('id'), orderId: sql.placeholder('orderId'), type: sql.placeholder('type'), data: sql.placeholder('data'),
    at: sql.placeholder('at'), receivedAt: sql.placeholder('now'), source: sql.placeholder('source'),
  }).onConflictDoNothing());
  const columnsOf = store.prepare((w) => w.select({
    paidAt: o.paidAt, standing: o.standing, status: o.status, carrier: o.carrier, lastMovedAt: o.lastMovedAt, deliveredAt: o.deliveredAt, openSince: o.openSince, baseAt: o.baseAt, updatedAt: o.updatedAt,
  }).from(o).where(its('orderId')).limit(1));
  const given = <const N extends string>(...names: N[]) => Object.fromEntries(names.map((name) => [name, sql`${sql.placeholder(name)}`])) as Record<N, SQL>;
  const moving = ['standing', 'status', 'carrier', 'lastMovedAt', 'deliveredAt', 'updatedAt'] as const;
  const move = store.prepareChange((w) => w.update(o).set(given(...moving)).where(its('orderId')));
  // Apart, since SQLite writes an index anew for each column that is set, though it stay what it was.
  const moveOpen = store.prepareChange((w) => w.update(o).set(given(...moving, 'openSince')).where(its('orderId')));
  const rowOf = store.prepare((w) => w.select({ shopperExternalId: o.shopperExternalId, data: o.data, status: o.status, baseAt: o.baseAt }).from(o).where(its('orderId')).limit(1));
  const told = ['shopperExternalId', 'paidAt', 'data', 'items', 'status', 'phoneTail', 'liveSession', 'carrier', 'region', 'shipBy', 'lastMovedAt', 'deliveredAt', 'openSince', 'baseAt', 'standing', 'updatedAt'] as const;
  const put = store.prepareChange((w) => w.insert(o).values({
    shopId: sql.placeholder('shopId'), id: sql.placeholder('orderId'), ...Object.fromEntries(told.map((name) => [name, sql.placeholder(name)])) as { paidAt: Placeholder; data: Placeholder },
  }).onConflictDoUpdate({ target: [o.shopId, o.id], set: Object.fromEntries(told.map((name) => [name, sql.raw(`excluded.${o[name].name}`)])) }));
  const tell = store.prepare((w) => w.insert(events).values({
    shopId: sql.placeholder('shopId'), type: sql`'order.updated'`, conversationId: null, payload: sql.placeholder('payload'), createdAt: sql.placeholder('now'),
  }));

  /** Makes the order anew out of all that was told. Null while nobody has told what was bought. */
  function* fold(shopId: string, orderId: string, fresh: readonly OrderEvent[], now: number): Generator<Step<unknown>, Changed | null, unknown> {
    const [row] = yield* run(rowOf({ shopId, orderId }));
    const base: Base | null = row && row.baseAt !== madeOfEvents ? { at: row.baseAt ?? 0, shopperExternalId: row.shopperExternalId, order: order.parse(JSON.parse(row.data)) } : null;
    const folded = foldOrder(orderId, base, yield* history.within(shopId, orderId, fresh));
    if (!folded) return null;
    yield put({
      shopId, orderId, ...orderColumns(folded.order, folded.scans), shopperExternalId: folded.shopperExternalId, standing: writeStanding(folded.standing), updatedAt: Math.max(now, (base?.at ?? 0) + 1),
      // What came whole is kept as it came; without it the events alone make the order.
      data: base ? row?.data : JSON.stringify(folded.order), items: base && itemsSince(base.order, folded.order), baseAt: row ? row.baseAt : madeOfEvents,
    });
    return { id: orderId, status: folded.order.status, before: row?.status ?? null };
  }
  /** Moves what the quick way can move. */
  function* advance(shopId: string, orderId: string, fresh: readonly OrderEvent[], now: number): Generator<Step<unknown>, Changed | null, unknown> {
    const [row] = yield* run(columnsOf({ shopId, orderId }));
    if (!row) return null;
    const known = readStanding(row.standing);
    if (row.updatedAt === null || !known) return yield* fold(shopId, orderId, fresh, now);
    const newer = fresh.filter(({ at }) => at > (row.baseAt ?? 0));
    if (newer.length === 0) return null;
    const before = row.status as OrderStatus;
    const { standing, ...after } = columnsAfter({ ...row, status: before, standing: known }, newer);
    const values = { ...after, shopId, orderId, standing: writeStanding(standing), updatedAt: Math.max(now, (row.baseAt ?? 0) + 1) };
    yield after.openSince === row.openSince ? move(values) : moveOpen(values);
    return { id: orderId, status: after.status, before };
  }

  function* announce(shopId: string, { id: orderId, status, before }: Changed, now: number): Generator<Step<unknown>, void, unknown> {
    yield tell({ shopId, payload: JSON.stringify({ orderId, status, before }), now });
  }

  return {
    /** Keeps events, each once, and moves their orders, all or none. @returns which of them are new, and the orders that are different */
    take(shopId: string, source: string, list: readonly OrderEvent[], now: number): Promise<{ fresh: Set<OrderEvent>; changed: Changed[] }> {
      return store.write(function* () {
        const fresh = new Set<OrderEvent>();
        const byOrder = new Map<string, OrderEvent[]>();
        for (const event of list) {
          const { id, orderId, at, type, ...rest } = event;
          if ((yield* run(insertEvent({ shopId, id, orderId, type, data: JSON.stringify(rest), at, now, source }))) === 0) continue;
          fresh.add(event);
          byOrder.set(orderId, [...byOrder.get(orderId) ?? [], event]);
        }
        const changed: Changed[] = [];
        for (const [orderId, own] of byOrder) {
          const one = own.some(turnsHistory) ? yield* fold(shopId, orderId, own, now) : yield* advance(shopId, orderId, own, now);
          if (!one) continue;
          changed.push(one);
          yield* announce(shopId, one, now);
        }
        return { fresh, changed };
      });
    },
    /** Gives one order what was kept under another's id, and makes it anew. @returns it, where it is different now */
    rename(shopId: string, from: string, to: string, now: number): Promise<Changed | null> {
      return store.write(function* (w) {
        const moved = yield* run(w.update(e).set({ orderId: to }).where(and(eq(e.shopId, shopId), eq(e.orderId, from))).returning({ id: e.id }));
        const one = moved.length > 0 ? yield* fold(shopId, to, [], now) : null;
        if (one) yield* announce(shopId, one, now);
        return one;
      });
    },
  };
}
export type OrderEventRepository = ReturnType<typeof createOrderEventRepository>;
