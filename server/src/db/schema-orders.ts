import { sql } from 'drizzle-orm';
import type { ColumnKinds } from './columns.pg.ts';

/** Orders as the merchant's systems told them, and what they told. */
export function defineOrderTables({ table, text, ms, index, uniqueIndex }: ColumnKinds) {
  /** `data` is the order, checked by the orders module; the other columns follow from it, for whoever chooses among many. */
  const orders = table('orders', {
    shopId: text('shop_id').notNull(),
    id: text('id').notNull(),
    /** The merchant's own id of the shopper; null of a guest, who proves the order by `phoneTail`. */
    shopperExternalId: text('shopper_external_id'),
    paidAt: ms('paid_at').notNull(),
    data: text('data').notNull(),
    /** What was bought, as JSON, where it is no longer what `data` says; null where it is. */
    items: text('items'),
    status: text('status'),
    phoneTail: text('phone_tail'),
    liveSession: text('live_session'),
    carrier: text('carrier'),
    region: text('region'),
    /** Until when it was promised to leave; null where nothing was promised. */
    shipBy: ms('ship_by'),
    /** When the carrier last told anything. */
    lastMovedAt: ms('last_moved_at'),
    deliveredAt: ms('delivered_at'),
    /** `paidAt` while something may still become of the order; null once it has ended, so that scans never meet it. */
    openSince: ms('open_since'),
    /** Up to when `data` tells everything; events of later times come on top. */
    baseAt: ms('base_at'),
    /** What the status rests on, so that a late event is known as late. */
    standing: text('standing'),
    /** Null: stored before these columns were, and to be filled. */
    updatedAt: ms('updated_at'),
  }, (t) => [
    uniqueIndex('orders_by_id').on(t.shopId, t.id), index('orders_by_shopper').on(t.shopId, t.shopperExternalId),
    index('orders_open').on(t.shopId, t.openSince, t.id).where(sql`open_since is not null`), index('orders_by_payment').on(t.shopId, t.paidAt),
    /** Holds nothing once all are filled. */
    index('orders_unfilled').on(t.id).where(sql`status is null`),
  ]);

  /** What was told of orders, each once: `id` is the teller's. Kept also of an order that is not known yet. */
  const orderEvents = table('order_events', {
    shopId: text('shop_id').notNull(),
    id: text('id').notNull(),
    orderId: text('order_id').notNull(),
    type: text('type').notNull(),
    /** What the event says besides, as JSON. */
    data: text('data').notNull(),
    at: ms('at').notNull(),
    receivedAt: ms('received_at').notNull(),
    /** A connection's id, or `api`, `import`. */
    source: text('source').notNull(),
  }, (t) => [uniqueIndex('order_events_by_id').on(t.shopId, t.id), index('order_events_by_order').on(t.shopId, t.orderId, t.at)]);

  /** Who named an order and wrong digits of its phone, for a day. */
  const orderTries = table('order_tries', {
    shopId: text('shop_id').notNull(),
    orderId: text('order_id').notNull(),
    shopperId: text('shopper_id').notNull(),
    at: ms('at').notNull(),
  }, (t) => [index('order_tries_by_shop').on(t.shopId, t.at)]);

  return { orders, orderEvents, orderTries };
}
