/** What the log says of the last conversations people have handled. Called by the wait service alone. */
import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Message, MessageBody } from '@aftercast/shared';
import type { Store } from '../db/store.ts';

/** How far back in the outbox is looked; what is further back is no longer how it goes now. */
const lookBack = 20_000;

export function createWaitRepository(store: Store) {
  const { events: e, messages: m } = store.tables;
  return {
    /** The notices of the conversations that ended last, each conversation's in order, and when it ended. */
    async lastHandled(shopId: string, limit: number): Promise<{ notices: Pick<Message, 'at' | 'authorId' | 'body'>[] }[]> {
      const ended = await store.read.selectDistinct({ id: e.conversationId, position: e.position }).from(e)
        .where(and(eq(e.shopId, shopId), eq(e.type, 'conversation.resolved'), gt(e.position, sql`(select coalesce(max(${e.position}), 0) from ${e}) - ${lookBack}`)))
        .orderBy(desc(e.position)).limit(limit);
      const ids = [...new Set(ended.flatMap(({ id }) => id ?? []))];
      if (ids.length === 0) return [];
      const rows = await store.read.select({ id: m.conversationId, at: m.createdAt, authorId: m.authorId, body: m.body }).from(m)
        .where(and(inArray(m.conversationId, ids), eq(m.sender, 'system'))).orderBy(asc(m.conversationId), asc(m.seq));
      const byConversation = new Map<string, { notices: Pick<Message, 'at' | 'authorId' | 'body'>[] }>();
      for (const { id, at, authorId, body } of rows) {
        const known = byConversation.get(id) ?? { notices: [] };
        known.notices.push({ at, authorId, body: JSON.parse(body) as MessageBody });
        byConversation.set(id, known);
      }
      return [...byConversation.values()];
    },
  };
}
export type WaitRepository = ReturnType<typeof createWaitRepository>;
