/** What is overdue, what was raised about it, and the shop's rules. Each raising is one atomic write. Called by the escalation service alone. */
import { and, asc, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Escalation, EscalationLevel, EscalationRules } from '@aftercast/shared';
import { run, type Store } from '../db/store.ts';

export type EscalationRow = Store['tables']['escalations']['$inferSelect'];
/** A wait that nobody has ended. */
export interface Overdue { conversationId: string; waitingSince: number; dueAt: number }

export function createEscalationRepository(store: Store) {
  const { escalations: x, escalationRules: r, conversations: c, shoppers: s, agents: a, shops, events } = store.tables;
  /** A mark is of this wait only while the shopper waits since the same moment. */
  const sameWait = and(eq(c.id, x.conversationId), eq(c.waitingSince, x.waitingSince));

  return {
    async shopIds(): Promise<string[]> {
      return (await store.read.select({ id: shops.id }).from(shops)).map(({ id }) => id);
    },
    async rulesOf(shopId: string): Promise<EscalationRules | null> {
      const [row] = await store.read.select({ supervisorAfterMs: r.supervisorAfterMs, ownerAfterMs: r.ownerAfterMs }).from(r).where(eq(r.shopId, shopId));
      return row ?? null;
    },
    putRules(shopId: string, rules: EscalationRules, now: number): Promise<void> {
      return store.write(function* (w) {
        yield* run(w.delete(r).where(eq(r.shopId, shopId)).returning({ shopId: r.shopId }));
        yield* run(w.insert(r).values({ shopId, ...rules, updatedAt: now }).returning({ shopId: r.shopId }));
      });
    },
    /** Waits whose deadline passed at or before `before` and that were not raised at this level, the longest overdue first. */
    async overdue(shopId: string, level: EscalationLevel, before: number, limit: number): Promise<Overdue[]> {
      const rows = await store.read.select({ conversationId: c.id, waitingSince: c.waitingSince, dueAt: c.dueAt }).from(c)
        .leftJoin(x, and(sameWait, eq(x.level, level)))
        .where(and(eq(c.shopId, shopId), isNotNull(c.dueAt), lte(c.dueAt, before), inArray(c.state, ['queued', 'assigned']), isNull(x.id)))
        .orderBy(asc(c.dueAt), asc(c.id)).limit(limit);
      return rows.flatMap(({ conversationId, waitingSince, dueAt }) => (waitingSince === null || dueAt === null ? [] : [{ conversationId, waitingSince, dueAt }]));
    },
    /** Marks these waits, each with its event. @returns the ids of those that were still waiting and not marked by anyone else */
    raise(rows: readonly EscalationRow[]): Promise<string[]> {
      return store.write(function* (w) {
        const ids = rows.map(({ conversationId }) => conversationId);
        const waiting = yield* run(w.select({ id: c.id, waitingSince: c.waitingSince }).from(c).where(inArray(c.id, ids)));
        const since = new Map(waiting.map((row) => [row.id, row.waitingSince]));
        const raised: string[] = [];
        for (const row of rows) {
          if (since.get(row.conversationId) !== row.waitingSince) continue;
          const [made] = yield* run(w.insert(x).values(row).onConflictDoNothing().returning({ id: x.id }));
          if (!made) continue;
          raised.push(made.id);
          yield* run(w.insert(events).values({
            shopId: row.shopId, type: 'escalation.raised', conversationId: row.conversationId, createdAt: row.raisedAt,
            payload: JSON.stringify({ id: row.id, level: row.level, waitingSince: row.waitingSince, dueAt: row.dueAt }),
          }).returning({ position: events.position }));
        }
        return raised;
      });
    },
    /**
     * What is raised at these levels, not acknowledged, and still waits; the longest overdue first.
     * @param among only these ids
     */
    async open(shopId: string, levels: readonly EscalationLevel[], limit: number, among?: readonly string[]): Promise<Escalation[]> {
      if (levels.length === 0) return [];
      const rows = await store.read.select({ row: x, shopperId: c.shopperId, shopperName: s.name, externalId: s.externalId, ownerName: a.name }).from(x)
        .innerJoin(c, sameWait).leftJoin(s, eq(s.id, c.shopperId)).leftJoin(a, eq(a.id, c.ownerId))
        .where(and(eq(x.shopId, shopId), inArray(x.level, [...levels]), isNull(x.acknowledgedAt), among && inArray(x.id, [...among])))
        .orderBy(asc(x.dueAt), asc(x.id)).limit(limit);
      return rows.map(({ row: { id, conversationId, level, waitingSince, dueAt, raisedAt }, shopperId, shopperName, externalId, ownerName }) => ({
        id, conversationId, level, waitingSince, dueAt, raisedAt, shopper: { id: shopperId, name: shopperName, externalId }, ownerName,
      }));
    },
    /** @returns those that nobody had acknowledged before */
    acknowledge(shopId: string, ids: readonly string[], agentId: string, now: number): Promise<string[]> {
      return store.write(function* (w) {
        const rows = yield* run(w.update(x).set({ acknowledgedAt: now, acknowledgedBy: agentId })
          .where(and(eq(x.shopId, shopId), inArray(x.id, [...ids]), isNull(x.acknowledgedAt))).returning({ id: x.id, conversationId: x.conversationId }));
        for (const { id, conversationId } of rows) {
          yield* run(w.insert(events).values({ shopId, type: 'escalation.acknowledged', conversationId, createdAt: now, payload: JSON.stringify({ id, agentId }) })
            .returning({ position: events.position }));
        }
        return rows.map(({ id }) => id);
      });
    },
  };
}
export type EscalationRepository = ReturnType<typeof createEscalationRepository>;
