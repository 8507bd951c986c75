/** One-time links in the database, by their token's hash. Each acceptance is one atomic write. Called by the invitation service alone. */
import { and, desc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { run, type Alongside, type Store, type Writer } from '../db/store.ts';
import type { Shop } from '../merchants/shop-repository.ts';
import type { AgentRow } from './agent-repository.ts';

export type InvitationRow = Store['tables']['invitations']['$inferSelect'];

/** More than any shop has open. */
const listed = 500;

/** Why an acceptance came to nothing; nothing was written then. */
export type Refusal = 'invitation_invalid' | 'email_taken' | 'setup_already_done';

export function createInvitationRepository(store: Store) {
  const { agents, agentSessions, invitations, shops } = store.tables;
  const open = (now: number) => and(isNull(invitations.usedAt), gt(invitations.expiresAt, now));
  const usable = (id: string, now: number) => and(eq(invitations.id, id), open(now));
  const invitedTo = (shopId: string) => and(eq(invitations.kind, 'agent_invitation'), eq(invitations.shopId, shopId));

  /** The demo shop does not count: its data may lie there from an earlier demo. */
  function* shopExists(w: Writer) {
    const found = yield* run(w.select({ id: shops.id }).from(shops).where(eq(shops.demo, false)).limit(1));
    return found.length > 0;
  }

  function* use(w: Writer, id: string, now: number) {
    yield* run(w.update(invitations).set({ usedAt: now }).where(eq(invitations.id, id)).returning({ id: invitations.id }));
  }

  return {
    async usable(id: string, now: number): Promise<InvitationRow | null> {
      return (await store.read.select().from(invitations).where(usable(id, now)))[0] ?? null;
    },
    /** Writes a link. Older ones for the same purpose, and all that expired, end. */
    insert(row: InvitationRow, also?: Alongside): Promise<void> {
      return store.write(function* (w) {
        const target = row.kind === 'owner_setup' ? undefined : row.kind === 'password_reset' ? eq(invitations.agentId, row.agentId ?? '') : and(eq(invitations.shopId, row.shopId ?? ''), eq(invitations.email, row.email ?? ''));
        yield* run(w.delete(invitations).where(or(lte(invitations.expiresAt, row.createdAt), and(eq(invitations.kind, row.kind), target)))
          .returning({ id: invitations.id }));
        yield* run(w.insert(invitations).values(row).returning({ id: invitations.id }));
        if (also) yield* also(w);
      });
    },
    /** Invitations of a shop that nobody has used, the newest first. */
    openOf(shopId: string, now: number): Promise<InvitationRow[]> {
      return store.read.select().from(invitations).where(and(invitedTo(shopId), open(now))).orderBy(desc(invitations.createdAt), desc(invitations.id)).limit(listed);
    },
    /** @returns false where it was used, has expired or is another shop's; nothing was written then */
    withdraw(shopId: string, id: string, now: number, also: (row: InvitationRow) => Alongside): Promise<boolean> {
      return store.write(function* (w) {
        const [row] = yield* run(w.delete(invitations).where(and(invitedTo(shopId), usable(id, now))).returning());
        if (row) yield* also(row)(w);
        return row !== undefined;
      });
    },
    async anyShop(): Promise<boolean> {
      const found = await store.read.select({ id: shops.id }).from(shops).where(eq(shops.demo, false)).limit(1);
      return found.length > 0;
    },
    /** The first shop and its owner, together. */
    openShop(id: string, now: number, shop: Shop, owner: AgentRow): Promise<AgentRow | Refusal> {
      return store.write(function* (w) {
        const [link] = yield* run(w.select().from(invitations).where(usable(id, now)));
        if (link?.kind !== 'owner_setup') return 'invitation_invalid';
        if (yield* shopExists(w)) return 'setup_already_done';
        const [made] = yield* run(w.insert(agents).values(owner).onConflictDoNothing().returning());
        if (!made) return 'email_taken';
        yield* run(w.insert(shops).values(shop).returning({ id: shops.id }));
        yield* use(w, id, now);
        return made;
      });
    },
    join(id: string, now: number, agent: AgentRow): Promise<AgentRow | Refusal> {
      return store.write(function* (w) {
        const [link] = yield* run(w.select().from(invitations).where(usable(id, now)));
        if (link?.kind !== 'agent_invitation') return 'invitation_invalid';
        const [made] = yield* run(w.insert(agents).values(agent).onConflictDoNothing().returning());
        if (!made) return 'email_taken';
        yield* use(w, id, now);
        return made;
      });
    },
    /** A new password for an agent who may still work here; every session ends. */
    resetPassword(id: string, now: number, passwordHash: string): Promise<AgentRow | Refusal> {
      return store.write(function* (w) {
        const [link] = yield* run(w.select().from(invitations).where(usable(id, now)));
        if (link?.kind !== 'password_reset' || link.agentId === null) return 'invitation_invalid';
        const [agent] = yield* run(w.update(agents).set({ passwordHash })
          .where(and(eq(agents.id, link.agentId), eq(agents.disabled, false))).returning());
        if (!agent) return 'invitation_invalid';
        yield* run(w.delete(agentSessions).where(eq(agentSessions.agentId, agent.id)).returning({ id: agentSessions.id }));
        yield* use(w, id, now);
        return agent;
      });
    },
  };
}
