import type { ColumnKinds } from './columns.pg.ts';

/** Who did what. Rows are added and, past the shop's retention, deleted; never changed. */
export function defineAuditTables({ table, text, int, ms, json, logPosition, index }: ColumnKinds) {
  const auditEntries = table('audit_entries', {
    position: logPosition('position'),
    shopId: text('shop_id').notNull(),
    at: ms('at').notNull(),
    /** Null where nobody was signed in, such as a failed sign-in. */
    actorId: text('actor_id'),
    actorName: text('actor_name').notNull(),
    action: text('action').notNull(),
    /** What it was done to: the kind, the id, and a name that stays readable when the thing is gone. */
    targetKind: text('target_kind').notNull(),
    targetId: text('target_id').notNull(),
    targetName: text('target_name').notNull(),
    /** Names of fields, roles, numbers; no secrets, no texts of messages. */
    details: json<Record<string, string | number | boolean | null | string[]>>('details').notNull(),
    /** The address it came from, as the server sees it. */
    address: text('address').notNull(),
  }, (t) => [index('audit_by_shop').on(t.shopId, t.position)]);

  /** How long a shop keeps its log, in days; without a row, the default. */
  const auditSettings = table('audit_settings', {
    shopId: text('shop_id').primaryKey(),
    retentionDays: int('retention_days').notNull(),
    updatedAt: ms('updated_at').notNull(),
  });
  return { auditEntries, auditSettings };
}
