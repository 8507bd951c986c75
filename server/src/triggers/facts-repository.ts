/** Reads what rules are judged on: orders, cases and waits, those that are running by indexes of their own. It writes nothing. */
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, lte, notExists, or, sql, type SQL } from 'drizzle-orm';
import type { Language } from '@aftercast/shared';
import type { Store } from '../db/store.ts';
import { readStanding, statusToldAt } from '../orders/order-standing.ts';
import type { KnownOrder } from '../orders/order.ts';
import { shipByOf } from '../orders/ship-by.ts';
import type { CaseFacts, OrderFacts, WaitFacts } from './facts.ts';
import { statusSince } from './status-since.ts';

/** In these the shop is to act. */
const runningCase = ['open', 'waiting_approval', 'approved'] as const;

export interface ReadOrder {
  facts: OrderFacts;
  /** When it was last written: whoever writes on its account asks whether it still is as it was. */
  updatedAt: number | null;
  /** It came whole, as from an import, and its state says no time of its own. */
  timeless: boolean;
}
/** A place among open orders. */
export interface OpenPlace { openSince: number; id: string }
/** Some of the open orders. `next`: where the next portion begins; null: these were the last. One that went while they were read is not among them. */
export interface OpenPortion { orders: OrderFacts[]; next: OpenPlace | null }
/** Who is written to. `language`: of their last conversation, null where there is none. */
export interface Person { shopperId: string | null; externalId: string | null; name: string | null; language: Language | null }

/** @param wholeOrders orders with everything that was told of them, and what their live sessions promised */
export function createFactsRepository(store: Store, wholeOrders: (shopId: string, ids: readonly string[]) => Promise<KnownOrder[]>) {
  const { events: e, orders: o, cases: k, caseEvents: ke, conversations: c, shoppers: s, careDeliveries: d, conversationFigures: f } = store.tables;
  type OrderRow = typeof o.$inferSelect;

  function readOrder(row: OrderRow, { shopperExternalId, order }: KnownOrder): ReadOrder {
    const { id, paidAt, lastMovedAt, deliveredAt, liveSession, carrier, region, updatedAt, baseAt } = row;
    const standing = readStanding(row.standing);
    const toldAt = standing ? statusToldAt(standing) : updatedAt ?? paidAt;
    const since = statusSince(order, deliveredAt, toldAt);
    return {
      updatedAt, timeless: toldAt === baseAt && since === toldAt,
      facts: { subject: 'order', id, externalId: shopperExternalId, status: order.status, statusSince: since, paidAt, shipBy: shipByOf(order), lastMovedAt, deliveredAt, liveSession, carrier, region, order },
    };
  }
  /** In the order of the rows. Of what changes in between the columns are older than the rest, and whoever writes finds out by `updatedAt`. */
  async function readOrders(shopId: string, rows: readonly OrderRow[]): Promise<ReadOrder[]> {
    const known = new Map((await wholeOrders(shopId, rows.map(({ id }) => id))).map((one) => [one.order.id, one]));
    return rows.flatMap((row) => {
      const whole = known.get(row.id);
      return whole ? [readOrder(row, whole)] : [];
    });
  }
  async function portionOf(shopId: string, rows: readonly OrderRow[], limit: number): Promise<OpenPortion> {
    const last = rows.at(-1);
    return { orders: (await readOrders(shopId, rows)).map(({ facts }) => facts), next: last && rows.length === limit ? { openSince: last.openSince ?? last.paidAt, id: last.id } : null };
  }
  const caseFacts = ({ row, shopperId, language }: { row: typeof k.$inferSelect; shopperId: string; language: Language }): CaseFacts => ({
    subject: 'case', id: `${row.id}.${row.version}`, shopperId, conversationId: row.conversationId, orderId: row.orderId, language, isRunning: runningCase.some((state) => state === row.state), movedAt: row.updatedAt,
  });
  const waitFacts = (row: Pick<typeof c.$inferSelect, 'id' | 'shopperId' | 'language' | 'waitingSince' | 'dueAt'>, since: number): WaitFacts => ({
    subject: 'wait', id: `${row.id}.${since}`, shopperId: row.shopperId, conversationId: row.id, language: row.language, isWaiting: row.waitingSince === since && row.dueAt !== null, dueAt: row.dueAt ?? since,
  });
  const told = (shopId: string, ruleId: string, subjectId: SQL) => store.read.select({ id: d.id }).from(d).where(and(eq(d.shopId, shopId), eq(d.ruleId, ruleId), eq(d.subjectId, subjectId)));
  const casesWith = () => store.read.select({ row: k, shopperId: c.shopperId, language: c.language }).from(k).innerJoin(c, eq(c.id, k.conversationId));
  const nameOf = (id: string) => store.read.select({ shopperId: s.id, externalId: s.externalId, name: s.name }).from(s).where(eq(s.id, id));

  return {
    async orders(shopId: string, ids: readonly string[]): Promise<ReadOrder[]> {
      return ids.length === 0 ? [] : readOrders(shopId, await store.read.select().from(o).where(and(eq(o.shopId, shopId), inArray(o.id, [...ids]))));
    },
    /** Orders of which something may still become, from behind `after` on, the earliest paid first. */
    async openOrders(shopId: string, after: OpenPlace, limit: number): Promise<OpenPortion> {
      const behind = or(gt(o.openSince, after.openSince), and(eq(o.openSince, after.openSince), gt(o.id, after.id)));
      const rows = await store.read.select().from(o).where(and(eq(o.shopId, shopId), gte(o.openSince, after.openSince), behind)).orderBy(asc(o.openSince), asc(o.id)).limit(limit);
      return portionOf(shopId, rows, limit);
    },
    /** Open ones, the newest first, from before `before` on. For trials. */
    async newestOpen(shopId: string, before: OpenPlace | null, limit: number): Promise<OpenPortion> {
      const behind = before ? and(lte(o.openSince, before.openSince), or(lt(o.openSince, before.openSince), and(eq(o.openSince, before.openSince), lt(o.id, before.id)))) : isNotNull(o.openSince);
      const rows = await store.read.select().from(o).where(and(eq(o.shopId, shopId), behind)).orderBy(desc(o.openSince), desc(o.id)).limit(limit);
      return portionOf(shopId, rows, limit);
    },
    /** Which orders something was told of since then, the newest word first, by a portion of the outbox; `next`: where the next one begins, null at the end. For trials. */
    async changedOrders(shopId: string, since: number, before: number | null, limit: number): Promise<{ ids: string[]; next: number | null; read: number }> {
      const wanted = sql<string | null>`case when ${e.type} = 'order.updated' then ${e.payload} end`;
      const rows = await store.read.select({ position: e.position, payload: wanted, at: e.createdAt }).from(e)
        .where(and(eq(e.shopId, shopId), before === null ? undefined : lt(e.position, before))).orderBy(desc(e.position)).limit(limit);
      const recent = rows.filter(({ at }) => at >= since);
      const ids = recent.flatMap(({ payload }) => (payload === null ? [] : [(JSON.parse(payload) as { orderId: string }).orderId]));
      return { ids: [...new Set(ids)], next: rows.length < limit || recent.length < rows.length ? null : rows.at(-1)?.position ?? null, read: recent.length };
    },
    /** Null: the case is gone, or has moved on. @param subjectId its id and version */
    async caseOf(shopId: string, subjectId: string): Promise<CaseFacts | null> {
      const [found] = await casesWith().where(and(eq(k.id, subjectId.replace(/\.\d+$/, '')), eq(k.shopId, shopId)));
      const facts = found && caseFacts(found);
      return facts?.id === subjectId ? facts : null;
    },
    /** Null: the conversation is gone. @param subjectId its id and since when it waits */
    async waitOf(shopId: string, subjectId: string): Promise<WaitFacts | null> {
      const [, id = '', since = ''] = /^(.*)\.(\d+)$/.exec(subjectId) ?? [];
      const [row] = await store.read.select().from(c).where(and(eq(c.id, id), eq(c.shopId, shopId)));
      return row ? waitFacts(row, Number(since)) : null;
    },
    /** Running cases in which nothing has happened since `before`, of which this rule has told nothing. Not those of before `from`. */
    async stalledCases(shopId: string, ruleId: string, { from, before }: { from: number; before: number }, limit: number): Promise<CaseFacts[]> {
      return (await casesWith().where(and(
        eq(k.shopId, shopId), inArray(k.state, [...runningCase]), gt(k.updatedAt, from), lte(k.updatedAt, before), notExists(told(shopId, ruleId, sql`${k.id} || '.' || ${k.version}`)),
      )).orderBy(asc(k.updatedAt)).limit(limit)).map(caseFacts);
    },
    /** Conversations whose wait was to end before `before`, of which this rule has told nothing. Not those of before `from`. */
    async lateWaits(shopId: string, ruleId: string, { from, before }: { from: number; before: number }, limit: number): Promise<WaitFacts[]> {
      return (await store.read.select().from(c).where(and(
        eq(c.shopId, shopId), inArray(c.state, ['queued', 'assigned']), isNotNull(c.waitingSince), gt(c.dueAt, from), lte(c.dueAt, before),
        notExists(told(shopId, ruleId, sql`${c.id} || '.' || ${c.waitingSince}`)),
      )).orderBy(asc(c.dueAt)).limit(limit)).map((row) => waitFacts(row, row.waitingSince ?? 0));
    },
    /** The steps of cases that moved since then, each case's in order. For trials. */
    caseSteps(shopId: string, since: number, limit: number) {
      return store.read.select({ id: k.id, state: ke.state, at: ke.createdAt, orderId: k.orderId, shopperId: c.shopperId, language: c.language }).from(k)
        .innerJoin(ke, eq(ke.caseId, k.id)).innerJoin(c, eq(c.id, k.conversationId)).where(and(eq(k.shopId, shopId), gte(k.updatedAt, since))).orderBy(asc(k.id), asc(ke.version)).limit(limit);
    },
    /** First waits for a person that began since then, and when a person spoke. For trials. */
    waits(shopId: string, since: number, limit: number) {
      return store.read.select({ id: c.id, shopperId: c.shopperId, language: c.language, urgency: c.urgency, from: f.personAt, repliedAt: f.firstReplyAt, endedAt: f.firstResolvedAt }).from(f)
        .innerJoin(c, eq(c.id, f.conversationId)).where(and(eq(f.shopId, shopId), gte(f.lastAt, since), isNotNull(f.personAt))).limit(limit);
    },
    async person(shopId: string, by: { externalId: string } | { shopperId: string }): Promise<Person> {
      const [found] = 'shopperId' in by ? await nameOf(by.shopperId) : await store.read.select({ shopperId: s.id, externalId: s.externalId, name: s.name }).from(s).where(and(eq(s.shopId, shopId), eq(s.externalId, by.externalId)));
      if (!found) return { shopperId: null, externalId: 'externalId' in by ? by.externalId : null, name: null, language: null };
      const [latest] = await store.read.select({ language: c.language }).from(c).where(eq(c.shopperId, found.shopperId)).orderBy(sql`${c.openFor} is null`, desc(c.lastMessageAt), desc(c.id)).limit(1);
      return { ...found, language: latest?.language ?? null };
    },
  };
}
export type FactsRepository = ReturnType<typeof createFactsRepository>;
