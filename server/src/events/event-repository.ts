/**
 * The outbox read by durable cursors: whoever must not miss an event names itself, reads after its cursor and
 * moves the cursor when the work is done. A crash in between means reading again, never missing.
 * Called by the events route; webhooks, triggers and reports use the same two verbs.
 */
import { and, asc, desc, eq, gt, inArray, lt, lte, sql } from 'drizzle-orm';
import { run, type Store } from '../db/store.ts';

/** What moved after a cursor: each conversation once, and up to where this reaches. `read` events were looked at. */
export interface Moved { conversationIds: string[]; upTo: number; read: number }

/** One committed change. `payload` is a JSON object; positions grow in order of commit. */
export interface OutboxEvent { position: number; type: string; conversationId: string | null; payload: unknown; at: number }

export function createEventRepository(store: Store) {
  const { events, eventCursors } = store.tables;
  const key = (shopId: string, consumer: string) => `${shopId}:${consumer}`;
  const positionOf = async (shopId: string, consumer: string): Promise<number> =>
    (await store.read.select().from(eventCursors).where(eq(eventCursors.consumer, key(shopId, consumer))))[0]?.position ?? 0;
  return {
    /** What came after the consumer's cursor, oldest first. */
    async read(shopId: string, consumer: string, limit: number): Promise<OutboxEvent[]> {
      const rows = await store.read.select().from(events)
        .where(and(eq(events.shopId, shopId), gt(events.position, await positionOf(shopId, consumer)))).orderBy(asc(events.position)).limit(limit);
      return rows.map(({ position, type, conversationId, payload, createdAt }) => ({ position, type, conversationId, payload: JSON.parse(payload) as unknown, at: createdAt }));
    },
    /** Which conversations the next `limit` events are about; null when there are none. */
    async moved(shopId: string, consumer: string, limit: number): Promise<Moved | null> {
      const next = store.read.select({ position: events.position, conversationId: events.conversationId }).from(events)
        .where(and(eq(events.shopId, shopId), gt(events.position, await positionOf(shopId, consumer)))).orderBy(asc(events.position)).limit(limit).as('next');
      const rows = await store.read.select({ conversationId: next.conversationId, upTo: sql<number>`max(${next.position})`.mapWith(Number), read: sql<number>`count(*)`.mapWith(Number) })
        .from(next).groupBy(next.conversationId);
      if (rows.length === 0) return null;
      return {
        conversationIds: rows.flatMap(({ conversationId }) => conversationId ?? []),
        upTo: rows.reduce((most, { upTo }) => Math.max(most, upTo), 0), read: rows.reduce((sum, { read }) => sum + read, 0),
      };
    },
    /** Of the next `limit` events those of these types, oldest first, and up to where this reaches; null when there are none at all. */
    async readOf(shopId: string, consumer: string, types: readonly string[], limit: number): Promise<{ events: { type: string; payload: unknown; at: number }[]; upTo: number; read: number } | null> {
      const behind = and(eq(events.shopId, shopId), gt(events.position, await positionOf(shopId, consumer)));
      const next = store.read.select({ position: events.position }).from(events).where(behind).orderBy(asc(events.position)).limit(limit).as('next');
      const [reach] = await store.read.select({ upTo: sql<number | null>`max(${next.position})`.mapWith(Number), read: sql<number>`count(*)`.mapWith(Number) }).from(next);
      if (!reach?.upTo) return null;
      // Most of what is there is talk: it is passed over where it lies.
      const rows = await store.read.select({ type: events.type, payload: events.payload, at: events.createdAt }).from(events)
        .where(and(behind, lte(events.position, reach.upTo), inArray(events.type, [...types]))).orderBy(asc(events.position));
      return { upTo: reach.upTo, read: reach.read, events: rows.map(({ type, payload, at }) => ({ type, payload: JSON.parse(payload) as unknown, at })) };
    },
    /** Puts the cursor behind everything that is there: a consumer that begins now. */
    async skip(shopId: string, consumer: string): Promise<void> {
      const [newest] = await store.read.select({ position: events.position }).from(events).where(eq(events.shopId, shopId)).orderBy(desc(events.position)).limit(1);
      if (newest) await this.advance(shopId, consumer, newest.position);
    },
    /** Says that everything up to `position` is done with; a cursor never moves back. @returns false past the shop's newest event */
    advance(shopId: string, consumer: string, position: number): Promise<boolean> {
      const id = key(shopId, consumer);
      return store.write(function* (w) {
        const [newest] = yield* run(w.select({ position: events.position }).from(events).where(eq(events.shopId, shopId)).orderBy(desc(events.position)).limit(1));
        if (position > (newest?.position ?? 0)) return false;
        yield* run(w.insert(eventCursors).values({ consumer: id, position: 0 }).onConflictDoNothing().returning());
        const behind = and(eq(eventCursors.consumer, id), lt(eventCursors.position, position));
        yield* run(w.update(eventCursors).set({ position }).where(behind).returning());
        return true;
      });
    },
  };
}
export type EventRepository = ReturnType<typeof createEventRepository>;
