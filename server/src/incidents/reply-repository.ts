/** Replies to all of an incident, and who has them yet. Called by the reply service alone. */
import { and, asc, desc, eq, gt, inArray, isNull, notInArray, sql } from 'drizzle-orm';
import { run, type Store } from '../db/store.ts';

export type ReplyRow = Store['tables']['incidentReplies']['$inferSelect'];
export type DeliveryRow = Store['tables']['incidentDeliveries']['$inferSelect'];

/** How far a reply got. */
export interface Progress { sent: number; waiting: number; failed: number }

export function createReplyRepository(store: Store) {
  const { incidentReplies: r, incidentDeliveries: d, incidents: i, incidentMembers: m } = store.tables;
  return {
    async byId(id: string): Promise<ReplyRow | null> {
      return (await store.read.select().from(r).where(eq(r.id, id)))[0] ?? null;
    },
    /** A portion of the shoppers' words, in place of what a crash left of this reply. Nothing once the reply itself is there. */
    prepare(deliveries: readonly DeliveryRow[]): Promise<void> {
      return store.write(function* (w) {
        const [first] = deliveries;
        if (!first || (yield* run(w.select({ id: r.id }).from(r).where(eq(r.id, first.replyId)))).length > 0) return;
        const given = { text: sql`excluded.text`, state: sql`excluded.state`, problem: sql`excluded.problem` };
        yield* run(w.insert(d).values([...deliveries]).onConflictDoUpdate({ target: [d.replyId, d.conversationId], set: given }).returning({ id: d.conversationId }));
      });
    },
    /**
     * Makes what was prepared a reply: from here on it is sent, to those alone who belong to the incident now. False: the incident is closed,
     * or gone. @throws a unique violation when the id is there already
     */
    insert(reply: ReplyRow): Promise<boolean> {
      return store.write(function* (w) {
        const [open] = yield* run(w.select({ id: i.id }).from(i).where(and(eq(i.id, reply.incidentId), eq(i.state, 'open'))));
        if (!open) return false;
        yield* run(w.insert(r).values(reply).returning({ id: r.id }));
        const belongs = w.select({ id: m.conversationId }).from(m).where(eq(m.incidentId, reply.incidentId));
        yield* run(w.delete(d).where(and(eq(d.replyId, reply.id), notInArray(d.conversationId, belongs))).returning({ id: d.conversationId }));
        return true;
      });
    },
    /** The newest of an incident first. */
    of(incidentId: string, limit: number): Promise<ReplyRow[]> {
      return store.read.select().from(r).where(eq(r.incidentId, incidentId)).orderBy(desc(r.createdAt), desc(r.id)).limit(limit);
    },
    async unfinishedShops(): Promise<string[]> {
      return (await store.read.selectDistinct({ shopId: r.shopId }).from(r).where(isNull(r.finishedAt))).map(({ shopId }) => shopId);
    },
    unfinished(shopId: string): Promise<ReplyRow[]> {
      return store.read.select().from(r).where(and(isNull(r.finishedAt), eq(r.shopId, shopId))).orderBy(asc(r.createdAt), asc(r.id));
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
