/** Agents' accounts in the database. Called by the account and session services alone. */
import { and, asc, eq, ne } from 'drizzle-orm';
import { run, type Alongside, type Store } from '../db/store.ts';

export type AgentRow = Store['tables']['agents']['$inferSelect'];
/** An agent as the rest of the server knows it: never with the password's hash. */
export type Agent = Omit<AgentRow, 'passwordHash'>;

/** Takes the hash off a row. */
export function withoutHash({ passwordHash: _, ...agent }: AgentRow): Agent {
  return agent;
}

export function createAgentRepository(store: Store) {
  const { agents, agentSessions } = store.tables;
  return {
    async byId(id: string): Promise<AgentRow | null> {
      return (await store.read.select().from(agents).where(eq(agents.id, id)))[0] ?? null;
    },
    /** @param email in lower case */
    async byEmail(email: string): Promise<AgentRow | null> {
      return (await store.read.select().from(agents).where(eq(agents.email, email)))[0] ?? null;
    },
    async ofShop(shopId: string): Promise<Agent[]> {
      const rows = await store.read.select().from(agents).where(eq(agents.shopId, shopId)).orderBy(asc(agents.createdAt), asc(agents.id));
      return rows.map(withoutHash);
    },
    /** Null: the address is taken. */
    insert(row: AgentRow): Promise<AgentRow | null> {
      return store.write(function* (w) {
        const [made] = yield* run(w.insert(agents).values(row).onConflictDoNothing().returning());
        return made ?? null;
      });
    },
    /**
     * Changes name, role or standing; one enabled owner must remain. Disabling ends every session in the same transaction.
     * @param also is written with it, given what was there before
     */
    change(id: string, shopId: string, patch: Partial<Pick<AgentRow, 'name' | 'role' | 'disabled'>>, also?: (before: Agent) => Alongside): Promise<AgentRow | 'not_found' | 'last_owner'> {
      return store.write(function* (w) {
        const [before] = yield* run(w.select().from(agents).where(and(eq(agents.id, id), eq(agents.shopId, shopId))));
        if (!before) return 'not_found';
        const wasOwner = before.role === 'owner' && !before.disabled;
        const after = { ...before, ...patch };
        if (wasOwner && (after.role !== 'owner' || after.disabled)) {
          const [other] = yield* run(w.select({ id: agents.id }).from(agents)
            .where(and(eq(agents.shopId, shopId), eq(agents.role, 'owner'), eq(agents.disabled, false), ne(agents.id, id))).limit(1));
          if (!other) return 'last_owner';
        }
        if (after.disabled) yield* run(w.delete(agentSessions).where(eq(agentSessions.agentId, id)).returning({ id: agentSessions.id }));
        const [row] = yield* run(w.update(agents).set({ name: after.name, role: after.role, disabled: after.disabled }).where(eq(agents.id, id)).returning());
        if (row && also) yield* also(withoutHash(before))(w);
        return row ?? 'not_found';
      });
    },
    /** A new password ends every other session. @param keepSession the one that asked, or null. @returns the sessions that ended */
    setPassword(id: string, passwordHash: string, keepSession: string | null): Promise<string[]> {
      return store.write(function* (w) {
        yield* run(w.update(agents).set({ passwordHash }).where(eq(agents.id, id)).returning({ id: agents.id }));
        const others = keepSession === null ? eq(agentSessions.agentId, id) : and(eq(agentSessions.agentId, id), ne(agentSessions.id, keepSession));
        const ended = yield* run(w.delete(agentSessions).where(others).returning({ id: agentSessions.id }));
        return ended.map((session) => session.id);
      });
    },
  };
}
export type AgentRepository = ReturnType<typeof createAgentRepository>;
