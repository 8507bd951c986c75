/** What was told and how it got on. What must hold together with the message is written in the message's own transaction. Called by the worker, the watch over what is seen, and the delivery service. */
import { and, desc, eq, exists, gte, inArray, lt, lte, or, sql } from 'drizzle-orm';
import type { CareReceipt, CareState } from '@aftercast/shared';
import { run, type Step, type Store, type Writer } from '../db/store.ts';

export type DeliveryRow = Store['tables']['careDeliveries']['$inferSelect'];
/** How a list is narrowed. `q`: an order's id, or the merchant's of a shopper. */
export interface DeliveryFilter { ruleId?: string | undefined; state?: CareState | undefined; q?: string | undefined }
/** Where a page ended. */
export interface Place { at: number; id: string }

export function createDeliveryRepository(store: Store) {
  const { careDeliveries: d, careReceipts: p, careJobs: j, careRules: r, conversations: c, orders: o, events: e, shops } = store.tables;

  function* tell(w: Writer, type: 'care.sent' | 'care.seen' | 'care.not_reached', row: DeliveryRow, now: number): Generator<Step<unknown>, void, unknown> {
    const { id, ruleId, ruleName, orderId, shopperExternalId, language, text, reason } = row;
    const payload = JSON.stringify({ deliveryId: id, ruleId, ruleName, orderId, shopperExternalId, language, text, reason });
    yield* run(w.insert(e).values({ shopId: row.shopId, type, conversationId: row.conversationId, payload, createdAt: now }).returning({ position: e.position }));
  }
  function* finishJob(w: Writer, row: DeliveryRow): Generator<Step<unknown>, void, unknown> {
    yield* run(w.delete(j).where(and(eq(j.shopId, row.shopId), eq(j.ruleId, row.ruleId), eq(j.subjectId, row.subjectId))).returning({ id: j.ruleId }));
  }
  const toldTo = (reader: Pick<Writer, 'select'>, shopId: string, recipient: string, since: number) => reader.select({ at: d.at }).from(d)
    .where(and(eq(d.shopId, shopId), eq(d.recipient, recipient), gte(d.at, since), sql`${d.conversationId} is not null`));
  /** Of an order, or to a shopper by the merchant's id, who is then the recipient too. */
  const about = (shopId: string, q: string) => store.read.select({ id: d.id }).from(d).where(and(eq(d.shopId, shopId), eq(d.orderId, q)))
    .union(store.read.select({ id: d.id }).from(d).where(and(eq(d.shopId, shopId), eq(d.recipient, q), eq(d.shopperExternalId, q))));
  const wasRead = exists(store.read.select({ id: c.id }).from(c).where(and(eq(c.id, d.conversationId), sql`${c.shopperReadSeq} >= ${d.seq}`)));
  const unseen = or(eq(d.state, 'sent'), and(eq(d.state, 'not_reached'), eq(d.reason, 'not_opened')));

  return {
    /** When this shopper was told anything since then. */
    toldTo: async (shopId: string, recipient: string, since: number): Promise<number[]> => (await toldTo(store.read, shopId, recipient, since)).map(({ at }) => at),
    async byId(id: string): Promise<DeliveryRow | null> {
      return (await store.read.select().from(d).where(eq(d.id, id)))[0] ?? null;
    },
    /**
     * Asked in the message's transaction: nothing was told of it, the rule is on and the one that was judged, the order is as it was judged, and
     * the shopper was told nothing in between.
     */
    *mayTell(w: Writer, { row, version, orderAt, toldBefore, since }: { row: DeliveryRow; version: number; orderAt: number | null; toldBefore: number; since: number }): Generator<Step<unknown>, boolean, unknown> {
      const [rule] = yield* run(w.select({ id: r.id }).from(r).where(and(eq(r.shopId, row.shopId), eq(r.id, row.ruleId), eq(r.isOn, true), eq(r.version, version))));
      const [before] = yield* run(w.select({ id: d.id }).from(d).where(and(eq(d.shopId, row.shopId), eq(d.ruleId, row.ruleId), eq(d.subjectId, row.subjectId))));
      if (!rule || before) return false;
      if (orderAt !== null) {
        const [same] = yield* run(w.select({ id: o.id }).from(o).where(and(eq(o.shopId, row.shopId), eq(o.id, row.subjectId), eq(o.updatedAt, orderAt))));
        if (!same) return false;
      }
      return row.recipient === null || (yield* run(toldTo(w, row.shopId, row.recipient, since))).length === toldBefore;
    },
    /** Written beside the message. */
    *sent(w: Writer, row: DeliveryRow): Generator<Step<unknown>, void, unknown> {
      yield* run(w.insert(d).values(row).returning({ id: d.id }));
      yield* tell(w, 'care.sent', row, row.at);
      yield* finishJob(w, row);
    },
    /** What is not told: the reason is kept, and the merchant hears of whom nobody reached. Nothing where something was told or kept already. */
    keep(row: DeliveryRow): Promise<void> {
      return store.write(function* (w) {
        const [made] = yield* run(w.insert(d).values(row).onConflictDoNothing().returning({ id: d.id }));
        if (made && row.state === 'not_reached') yield* tell(w, 'care.not_reached', row, row.at);
        yield* finishJob(w, row);
      });
    },
    /** Marks what the shoppers of these conversations have read by now. @returns how many */
    markSeen(conversationIds: readonly string[], now: number): Promise<number> {
      return store.write(function* (w) {
        const seen = yield* run(w.update(d).set({ state: 'seen', reason: null, seenAt: now }).where(and(inArray(d.conversationId, [...conversationIds]), unseen, wasRead)).returning());
        for (const row of seen) yield* tell(w, 'care.seen', row, now);
        return seen.length;
      });
    },
    /** Sent ones from behind `after` on, the earliest first: where the portion ended, and the conversations that were read since. Of all shops. */
    async sentFrom(after: Place, limit: number): Promise<(Place & { readIn: string | null })[]> {
      const readIn = sql<string | null>`case when ${c.shopperReadSeq} >= ${d.seq} then ${d.conversationId} end`;
      return store.read.select({ at: d.at, id: d.id, readIn }).from(d).leftJoin(c, eq(c.id, d.conversationId))
        .where(and(eq(d.state, 'sent'), gte(d.at, after.at), or(sql`${d.at} > ${after.at}`, sql`${d.id} > ${after.id}`))).orderBy(d.at, d.id).limit(limit);
    },
    /** Those nobody has opened since before then. @returns how many */
    giveUp(before: number, now: number, limit: number): Promise<number> {
      return store.write(function* (w) {
        const some = w.select({ id: d.id }).from(d).where(and(eq(d.state, 'sent'), lt(d.at, before))).orderBy(d.at).limit(limit);
        // As a sum of words: by the bare state SQLite would go through all that were sent instead of these.
        const given = yield* run(w.update(d).set({ state: 'not_reached', reason: 'not_opened' }).where(and(sql`${d.state} || '' = 'sent'`, inArray(d.id, some))).returning());
        for (const row of given) yield* tell(w, 'care.not_reached', row, now);
        return given.length;
      });
    },
    /** Newest first, from behind `before` on. */
    page(shopId: string, { ruleId, state, q }: DeliveryFilter, before: Place | null, limit: number): Promise<DeliveryRow[]> {
      // What is searched for is found by itself. By the bare time or state SQLite would still go through all of the shop's instead of these few.
      const [whose, how, at] = q === undefined ? [eq(d.shopId, shopId), sql`${d.state}`, sql`${d.at}`] : [inArray(d.id, about(shopId, q)), sql`${d.state} || ''`, sql`${d.at} + 0`];
      return store.read.select().from(d).where(and(
        whose, ruleId === undefined ? undefined : eq(d.ruleId, ruleId), state && eq(how, state), before ? and(lte(at, before.at), or(lt(at, before.at), lt(d.id, before.id))) : undefined,
      )).orderBy(desc(at), desc(d.id)).limit(limit);
    },
    /** How many of each rule are in each state, of those since then. */
    counts(shopId: string, since: number) {
      return store.read.select({ ruleId: d.ruleId, state: d.state, n: sql<number>`count(*)`.mapWith(Number) }).from(d).where(and(eq(d.shopId, shopId), gte(d.at, since))).groupBy(d.ruleId, d.state);
    },
    /** The same again changes nothing; an older word does not replace a newer one. @returns the ids that are this shop's */
    keepReceipts(shopId: string, receipts: readonly CareReceipt[]): Promise<string[]> {
      return store.write(function* (w) {
        const known = yield* run(w.select({ id: d.id }).from(d).where(and(eq(d.shopId, shopId), inArray(d.id, receipts.map(({ deliveryId }) => deliveryId)))));
        const own = new Set(known.map(({ id }) => id));
        for (const { deliveryId, channel, state, at, reason } of receipts) {
          if (!own.has(deliveryId)) continue;
          yield* run(w.insert(p).values({ deliveryId, channel, state, at, reason }).onConflictDoUpdate({ target: [p.deliveryId, p.channel], set: { state, at, reason }, setWhere: lt(p.at, at) }).returning({ id: p.deliveryId }));
        }
        return [...own];
      });
    },
    receiptsOf(ids: readonly string[]) {
      return ids.length === 0 ? Promise.resolve([]) : store.read.select().from(p).where(inArray(p.deliveryId, [...ids]));
    },
    /** For how many days each shop keeps what was said. */
    retention: () => store.read.select({ shopId: shops.id, days: shops.retentionDays }).from(shops),
    /** Deletes some that are older. @returns how many */
    removeBefore(shopId: string, before: number, limit: number): Promise<number> {
      return store.write(function* (w) {
        const some = yield* run(w.select({ id: d.id }).from(d).where(and(eq(d.shopId, shopId), lt(d.at, before))).limit(limit));
        const ids = some.map(({ id }) => id);
        if (ids.length === 0) return 0;
        yield* run(w.delete(p).where(inArray(p.deliveryId, ids)).returning({ id: p.deliveryId }));
        yield* run(w.delete(d).where(inArray(d.id, ids)).returning({ id: d.id }));
        return ids.length;
      });
    },
  };
}
export type DeliveryRepository = ReturnType<typeof createDeliveryRepository>;
