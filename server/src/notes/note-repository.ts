/** Private notes and who they call, in the database. Called by the note service alone. */
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { HealthRow } from '../conversation/health.ts';
import { run, type Store } from '../db/store.ts';

export type NoteRow = Store['tables']['notes']['$inferSelect'];

export function createNoteRepository(store: Store) {
  const { notes: n, mentions: m, conversations: c, shoppers: s, events: e } = store.tables;
  return {
    /** Null: a note of this id is there already. */
    insert(row: NoteRow): Promise<NoteRow | null> {
      return store.write(function* (w) {
        const [made] = yield* run(w.insert(n).values(row).onConflictDoNothing().returning());
        if (!made) return null;
        for (const agentId of row.mentions) {
          yield* run(w.insert(m).values({
            noteId: row.id, shopId: row.shopId, conversationId: row.conversationId, agentId, createdAt: row.createdAt, readAt: null,
          }).returning({ noteId: m.noteId }));
        }
        yield* run(w.insert(e).values({
          shopId: row.shopId, type: 'note.posted', conversationId: row.conversationId, createdAt: row.createdAt, payload: JSON.stringify({ noteId: row.id }),
        }).returning({ position: e.position }));
        return made;
      });
    },
    async byId(id: string): Promise<NoteRow | null> {
      return (await store.read.select().from(n).where(eq(n.id, id)))[0] ?? null;
    },
    /** The newest notes in all of a shopper's conversations, each with its conversation, in reading order. */
    async ofShopper(shopperId: string, limit: number): Promise<{ note: NoteRow; conversation: HealthRow }[]> {
      const rows = await store.read.select({ note: n, conversation: c }).from(n).innerJoin(c, eq(c.id, n.conversationId))
        .where(eq(c.shopperId, shopperId)).orderBy(desc(n.createdAt), desc(n.id)).limit(limit);
      return rows.reverse();
    },
    /** What calls this agent and was not seen, newest first. */
    unseenOf: (agentId: string, limit: number) => store.read
      .select({ note: n, shopper: { id: s.id, name: s.name, externalId: s.externalId } })
      .from(m).innerJoin(n, eq(n.id, m.noteId)).innerJoin(c, eq(c.id, n.conversationId)).innerJoin(s, eq(s.id, c.shopperId))
      .where(and(eq(m.agentId, agentId), isNull(m.readAt))).orderBy(desc(n.createdAt), desc(n.id)).limit(limit),
    async markSeen(agentId: string, noteIds: string[], now: number): Promise<void> {
      await store.write(function* (w) {
        yield* run(w.update(m).set({ readAt: now }).where(and(eq(m.agentId, agentId), inArray(m.noteId, noteIds), isNull(m.readAt))).returning({ noteId: m.noteId }));
      });
    },
  };
}
export type NoteRepository = ReturnType<typeof createNoteRepository>;
