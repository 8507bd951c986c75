/** Reads what rules are judged on: orders, cases and waits, those that are running by indexes of their own. It writes nothing. */
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lte, notExists, or, sql, type SQL } from 'drizzle-orm';
import type { Language } from '@aftercast/shared';
import type { Store } from '../db/store.ts';
import { order } from '../orders/order.ts';
import type { CaseFacts, OrderFacts, WaitFacts } from './facts.ts';
import { statusSince } from './status-since.ts';

/** In these the shop is to act. */
const runningCase = ['open', 'waiting_approval', 'approved'] as const;

/** An order, and when it was last written: whoever writes on its account asks whether it still is as it was. */
export interface ReadOrder { facts: OrderFacts; updatedAt: number | null }
/** Who is written to. `language`: of their last conversation, null where there is none. */
export interface Person { shopperId: string | null; externalId: string | null; name: string | null; language: Language | null }

export function createFactsRepository(store: Store) {
  const { orders: o, cases: k, caseEvents: ke, conversations: c, shoppers: s, careDeliveries: d, conversationFigures: f } = store.tables;
  type OrderRow = typeof o.$inferSelect;

  function readOrder(row: OrderRow): ReadOrder {
    const parsed = order.parse(JSON.parse(row.data));
    const { id, paidAt, shipBy, lastMovedAt, deliveredAt, liveSession, carrier, region, updatedAt } = row;
    return {
      updatedAt,
      facts: { subject: 'order', id, externalId: row.shopperExternalId, status: parsed.status, statusSince: statusSince(parsed, deliveredAt, updatedAt ?? paidAt), paidAt, shipBy, lastMovedAt, deliveredAt, liveSession, carrier, region, order: parsed },
    };
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
      return ids.length === 0 ? [] : (await store.read.select().from(o).where(and(eq(o.shopId, shopId), inArray(o.id, [...ids])))).map(readOrder);
    },
    /** Orders of which something may still become, from behind `after` on, the earliest paid first. */
    async openOrders(shopId: string, after: { openSince: number; id: string }, limit: number): Promise<OrderFacts[]> {
      const behind = or(gt(o.openSince, after.openSince), and(eq(o.openSince, after.openSince), gt(o.id, after.id)));
      return (await store.read.select().from(o).where(and(eq(o.shopId, shopId), gte(o.openSince, after.openSince), behind)).orderBy(asc(o.openSince), asc(o.id)).limit(limit)).map((row) => readOrder(row).facts);
    },
    /** Open ones, the newest first, from behind `offset` on; or those that ended since then. For trials. */
    async recentOrders(shopId: string, which: 'open' | { endedSince: number }, { offset, limit }: { offset: number; limit: number }): Promise<OrderFacts[]> {
      const rows = which === 'open' ? store.read.select().from(o).where(and(eq(o.shopId, shopId), isNotNull(o.openSince))).orderBy(desc(o.openSince), desc(o.id))
        : store.read.select().from(o).where(and(eq(o.shopId, shopId), isNull(o.openSince), gte(o.updatedAt, which.endedSince))).orderBy(desc(o.updatedAt), desc(o.id));
      return (await rows.limit(limit).offset(offset)).map((row) => readOrder(row).facts);
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
