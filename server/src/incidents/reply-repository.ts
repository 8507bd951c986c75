/** Replies to all of an incident, and who has them yet. Called by the reply service alone. */
import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { run, type Store } from '../db/store.ts';

export type ReplyRow = Store['tables']['incidentReplies']['$inferSelect'];
export type DeliveryRow = Store['tables']['incidentDeliveries']['$inferSelect'];

/** How far a reply got. */
export interface Progress { sent: number; waiting: number; failed: number }

export function createReplyRepository(store: Store) {
  const { incidentReplies: r, incidentDeliveries: d } = store.tables;
  return {
    async byId(id: string): Promise<ReplyRow | null> {
      return (await store.read.select().from(r).where(eq(r.id, id)))[0] ?? null;
    },
    /** The reply and every shopper's words, all or none: what is sent after a crash is what was previewed. @throws a unique violation when the id is there already */
    insert(reply: ReplyRow, deliveries: DeliveryRow[]): Promise<void> {
      return store.write(function* (w) {
        yield* run(w.insert(r).values(reply).returning({ id: r.id }));
        if (deliveries.length > 0) yield* run(w.insert(d).values(deliveries).returning({ id: d.conversationId }));
      });
    },
    of(incidentId: string): Promise<ReplyRow[]> {
      return store.read.select().from(r).where(eq(r.incidentId, incidentId)).orderBy(desc(r.createdAt), desc(r.id));
    },
    unfinished(): Promise<ReplyRow[]> {
      return store.read.select().from(r).where(isNull(r.finishedAt)).orderBy(asc(r.createdAt), asc(r.id));
    },
    /** In order of their conversations' ids, from behind `after` on. */
    waiting(replyId: string, after: string, limit: number): Promise<DeliveryRow[]> {
      return store.read.select().from(d).where(and(eq(d.replyId, replyId), eq(d.state, 'waiting'), gt(d.conversationId, after))).orderBy(asc(d.conversationId)).limit(limit);
    },
    async mark(replyId: string, conversationId: string, state: 'sent' | 'failed', problem: string | null): Promise<void> {
      await store.write(function* (w) {
        yield* run(w.update(d).set({ state, problem }).where(and(eq(d.replyId, replyId), eq(d.conversationId, conversationId))).returning({ id: d.conversationId }));
      });
    },
    async finish(replyId: string, now: number): Promise<void> {
      await store.write(function* (w) {
        yield* run(w.update(r).set({ finishedAt: now }).where(eq(r.id, replyId)).returning({ id: r.id }));
      });
    },
    async progress(ids: string[]): Promise<Map<string, Progress>> {
      const found = new Map<string, Progress>(ids.map((id) => [id, { sent: 0, waiting: 0, failed: 0 }]));
      if (ids.length === 0) return found;
      const rows = await store.read.select({ id: d.replyId, state: d.state, n: sql<number>`count(*)`.mapWith(Number) }).from(d).where(inArray(d.replyId, ids)).groupBy(d.replyId, d.state);
      for (const { id, state, n } of rows) { const one = found.get(id); if (one) one[state] = n; }
      return found;
    },
  };
}
export type ReplyRepository = ReturnType<typeof createReplyRepository>;
