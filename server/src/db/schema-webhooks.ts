import type { ColumnKinds } from './columns.pg.ts';

/** Merchants' own systems that are told what happens, and what was told. */
export function defineWebhookTables({ table, text, oneOf, int, ms, bool, json, index, uniqueIndex }: ColumnKinds) {
  const webhooks = table('webhooks', {
    id: text('id').primaryKey(),
    shopId: text('shop_id').notNull(),
    url: text('url').notNull(),
    events: json<string[]>('events').notNull(),
    description: text('description').notNull(),
    secret: text('secret').notNull(),
    previousSecret: text('previous_secret'),
    previousSecretUntil: ms('previous_secret_until'),
    isOn: bool('is_on').notNull(),
    offReason: oneOf('off_reason', ['failing', 'gone']),
    failingSince: ms('failing_since'),
    lastFailedAt: ms('last_failed_at'),
    createdAt: ms('created_at').notNull(),
  }, (t) => [index('webhooks_by_shop').on(t.shopId)]);

  /** One event for one system, until it has arrived and a while after. */
  const webhookDeliveries = table('webhook_deliveries', {
    id: text('id').primaryKey(),
    webhookId: text('webhook_id').notNull(),
    /** The event's, the same however often it is told. */
    eventId: text('event_id').notNull(),
    type: text('type').notNull(),
    body: text('body').notNull(),
    state: oneOf('state', ['waiting', 'sent', 'dead']).notNull(),
    attempts: int('attempts').notNull(),
    nextAt: ms('next_at').notNull(),
    /** Until when a worker has it. */
    heldUntil: ms('held_until').notNull(),
    lastAt: ms('last_at'),
    status: int('status'),
    problem: text('problem'),
    response: text('response'),
    createdAt: ms('created_at').notNull(),
  }, (t) => [
    uniqueIndex('webhook_deliveries_once').on(t.webhookId, t.eventId), index('webhook_deliveries_due').on(t.state, t.nextAt), index('webhook_deliveries_of').on(t.webhookId, t.state, t.nextAt),
    index('webhook_deliveries_by_time').on(t.webhookId, t.createdAt, t.id), index('webhook_deliveries_by_state').on(t.webhookId, t.state, t.createdAt, t.id),
  ]);
  return { webhooks, webhookDeliveries };
}
