/** Who tried to prove an order, and what shoppers asked for theirs. Called by the order desk alone. */
import { and, eq, gt, inArray, lt, notInArray, sql } from 'drizzle-orm';
import { grantedCents } from '../cases/case-limit.ts';
import { run, type Store } from '../db/store.ts';

export type CaseOfOrder = Store['tables']['cases']['$inferSelect'];

export function createRequestRepository(store: Store) {
  const { orderTries: t, cases: c, conversations: v } = store.tables;
  return {
    /** Wrong tries since then: of this order, of this shopper, in the whole shop. */
    async wrongTries(shopId: string, of: { orderId: string; shopperId: string }, since: number): Promise<{ order: number; shopper: number; shop: number }> {
      const [found] = await store.read.select({
        order: sql<number>`sum(case when ${t.orderId} = ${of.orderId} then 1 else 0 end)`.mapWith(Number), shopper: sql<number>`sum(case when ${t.shopperId} = ${of.shopperId} then 1 else 0 end)`.mapWith(Number),
        shop: sql<number>`count(*)`.mapWith(Number),
      }).from(t).where(and(eq(t.shopId, shopId), gt(t.at, since)));
      return { order: found?.order ?? 0, shopper: found?.shopper ?? 0, shop: found?.shop ?? 0 };
    },
    /** Notes a wrong try, and forgets those of before `before`, which count no more. */
    async wrong(row: { shopId: string; orderId: string; shopperId: string; at: number }, before: number): Promise<void> {
      await store.write(function* (w) {
        yield* run(w.insert(t).values(row).returning({ at: t.at }));
        yield* run(w.delete(t).where(and(eq(t.shopId, row.shopId), lt(t.at, before))).returning({ at: t.at }));
      });
    },
    /** Cases of a shopper's order that are not ended. */
    runningCases: (shopId: string, orderId: string, shopperId: string): Promise<CaseOfOrder[]> => store.read.select({ row: c }).from(c).innerJoin(v, eq(v.id, c.conversationId))
      .where(and(eq(c.shopId, shopId), eq(c.orderId, orderId), eq(v.shopperId, shopperId), notInArray(c.state, ['done', 'cancelled']))).then((rows) => rows.map(({ row }) => row)),
    /** What of an order's money is given back, or was. */
    async givenBackCents(shopId: string, orderId: string): Promise<number> {
      return grantedCents(await store.read.select({ state: c.state, amountCents: c.amountCents, settledCents: c.settledCents }).from(c).where(and(eq(c.shopId, shopId), eq(c.orderId, orderId), inArray(c.matter, ['refund', 'return']))));
    },
    /** How many of a matter have ended or were refused in a conversation, which keeps all of its cases as long as it stays itself: the next request is another one. */
    async endedCases(conversationId: string, orderId: string, matter: CaseOfOrder['matter']): Promise<number> {
      const [found] = await store.read.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(c).where(and(eq(c.conversationId, conversationId), eq(c.orderId, orderId), eq(c.matter, matter), inArray(c.state, ['done', 'cancelled', 'refused'])));
      return found?.n ?? 0;
    },
  };
}
export type RequestRepository = ReturnType<typeof createRequestRepository>;
