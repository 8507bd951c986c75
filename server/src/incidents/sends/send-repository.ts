/** Sends of incidents and whom they are for. Every change of a send's state names what it was changed from. Called by the send service and its worker. */
import { and, asc, desc, eq, gt, inArray, isNotNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { RecipientFilter, SendState } from '@aftercast/shared';
import { run, type Step, type Store, type Writer } from '../../db/store.ts';
import { stopOpenings } from './openings-repository.ts';

export type SendRow = Store['tables']['incidentSends']['$inferSelect'];
export type RecipientRow = Store['tables']['incidentRecipients']['$inferSelect'];
/** A recipient with what became of it. */
export interface FollowedRow extends RecipientRow { shopperName: string | null; seen: number; asked: number; wrote: number }

/** Incidents that concern one shopper at a time. */
const mostConcerning = 10;

export function createSendRepository(store: Store) {
  const { incidentSends: t, incidentRecipients: r, incidents: i, incidentMembers: im, conversations: c, messages: m, shoppers: s, events } = store.tables;
  const flag = (condition: SQL): SQL<number> => sql<number>`case when ${condition} then 1 else 0 end`.mapWith(Number);
  const seen = flag(sql`${r.seq} is not null and ${c.shopperReadSeq} >= ${r.seq}`);
  /** The same question again is what the incident answered: the conversation belongs to it since. */
  const asked = flag(sql`${r.toldAt} is not null and exists (select 1 from ${im} where ${im.incidentId} = ${r.incidentId} and ${im.conversationId} = ${r.conversationId} and ${im.addedAt} >= ${r.toldAt})`);
  const wrote = flag(sql`${r.seq} is not null and exists (select 1 from ${m} where ${m.conversationId} = ${r.conversationId} and ${m.seq} > ${r.seq} and ${m.sender} = 'shopper')`);
  const narrowed: Record<RecipientFilter, SQL> = {
    seen: sql`${r.seq} is not null and ${c.shopperReadSeq} >= ${r.seq}`, unseen: sql`${r.seq} is not null and ${c.shopperReadSeq} < ${r.seq}`,
    asked: sql`${asked} = 1`, wrote: sql`${wrote} = 1`, failed: eq(r.state, 'failed'), waiting: eq(r.state, 'waiting'),
  };
  const followed = () => store.read.select({ row: r, shopperName: s.name, seen, asked, wrote }).from(r)
    .leftJoin(c, eq(c.id, r.conversationId)).leftJoin(s, and(eq(s.shopId, r.shopId), eq(s.externalId, r.shopperExternalId)));
  function* tell(w: Writer, row: SendRow, type: 'incident.sending' | 'incident.sent' | 'incident.stopped', now: number): Generator<Step<unknown>, void, unknown> {
    yield* run(w.insert(events).values({ shopId: row.shopId, type, conversationId: null, payload: JSON.stringify({ incidentId: row.incidentId, sendId: row.id, kind: row.kind }), createdAt: now }).returning({ position: events.position }));
  }

  const isRecipient = and(eq(r.sendId, sql.placeholder('sendId')), eq(r.shopperExternalId, sql.placeholder('shopper')));
  const stateOf = store.prepare((w) => w.select({ state: t.state }).from(r).innerJoin(t, eq(t.id, r.sendId)).where(and(isRecipient, eq(r.state, 'waiting'))));
  const markTold = store.prepareChange((w) => w.update(r).set({ state: 'told', conversationId: sql`${sql.placeholder('conversationId')}`, seq: sql`${sql.placeholder('seq')}`, toldAt: sql`${sql.placeholder('toldAt')}` }).where(isRecipient));

  return {
    async byId(id: string): Promise<SendRow | null> {
      return (await store.read.select().from(t).where(eq(t.id, id)))[0] ?? null;
    },
    /** The newest first. */
    of: (incidentId: string): Promise<SendRow[]> => store.read.select().from(t).where(eq(t.incidentId, incidentId)).orderBy(desc(t.createdAt), desc(t.id)).limit(50),
    /** `closes`: the incident is closed with it. False: the incident is closed, or gone. @throws a unique violation when the id is there already */
    insert(row: SendRow, closes: boolean): Promise<boolean> {
      return store.write(function* (w) {
        const [open] = yield* run(w.select({ id: i.id }).from(i).where(and(eq(i.id, row.incidentId), eq(i.state, 'open'))));
        if (!open) return false;
        yield* run(w.insert(t).values(row).returning({ id: t.id }));
        yield* tell(w, row, 'incident.sending', row.createdAt);
        if (!closes) return true;
        yield* stopOpenings(w, store.tables, row.incidentId, row.createdAt);
        yield* run(w.update(i).set({ state: 'closed', closedAt: row.createdAt, version: sql`${i.version} + 1` }).where(eq(i.id, row.incidentId)).returning({ id: i.id }));
        yield* run(w.insert(events).values({ shopId: row.shopId, type: 'incident.closed', conversationId: null, payload: JSON.stringify({ incidentId: row.incidentId }), createdAt: row.createdAt }).returning({ position: events.position }));
        return true;
      });
    },
    /** False: it has moved on. */
    move(row: SendRow, patch: Partial<Pick<SendRow, 'state' | 'pausedIn' | 'chosenTo' | 'lookedAt' | 'finishedAt'>>, now: number): Promise<boolean> {
      return store.write(function* (w) {
        const [moved] = yield* run(w.update(t).set({ ...patch, version: sql`${t.version} + 1` }).where(and(eq(t.id, row.id), eq(t.version, row.version))).returning());
        if (moved?.state === 'done') yield* tell(w, row, 'incident.sent', now);
        if (moved?.state === 'stopped') yield* tell(w, row, 'incident.stopped', now);
        return moved !== undefined;
      });
    },
    /** A portion of those whom it is for, and how far the orders have been gone through; nothing where the send has moved on. */
    choose(row: SendRow, recipients: readonly Pick<RecipientRow, 'shopperExternalId' | 'priority'>[], patch: Partial<Pick<SendRow, 'chosenTo' | 'state' | 'lookedAt'>>): Promise<boolean> {
      return store.write(function* (w) {
        const [moved] = yield* run(w.update(t).set({ ...patch, version: sql`${t.version} + 1` }).where(and(eq(t.id, row.id), eq(t.version, row.version))).returning({ id: t.id }));
        if (!moved) return false;
        const rows = recipients.map((one) => ({ ...one, sendId: row.id, incidentId: row.incidentId, shopId: row.shopId, state: 'waiting' as const, problem: null, heldUntil: 0, conversationId: null, seq: null, toldAt: null }));
        if (rows.length > 0) yield* run(w.insert(r).values(rows).onConflictDoUpdate({ target: [r.sendId, r.shopperExternalId], set: { state: 'waiting', heldUntil: 0 }, setWhere: eq(r.state, 'passed') }).returning({ id: r.sendId }));
        return true;
      });
    },
    /** Sends that have something to do, of all shops. */
    running: (): Promise<SendRow[]> => store.read.select().from(t).where(inArray(t.state, ['choosing', 'sending', 'watching'] satisfies SendState[])).orderBy(asc(t.createdAt)),
    /** Takes some who wait until `until`, those first who were connected. */
    claim(sendId: string, now: number, until: number, limit: number): Promise<RecipientRow[]> {
      return store.write(function* (w) {
        const due = yield* run(w.select({ id: r.shopperExternalId }).from(r).where(and(eq(r.sendId, sendId), eq(r.state, 'waiting'), lt(r.heldUntil, now))).orderBy(asc(r.priority), asc(r.shopperExternalId)).limit(limit));
        if (due.length === 0) return [];
        // Who takes one holds it, so that its state needn't be asked again; asked for, it would lead SQLite through all who wait.
        return yield* run(w.update(r).set({ heldUntil: until }).where(and(eq(r.sendId, sendId), lt(r.heldUntil, now), inArray(r.shopperExternalId, due.map(({ id }) => id)))).returning());
      });
    },
    async isAnyWaiting(sendId: string): Promise<boolean> {
      return (await store.read.select({ id: r.sendId }).from(r).where(and(eq(r.sendId, sendId), eq(r.state, 'waiting'))).limit(1)).length > 0;
    },
    /** A step of the message's transaction: the send still runs, and this one is still to be told. */
    *mayTell({ sendId, shopperExternalId }: RecipientRow): Generator<Step<unknown>, boolean, unknown> {
      const [found] = yield* run(stateOf({ sendId, shopper: shopperExternalId }));
      return found !== undefined && found.state !== 'paused' && found.state !== 'stopped';
    },
    /** A step of the message's transaction. */
    *told({ sendId, shopperExternalId }: RecipientRow, at: { conversationId: string; seq: number; toldAt: number }): Generator<Step<unknown>, void, unknown> {
      yield markTold({ sendId, shopper: shopperExternalId, ...at });
    },
    async mark({ sendId, shopperExternalId }: RecipientRow, state: 'passed' | 'failed', problem: string | null): Promise<void> {
      await store.write(function* (w) {
        yield* run(w.update(r).set({ state, problem }).where(and(eq(r.sendId, sendId), eq(r.shopperExternalId, shopperExternalId), eq(r.state, 'waiting'))).returning({ id: r.sendId }));
      });
    },
    /** Those who were told of an incident, in order of their ids, from behind `after` on. */
    async toldOf(incidentId: string, after: string, limit: number): Promise<string[]> {
      // By the sends, which are few: no index leads from the incident to its recipients.
      const openings = store.read.select({ id: t.id }).from(t).where(and(eq(t.incidentId, incidentId), eq(t.kind, 'opening')));
      const rows = await store.read.selectDistinct({ id: r.shopperExternalId }).from(r).where(and(inArray(r.sendId, openings), eq(r.state, 'told'), gt(r.shopperExternalId, after))).orderBy(asc(r.shopperExternalId)).limit(limit);
      return rows.map(({ id }) => id);
    },
    /** Which of these shoppers this incident has told. */
    async toldAmong(shopId: string, incidentId: string, shoppers: readonly string[]): Promise<number> {
      if (shoppers.length === 0) return 0;
      const [found] = await store.read.select({ n: sql<number>`count(distinct ${r.shopperExternalId})`.mapWith(Number) }).from(r).where(and(eq(r.shopId, shopId), inArray(r.shopperExternalId, [...shoppers]), eq(r.incidentId, incidentId), eq(r.state, 'told')));
      return found?.n ?? 0;
    },
    /** How many are in which state. */
    async tally(sendId: string): Promise<Record<RecipientRow['state'], number>> {
      const rows = await store.read.select({ state: r.state, n: sql<number>`count(*)`.mapWith(Number) }).from(r).where(eq(r.sendId, sendId)).groupBy(r.state);
      return { waiting: 0, told: 0, passed: 0, failed: 0, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) };
    },
    /** In order of their ids, from behind `after` on. */
    async recipients(sendId: string, filter: RecipientFilter | null, after: string, limit: number): Promise<FollowedRow[]> {
      const rows = await followed().where(and(eq(r.sendId, sendId), gt(r.shopperExternalId, after), filter ? narrowed[filter] : undefined)).orderBy(asc(r.shopperExternalId)).limit(limit);
      return rows.map(({ row, ...rest }) => ({ ...row, ...rest }));
    },
    /** What open incidents told this shopper or are about to, the newest first. */
    async concerning(shopId: string, shopperExternalId: string): Promise<SendRow[]> {
      const found = await store.read.select({ send: t }).from(r).innerJoin(t, eq(t.id, r.sendId)).innerJoin(i, and(eq(i.id, r.incidentId), eq(i.state, 'open')))
        .where(and(eq(r.shopId, shopId), eq(r.shopperExternalId, shopperExternalId), eq(t.kind, 'opening'), or(eq(r.state, 'told'), and(eq(r.state, 'waiting'), inArray(t.state, ['choosing', 'sending', 'watching']))))).orderBy(desc(t.createdAt)).limit(mostConcerning);
      return found.map(({ send }) => send);
    },
    /** Shops with an open incident that was told to shoppers. */
    async shopsConcerned(): Promise<string[]> {
      return (await store.read.selectDistinct({ shopId: t.shopId }).from(t).innerJoin(i, eq(i.id, t.incidentId)).where(and(eq(i.state, 'open'), eq(t.kind, 'opening'), isNotNull(t.rule)))).map(({ shopId }) => shopId);
    },
  };
}
export type SendRepository = ReturnType<typeof createSendRepository>;
