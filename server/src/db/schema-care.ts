import type { CareRuleWords, CareTrial } from '@aftercast/shared';
import type { ColumnKinds } from './columns.pg.ts';

/** Proactive care: a shop's rules, what they are about to send, and what became of it. */
export function defineCareTables({ table, text, oneOf, int, ms, bool, json, index, uniqueIndex }: ColumnKinds) {
  /** A ready-made rule has a row once somebody has touched it. */
  const careRules = table('care_rules', {
    shopId: text('shop_id').notNull(),
    id: text('id').notNull(),
    words: json<CareRuleWords>('words').notNull(),
    version: int('version').notNull(),
    isOn: bool('is_on').notNull(),
    /** Since when it is on: what happened before is not told. Null while it is off. */
    onSince: ms('on_since'),
    /** Up to which open order it is planned, by `openSince` and id, after it was switched on or changed; null once all are. */
    plannedTo: json<{ openSince: number; id: string } | null>('planned_to'),
    createdAt: ms('created_at').notNull(),
  }, (t) => [uniqueIndex('care_rules_by_id').on(t.shopId, t.id), index('care_rules_on').on(t.isOn)]);

  /** The last trial of each rule. */
  const careTrials = table('care_trials', {
    shopId: text('shop_id').notNull(),
    ruleId: text('rule_id').notNull(),
    trial: json<CareTrial>('trial').notNull(),
  }, (t) => [uniqueIndex('care_trials_by_rule').on(t.shopId, t.ruleId)]);

  /** What is to be looked at, and when. Goes when it was looked at for good. */
  const careJobs = table('care_jobs', {
    shopId: text('shop_id').notNull(),
    ruleId: text('rule_id').notNull(),
    /** An order's id; of a case its id and version, of a wait its conversation and since when. */
    subjectId: text('subject_id').notNull(),
    /** When the rule falls due for it, as it was planned. */
    plannedAt: ms('planned_at').notNull(),
    /** When it is looked at next: later than planned in quiet hours, and while a worker has it. */
    dueAt: ms('due_at').notNull(),
    tries: int('tries').notNull(),
  }, (t) => [uniqueIndex('care_jobs_by_subject').on(t.shopId, t.ruleId, t.subjectId), index('care_jobs_due').on(t.shopId, t.dueAt)]);

  /** What was told, or why it was not: one a rule and subject, so that nothing is told twice. */
  const careDeliveries = table('care_deliveries', {
    /** The message's id too. */
    id: text('id').primaryKey(),
    shopId: text('shop_id').notNull(),
    ruleId: text('rule_id').notNull(),
    ruleName: text('rule_name').notNull(),
    subjectId: text('subject_id').notNull(),
    orderId: text('order_id'),
    shopperExternalId: text('shopper_external_id'),
    /** Whom caps count: the merchant's id, or `#` and ours; null of a guest. */
    recipient: text('recipient'),
    conversationId: text('conversation_id'),
    seq: int('seq'),
    language: oneOf('language', ['zh', 'en']).notNull(),
    text: text('text').notNull(),
    state: oneOf('state', ['sent', 'seen', 'not_reached', 'dropped']).notNull(),
    reason: oneOf('reason', ['shopper_unknown', 'not_opened', 'variable_missing', 'too_long', 'failed', 'too_late', 'quiet_hours', 'cap']),
    at: ms('at').notNull(),
    seenAt: ms('seen_at'),
  }, (t) => [
    uniqueIndex('care_deliveries_by_subject').on(t.shopId, t.ruleId, t.subjectId),
    index('care_deliveries_by_time').on(t.shopId, t.at, t.id),
    index('care_deliveries_by_order').on(t.shopId, t.orderId),
    index('care_deliveries_by_recipient').on(t.shopId, t.recipient, t.at),
    index('care_deliveries_by_conversation').on(t.conversationId, t.state),
    index('care_deliveries_by_state').on(t.state, t.at),
  ]);

  /** What the merchant's own ways said of a delivery. */
  const careReceipts = table('care_receipts', {
    deliveryId: text('delivery_id').notNull(),
    channel: text('channel').notNull(),
    state: oneOf('state', ['delivered', 'failed']).notNull(),
    reason: text('reason').notNull(),
    at: ms('at').notNull(),
  }, (t) => [uniqueIndex('care_receipts_by_channel').on(t.deliveryId, t.channel)]);

  return { careRules, careTrials, careJobs, careDeliveries, careReceipts };
}
