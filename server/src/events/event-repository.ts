/**
 * The outbox read by durable cursors: whoever must not miss an event names itself, reads after its cursor and
 * moves the cursor when the work is done. A crash in between means reading again, never missing.
 * Called by the events route; webhooks, triggers and reports use the same two verbs.
 */
import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import { run, type Store } from '../db/store.ts';

/** One committed change. `payload` is a JSON object; positions grow in order of commit. */
export interface OutboxEvent { position: number; type: string; conversationId: string | null; payload: unknown; at: number }

export function createEventRepository(store: Store) {
  const { events, eventCursors } = store.tables;
  const key = (shopId: string, consumer: string) => `${shopId}:${consumer}`;
  return {
    /** What came after the consumer's cursor, oldest first. */
    async read(shopId: string, consumer: string, limit: number): Promise<OutboxEvent[]> {
      const [cursor] = await store.read.select().from(eventCursors).where(eq(eventCursors.consumer, key(shopId, consumer)));
      const rows = await store.read.select().from(events)
        .where(and(eq(events.shopId, shopId), gt(events.position, cursor?.position ?? 0))).orderBy(asc(events.position)).limit(limit);
      return rows.map(({ position, type, conversationId, payload, createdAt }) => ({ position, type, conversationId, payload: JSON.parse(payload) as unknown, at: createdAt }));
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
