import type { DeskNeeds, DeskSkills } from '@aftercast/shared';
import type { ColumnKinds } from './columns.pg.ts';

/** Routing's part of `defineTables`: how a shop's queue is served, agents' desks, and why conversations were passed on. */
export function defineRoutingTables({ table, text, oneOf, int, ms, bool, json, index }: ColumnKinds) {
  /** Shops without a row have the defaults. */
  const routingSettings = table('routing_settings', {
    shopId: text('shop_id').primaryKey(),
    autoAssign: bool('auto_assign').notNull(),
    silenceSeconds: int('silence_seconds').notNull(),
    graceSeconds: int('grace_seconds').notNull(),
  });

  /** Agents without a row have the defaults. */
  const agentDesks = table('agent_desks', {
    agentId: text('agent_id').primaryKey(),
    shopId: text('shop_id').notNull(),
    capacity: int('capacity').notNull(),
    skills: json<DeskSkills>('skills').notNull(),
    mode: oneOf('mode', ['accept', 'auto']).notNull(),
    paused: bool('paused').notNull(),
    /** Measured by the process that holds their connection: until then they count as there, unless it is measured anew. */
    hereUntil: ms('here_until'),
    /** Since a shopper of theirs went back to the queue for their silence; null once they do something. */
    awaySince: ms('away_since'),
  }, (t) => [index('agent_desks_by_shop').on(t.shopId)]);

  /** What staff said when passing a conversation on. Goes with its conversation. */
  const transfers = table('transfers', {
    /** The notice's id. */
    id: text('id').primaryKey(),
    conversationId: text('conversation_id').notNull(),
    shopId: text('shop_id').notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    /** Null: to the queue. */
    toId: text('to_id'),
    toName: text('to_name'),
    needs: json<DeskNeeds | null>('needs'),
    reason: text('reason').notNull(),
    createdAt: ms('created_at').notNull(),
  }, (t) => [index('transfers_by_conversation').on(t.conversationId, t.createdAt)]);

  return { routingSettings, agentDesks, transfers };
}
