/** Ratings in the database: one row a stretch, and the same under the message it is about. Called by the satisfaction service alone. */
import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Satisfaction } from '@aftercast/shared';
import { run, type Store } from '../db/store.ts';

export type SatisfactionRow = Store['tables']['satisfaction']['$inferSelect'];
type MessageRow = Store['tables']['messages']['$inferSelect'];

export function createSatisfactionRepository(store: Store) {
  const { satisfaction: s, messages: m, events } = store.tables;
  return {
    async byStretch(conversationId: string, stretch: number): Promise<SatisfactionRow | null> {
      return (await store.read.select().from(s).where(and(eq(s.conversationId, conversationId), eq(s.stretch, stretch))))[0] ?? null;
    },
    /**
     * Writes the rating, the message that carries it and the outbox event in one transaction. What was given first stays the time it
     * was given. @returns the changed message, and the one that carried the rating before, where that was another
     */
    put(row: SatisfactionRow, view: Satisfaction): Promise<MessageRow[]> {
      return store.write(function* (w) {
        const [before] = yield* run(w.select().from(s).where(and(eq(s.conversationId, row.conversationId), eq(s.stretch, row.stretch))));
        if (before) yield* run(w.update(s).set({ seq: row.seq, score: row.score, reason: row.reason, words: row.words, changedAt: row.changedAt })
          .where(and(eq(s.conversationId, row.conversationId), eq(s.stretch, row.stretch))).returning({ seq: s.seq }));
        else yield* run(w.insert(s).values(row).returning({ seq: s.seq }));
        const changed: MessageRow[] = [];
        for (const seq of before && before.seq !== row.seq ? [before.seq, row.seq] : [row.seq]) {
          const at = and(eq(m.conversationId, row.conversationId), eq(m.seq, seq));
          const [message] = yield* run(w.select().from(m).where(at));
          if (!message) continue;
          const body = JSON.parse(message.body) as { satisfaction?: Satisfaction };
          const next = JSON.stringify({ ...body, satisfaction: seq === row.seq ? view : undefined });
          changed.push(...yield* run(w.update(m).set({ body: next }).where(at).returning()));
        }
        const payload = JSON.stringify({ seq: row.seq, score: row.score, reason: row.reason, agentId: row.agentId, changed: before !== undefined });
        yield* run(w.insert(events).values({ shopId: row.shopId, type: 'satisfaction.given', conversationId: row.conversationId, payload, createdAt: row.changedAt })
          .returning({ position: events.position }));
        return changed;
      });
    },
    /** The scores of a period by conversation, oldest first; `until` not included. */
    async scores(shopId: string, from: number, until: number): Promise<{ conversationId: string; score: number }[]> {
      return store.read.select({ conversationId: s.conversationId, score: s.score }).from(s)
        .where(and(eq(s.shopId, shopId), gte(s.givenAt, from), lt(s.givenAt, until))).orderBy(asc(s.givenAt), asc(s.stretch));
    },
    /** How often each score and reason was given for whose work, `from` included, `until` not. */
    async tallies(shopId: string, from: number, until: number): Promise<{ agentId: string | null; score: number; reason: SatisfactionRow['reason']; given: number }[]> {
      return store.read.select({ agentId: s.agentId, score: s.score, reason: s.reason, given: sql<number>`count(*)`.mapWith(Number) }).from(s)
        .where(and(eq(s.shopId, shopId), gte(s.givenAt, from), lt(s.givenAt, until))).groupBy(s.agentId, s.score, s.reason).orderBy(asc(s.score));
    },
  };
}
export type SatisfactionRepository = ReturnType<typeof createSatisfactionRepository>;
