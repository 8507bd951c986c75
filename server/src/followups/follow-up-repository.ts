/** Follow-ups in the database; each change writes its event with it. Called by the follow-up service and its job. */
import { and, asc, eq, gt, inArray, isNull, lte } from 'drizzle-orm';
import type { FollowUp } from '@aftercast/shared';
import { run, type Store } from '../db/store.ts';

export type FollowUpRow = Store['tables']['followUps']['$inferSelect'];
type State = FollowUpRow['state'];

const running: State[] = ['open', 'due'];

export function createFollowUpRepository(store: Store) {
  const { followUps: f, conversations: c, shoppers: s, agents: a, events: e } = store.tables;
  const shown = () => store.read.select({ row: f, shopperId: c.shopperId, name: s.name, externalId: s.externalId, agentName: a.name }).from(f)
    .innerJoin(c, eq(c.id, f.conversationId)).leftJoin(s, eq(s.id, c.shopperId)).leftJoin(a, eq(a.id, f.agentId));
  type Shown = Awaited<ReturnType<typeof shown>>[number];
  const view = ({ row, shopperId, name, externalId, agentName }: Shown): FollowUp => {
    const { id, conversationId, agentId, note, dueAt, promised, state, remindedAt, createdAt } = row;
    return { id, conversationId, agentId, agentName: agentName ?? '', shopper: { id: shopperId, name, externalId }, note, dueAt, promised, state, remindedAt, createdAt };
  };
  const event = (row: Pick<FollowUpRow, 'id' | 'shopId' | 'conversationId'>, type: string, at: number) =>
    ({ shopId: row.shopId, type: `follow_up.${type}`, conversationId: row.conversationId, payload: JSON.stringify({ id: row.id }), createdAt: at });

  return {
    async byId(id: string): Promise<FollowUpRow | null> {
      return (await store.read.select().from(f).where(eq(f.id, id)))[0] ?? null;
    },
    /** Null: there is none, or its conversation is gone. */
    async shown(id: string): Promise<FollowUp | null> {
      const [found] = await shown().where(eq(f.id, id));
      return found ? view(found) : null;
    },
    /** An agent's that are not ended, the earliest first. */
    async ofAgent(shopId: string, agentId: string): Promise<FollowUp[]> {
      return (await shown().where(and(eq(f.shopId, shopId), eq(f.agentId, agentId), inArray(f.state, running))).orderBy(asc(f.dueAt), asc(f.id)).limit(500)).map(view);
    },
    /** A conversation's that are not ended, whoever's, the earliest first. */
    async ofConversation(shopId: string, conversationId: string): Promise<FollowUp[]> {
      return (await shown().where(and(eq(f.shopId, shopId), eq(f.conversationId, conversationId), inArray(f.state, running))).orderBy(asc(f.dueAt), asc(f.id)).limit(200)).map(view);
    },
    /** Nothing where the id is there already. */
    insert(row: FollowUpRow): Promise<void> {
      return store.write(function* (w) {
        const made = yield* run(w.insert(f).values(row).onConflictDoNothing().returning({ id: f.id }));
        if (made.length > 0) yield* run(w.insert(e).values(event(row, 'created', row.createdAt)).returning({ position: e.position }));
      });
    },
    /** Takes back what could not be promised. */
    remove(id: string): Promise<void> {
      return store.write(function* (w) { yield* run(w.delete(f).where(eq(f.id, id)).returning({ id: f.id })); });
    },
    /** Changes one that is in one of these states and, where it says so, due by then; null where it is not. */
    change(id: string, { from, dueBy }: { from: readonly State[]; dueBy?: number }, patch: Partial<FollowUpRow>, type: 'moved' | 'reminded' | 'due' | 'done' | 'cancelled' | 'reopened', now: number): Promise<FollowUpRow | null> {
      return store.write(function* (w) {
        const [row] = yield* run(w.update(f).set(patch).where(and(eq(f.id, id), inArray(f.state, [...from]), dueBy === undefined ? undefined : lte(f.dueAt, dueBy))).returning());
        if (row) yield* run(w.insert(e).values(event(row, type, now)).returning({ position: e.position }));
        return row ?? null;
      });
    },
    /** Of all shops: those whose moment has come and who are not told so, the longest due first. */
    due(now: number, limit: number): Promise<FollowUpRow[]> {
      return store.read.select().from(f).where(and(eq(f.state, 'open'), lte(f.dueAt, now))).orderBy(asc(f.dueAt)).limit(limit);
    },
    /** Of all shops: those due until `until` whose agents were not reminded. */
    toRemind(now: number, until: number, limit: number): Promise<FollowUpRow[]> {
      return store.read.select().from(f).where(and(eq(f.state, 'open'), isNull(f.remindedAt), gt(f.dueAt, now), lte(f.dueAt, until))).orderBy(asc(f.dueAt)).limit(limit);
    },
  };
}
export type FollowUpRepository = ReturnType<typeof createFollowUpRepository>;
