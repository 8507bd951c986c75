/** Signed-in browsers in the database, by the hash of their cookie's token. Called by the session service alone. */
import { and, eq, lte, sql } from 'drizzle-orm';
import { run, type Store } from '../db/store.ts';
import { withoutHash, type Agent } from './agent-repository.ts';

export type SessionRow = Store['tables']['agentSessions']['$inferSelect'];

export function createSessionRepository(store: Store) {
  const { agents, agentSessions } = store.tables;
  const find = store.prepareRead((r) => r.select({ agent: agents, session: agentSessions }).from(agentSessions)
    .innerJoin(agents, eq(agents.id, agentSessions.agentId)).where(eq(agentSessions.id, sql.placeholder('id'))));
  return {
    async withAgent(id: string): Promise<{ agent: Agent; session: SessionRow } | null> {
      const [row] = await find({ id });
      return row ? { agent: withoutHash(row.agent), session: row.session } : null;
    },
    /** Writes a session and clears the agent's expired ones. */
    insert(session: SessionRow): Promise<void> {
      return store.write(function* (w) {
        yield* run(w.delete(agentSessions).where(and(eq(agentSessions.agentId, session.agentId), lte(agentSessions.expiresAt, session.createdAt)))
          .returning({ id: agentSessions.id }));
        yield* run(w.insert(agentSessions).values(session).returning({ id: agentSessions.id }));
      });
    },
    extend(id: string, expiresAt: number): Promise<void> {
      return store.write(function* (w) {
        yield* run(w.update(agentSessions).set({ expiresAt }).where(eq(agentSessions.id, id)).returning({ id: agentSessions.id }));
      });
    },
    /** Null: there was none. */
    remove(id: string): Promise<SessionRow | null> {
      return store.write(function* (w) {
        const [row] = yield* run(w.delete(agentSessions).where(eq(agentSessions.id, id)).returning());
        return row ?? null;
      });
    },
  };
}
