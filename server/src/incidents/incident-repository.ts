/** Incidents and their conversations in the database. It decides nothing. Called by the incident service. */
import { and, asc, desc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import { run, type Step, type Store, type Writer } from '../db/store.ts';
import { stopOpenings } from './sends/openings-repository.ts';

export type IncidentRow = Store['tables']['incidents']['$inferSelect'];
export type MemberRow = Store['tables']['incidentMembers']['$inferSelect'];

/** How many belong to an incident, and how many of them wait for a person. */
export interface MemberCounts { members: number; waiting: number }

export function createIncidentRepository(store: Store) {
  const { incidents: i, incidentMembers: m, conversations: c, events } = store.tables;
  function* tell(w: Writer, row: IncidentRow, type: string, now: number): Generator<Step<unknown>, void, unknown> {
    const payload = JSON.stringify({ incidentId: row.id, title: row.title });
    yield* run(w.insert(events).values({ shopId: row.shopId, type, conversationId: null, payload, createdAt: now }).returning({ position: events.position }));
  }
  return {
    async byId(id: string): Promise<IncidentRow | null> {
      return (await store.read.select().from(i).where(eq(i.id, id)))[0] ?? null;
    },
    /** @throws a unique violation when the id is there already */
    insert(row: IncidentRow, members: MemberRow[]): Promise<void> {
      return store.write(function* (w) {
        yield* run(w.insert(i).values(row).returning({ id: i.id }));
        if (members.length > 0) yield* run(w.insert(m).values(members).onConflictDoNothing().returning({ id: m.conversationId }));
        yield* tell(w, row, 'incident.opened', row.createdAt);
      });
    },
    /** Those that are there already stay as they are. Null: it is closed, or gone. */
    addMembers(id: string, members: MemberRow[]): Promise<number | null> {
      return store.write(function* (w) {
        const [open] = yield* run(w.select({ id: i.id }).from(i).where(and(eq(i.id, id), eq(i.state, 'open'))));
        if (!open) return null;
        return (yield* run(w.insert(m).values(members).onConflictDoNothing().returning({ id: m.conversationId }))).length;
      });
    },
    removeMember(id: string, conversationId: string): Promise<boolean> {
      return store.write(function* (w) {
        return (yield* run(w.delete(m).where(and(eq(m.incidentId, id), eq(m.conversationId, conversationId))).returning({ id: m.conversationId }))).length > 0;
      });
    },
    /** Its sends that are under way stop with it. False: it was closed already. */
    close(row: IncidentRow, now: number): Promise<boolean> {
      return store.write(function* (w) {
        const [closed] = yield* run(w.update(i).set({ state: 'closed', closedAt: now, version: sql`${i.version} + 1` }).where(and(eq(i.id, row.id), eq(i.state, 'open'))).returning({ id: i.id }));
        if (!closed) return false;
        yield* stopOpenings(w, store.tables, row.id, now);
        yield* tell(w, row, 'incident.closed', now);
        return true;
      });
    },
    /** The open ones first, then the newest. */
    page(shopId: string, state: 'open' | 'closed' | undefined, { offset, limit }: { offset: number; limit: number }): Promise<IncidentRow[]> {
      return store.read.select().from(i).where(and(eq(i.shopId, shopId), state && eq(i.state, state)))
        .orderBy(sql`${i.state} = 'closed'`, desc(i.createdAt), desc(i.id)).limit(limit).offset(offset);
    },
    async counts(ids: string[]): Promise<Map<string, MemberCounts>> {
      if (ids.length === 0) return new Map();
      const rows = await store.read.select({
        id: m.incidentId, members: sql<number>`count(*)`.mapWith(Number), waiting: sql<number>`sum(case when ${c.waitingSince} is null then 0 else 1 end)`.mapWith(Number),
      }).from(m).innerJoin(c, eq(c.id, m.conversationId)).where(inArray(m.incidentId, ids)).groupBy(m.incidentId);
      return new Map(rows.map(({ id, members, waiting }) => [id, { members, waiting }]));
    },
    async hasMember(id: string, conversationId: string): Promise<boolean> {
      const found = await store.read.select({ id: m.conversationId }).from(m).where(and(eq(m.incidentId, id), eq(m.conversationId, conversationId)));
      return found.length > 0;
    },
    /** In the order in which they came in. */
    members(id: string, { offset, limit }: { offset: number; limit: number }): Promise<MemberRow[]> {
      return store.read.select().from(m).where(eq(m.incidentId, id)).orderBy(asc(m.addedAt), asc(m.conversationId)).limit(limit).offset(offset);
    },
    /** In order of their conversations' ids, from behind `after` on. */
    membersPast(id: string, after: string, limit: number): Promise<MemberRow[]> {
      return store.read.select().from(m).where(and(eq(m.incidentId, id), gt(m.conversationId, after))).orderBy(asc(m.conversationId)).limit(limit);
    },
    /** Conversations where somebody waits for a person and which no open incident holds yet, the longest wait first. */
    async waiting(shopId: string, limit: number) {
      const held = store.read.select({ id: m.conversationId }).from(m).innerJoin(i, and(eq(i.id, m.incidentId), eq(i.state, 'open'))).where(eq(i.shopId, shopId));
      return store.read.select().from(c).where(and(eq(c.shopId, shopId), inArray(c.state, ['queued', 'assigned']), isNotNull(c.waitingSince), sql`${c.id} not in ${held}`))
        .orderBy(asc(c.waitingSince), asc(c.id)).limit(limit);
    },
  };
}
export type IncidentRepository = ReturnType<typeof createIncidentRepository>;
