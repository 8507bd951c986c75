/** What waits and what is with agents, as routing reads it after a start and beside other processes. Called by the routing service alone. */
import { and, eq, exists, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import type { ConversationRow } from '../conversation/conversation-repository.ts';

/** The part of a conversation that routing decides by. */
export type OpenRow = Pick<ConversationRow, 'id' | 'shopId' | 'state' | 'version' | 'ownerId' | 'lastAgentId' | 'language' | 'context' | 'handoffReason' | 'urgency' | 'needs' | 'waitingSince' | 'dueAt' | 'assignedAt' | 'lastMessageAt' | 'snoozedUntil'>;

export function createOpenRepository(store: Store) {
  const { conversations: c, messages: m, shops } = store.tables;
  const open = store.prepareRead((r) => r.select({
    id: c.id, shopId: c.shopId, state: c.state, version: c.version, ownerId: c.ownerId, lastAgentId: c.lastAgentId, language: c.language, context: c.context,
    handoffReason: c.handoffReason, urgency: c.urgency, needs: c.needs, waitingSince: c.waitingSince, dueAt: c.dueAt, assignedAt: c.assignedAt, lastMessageAt: c.lastMessageAt, snoozedUntil: c.snoozedUntil,
  }).from(c).where(and(eq(c.shopId, sql.placeholder('shopId')), inArray(c.state, ['queued', 'assigned']))));
  return {
    openOf: (shopId: string): Promise<OpenRow[]> => open({ shopId }),
    /** Shops with someone who waits or is with an agent. */
    async shops(): Promise<string[]> {
      // Asked shop by shop, of which there are few; asked of all conversations it would go through those that ended, every few seconds.
      const isOpen = exists(store.read.select({ id: c.id }).from(c).where(and(eq(c.shopId, shops.id), inArray(c.state, ['queued', 'assigned']))));
      return (await store.read.select({ id: shops.id }).from(shops).where(isOpen)).map(({ id }) => id);
    },
    /** How long agents had the conversations that were resolved last, in milliseconds; `limit` at the most. */
    async serviceTimes(shopId: string, limit: number): Promise<number[]> {
      const taken = sql<number>`(select min(${m.createdAt}) from ${m} where ${m.conversationId} = ${c.id} and ${m.sender} = 'agent')`.mapWith(Number);
      const rows = await store.read.select({ resolvedAt: c.resolvedAt, taken }).from(c)
        .where(and(eq(c.shopId, shopId), eq(c.state, 'resolved'), isNotNull(c.lastAgentId))).orderBy(sql`${c.resolvedAt} desc`).limit(limit);
      return rows.flatMap(({ resolvedAt, taken: from }) => (resolvedAt === null || !from || resolvedAt <= from ? [] : [resolvedAt - from]));
    },
  };
}
export type OpenRepository = ReturnType<typeof createOpenRepository>;
