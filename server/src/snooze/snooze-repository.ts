/** Conversations put aside until a time, in the database. Called by the snooze service alone. */
import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import { run, type Store } from '../db/store.ts';

export type ConversationRow = Store['tables']['conversations']['$inferSelect'];

export function createSnoozeRepository(store: Store) {
  const { conversations: c, events: e } = store.tables;
  const anyDue = store.prepareRead((r) => r.select({ id: c.id }).from(c).where(lte(c.snoozedUntil, sql.placeholder('now'))).limit(1));
  return {
    async byId(id: string): Promise<ConversationRow | null> {
      return (await store.read.select().from(c).where(eq(c.id, id)))[0] ?? null;
    },
    /** Puts it aside, or with null back on the desk. Null: it is not this agent's any more, or the shopper waits by now. */
    set(id: string, agentId: string, until: number | null, now: number): Promise<ConversationRow | null> {
      return store.write(function* (w) {
        const [row] = yield* run(w.update(c).set({ snoozedUntil: until, ...(until === null ? {} : { dueAt: null }) })
          .where(and(eq(c.id, id), eq(c.state, 'assigned'), eq(c.ownerId, agentId), isNull(c.waitingSince))).returning());
        if (!row) return null;
        yield* run(w.insert(e).values({
          shopId: row.shopId, type: 'conversation.snoozed', conversationId: id, createdAt: now, payload: JSON.stringify({ until, agentId }),
        }).returning({ position: e.position }));
        return row;
      });
    },
    /** Brings back what is due: its owner's word is due since then. @returns what came back */
    async wake(now: number): Promise<ConversationRow[]> {
      if ((await anyDue({ now })).length === 0) return [];
      return store.write(function* (w) {
        const rows = yield* run(w.update(c).set({
          snoozedUntil: null, dueAt: sql`case when ${c.state} = 'assigned' then coalesce(${c.dueAt}, ${c.snoozedUntil}) else ${c.dueAt} end`,
        }).where(lte(c.snoozedUntil, now)).returning());
        for (const row of rows) {
          yield* run(w.insert(e).values({
            shopId: row.shopId, type: 'conversation.woken', conversationId: row.id, createdAt: now, payload: '{}',
          }).returning({ position: e.position }));
        }
        return rows;
      });
    },
  };
}
export type SnoozeRepository = ReturnType<typeof createSnoozeRepository>;
