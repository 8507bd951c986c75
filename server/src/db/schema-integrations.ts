import type { ColumnKinds } from './columns.pg.ts';

/** Systems that send what happens to orders, and what they sent of late. */
export function defineIntegrationTables({ table, text, oneOf, int, ms, bool, autoId, index }: ColumnKinds) {
  const connections = table('connections', {
    id: text('id').primaryKey(),
    shopId: text('shop_id').notNull(),
    kind: oneOf('kind', ['webhook', 'shopify']).notNull(),
    name: text('name').notNull(),
    secret: text('secret').notNull(),
    previousSecret: text('previous_secret'),
    previousSecretUntil: ms('previous_secret_until'),
    createdAt: ms('created_at').notNull(),
    disabled: bool('disabled').notNull(),
    lastReceivedAt: ms('last_received_at'),
    problem: text('problem'),
    problemAt: ms('problem_at'),
  }, (t) => [index('connections_by_shop').on(t.shopId)]);

  /** The newest deliveries of each connection; older ones are deleted. */
  const receipts = table('connection_receipts', {
    id: autoId('id'),
    connectionId: text('connection_id').notNull(),
    at: ms('at').notNull(),
    topic: text('topic'),
    problem: text('problem'),
    detail: text('detail'),
    taken: int('taken').notNull(),
    repeated: int('repeated').notNull(),
    refused: int('refused').notNull(),
  }, (t) => [index('connection_receipts_by_connection').on(t.connectionId, t.id)]);
  return { connections, receipts };
}
