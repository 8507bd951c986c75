import type { ColumnKinds } from './columns.pg.ts';

/** Who is told when nobody reacts, and who was. */
export function defineEscalationTables({ table, text, oneOf, ms, index, uniqueIndex }: ColumnKinds) {
  /** After how long past a deadline; a shop without a row has the defaults. */
  const escalationRules = table('escalation_rules', {
    shopId: text('shop_id').primaryKey(),
    supervisorAfterMs: ms('supervisor_after_ms').notNull(),
    ownerAfterMs: ms('owner_after_ms').notNull(),
    updatedAt: ms('updated_at').notNull(),
  });

  /** One row for each wait and level, so that nothing is raised twice, also across a restart. */
  const escalations = table('escalations', {
    id: text('id').primaryKey(),
    shopId: text('shop_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    /** Which wait it is about: the shopper's `waitingSince`. */
    waitingSince: ms('waiting_since').notNull(),
    level: oneOf('level', ['supervisor', 'owner']).notNull(),
    dueAt: ms('due_at').notNull(),
    raisedAt: ms('raised_at').notNull(),
    acknowledgedAt: ms('acknowledged_at'),
    acknowledgedBy: text('acknowledged_by'),
  }, (t) => [
    uniqueIndex('escalations_by_wait').on(t.conversationId, t.waitingSince, t.level),
    index('escalations_by_shop').on(t.shopId, t.raisedAt),
  ]);
  return { escalationRules, escalations };
}
