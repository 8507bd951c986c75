import type { ColumnKinds } from './columns.pg.ts';

/** What shoppers think of how they were served. */
export function defineSatisfactionTables({ table, text, oneOf, int, ms, index, uniqueIndex }: ColumnKinds) {
  /** One rating for each stretch of a conversation; a stretch is what one side, the bot or people, dealt with. */
  const satisfaction = table('satisfaction', {
    shopId: text('shop_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    /** Sequence of the message that the stretch began with. */
    stretch: int('stretch').notNull(),
    /** Sequence of the message that carries the rating. */
    seq: int('seq').notNull(),
    /** Who ended it; null for the bot. */
    agentId: text('agent_id'),
    /** 1 (bad) to 5 (very good). */
    score: int('score').notNull(),
    reason: oneOf('reason', ['fast', 'solved', 'friendly', 'clear', 'slow', 'unsolved', 'unfriendly', 'unclear', 'rules']),
    words: text('words'),
    givenAt: ms('given_at').notNull(),
    changedAt: ms('changed_at').notNull(),
  }, (t) => [
    uniqueIndex('satisfaction_by_stretch').on(t.conversationId, t.stretch),
    index('satisfaction_by_shop').on(t.shopId, t.givenAt),
  ]);
  return { satisfaction };
}
