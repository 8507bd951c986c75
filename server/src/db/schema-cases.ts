import type { AffectedRule, CaseGoods, SendTexts } from '@aftercast/shared';
import type { ColumnKinds } from './columns.pg.ts';

const matters = ['refund', 'return', 'replacement', 'damage', 'compensation', 'urge_shipping', 'change_address', 'other'] as const;
const reasonKinds = ['changed_mind', 'quality', 'wrong_or_missing', 'size', 'not_as_described', 'other'] as const;
const states = ['open', 'waiting_shopper', 'waiting_approval', 'approved', 'refused', 'done', 'cancelled'] as const;

/** Cases and incidents: one matter of one conversation, and many conversations with one cause. Money in hundredths of its currency. */
export function defineCasesTables({ table, text, oneOf, int, ms, bool, json, index, uniqueIndex }: ColumnKinds) {
  const cases = table('cases', {
    id: text('id').primaryKey(),
    shopId: text('shop_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    orderId: text('order_id'),
    items: json<string[]>('items').notNull(),
    /** Those the shopper chose to give back, as they were bought; null where nobody chose. */
    goods: json<CaseGoods[]>('goods'),
    matter: oneOf('matter', [...matters]).notNull(),
    state: oneOf('state', [...states]).notNull(),
    reasonKind: oneOf('reason_kind', [...reasonKinds]),
    reason: text('reason').notNull(),
    /** Uploads that the shopper sent with it; null where there are none. */
    imageIds: json<string[]>('image_ids'),
    amountCents: int('amount_cents'),
    currency: text('currency').notNull(),
    /** What was paid before it was reopened. */
    settledCents: int('settled_cents').notNull(),
    ownerId: text('owner_id'),
    ownerName: text('owner_name'),
    /** Who asked for the approval that is waited for. */
    requestedBy: text('requested_by'),
    requestedByName: text('requested_by_name'),
    dueAt: ms('due_at'),
    version: int('version').notNull(),
    createdAt: ms('created_at').notNull(),
    updatedAt: ms('updated_at').notNull(),
  }, (t) => [
    index('cases_by_shop').on(t.shopId, t.state, t.dueAt),
    index('cases_by_conversation').on(t.conversationId),
    index('cases_by_order').on(t.shopId, t.orderId),
  ]);

  /** Every change of a case, one a version. Nothing here is ever changed but `untold`. */
  const caseEvents = table('case_events', {
    caseId: text('case_id').notNull(),
    version: int('version').notNull(),
    type: text('type').notNull(),
    state: oneOf('state', [...states]).notNull(),
    agentId: text('agent_id').notNull(),
    agentName: text('agent_name').notNull(),
    amountCents: int('amount_cents'),
    dueAt: ms('due_at'),
    note: text('note').notNull(),
    /** The notice that tells the shopper; null where they need not know. */
    notice: oneOf('notice', ['case_opened', 'case_changed', 'case_decided', 'case_done']),
    /** True until the notice is in the conversation. */
    untold: bool('untold').notNull(),
    createdAt: ms('created_at').notNull(),
  }, (t) => [uniqueIndex('case_events_by_version').on(t.caseId, t.version), index('case_events_by_untold').on(t.untold)]);

  /** How much may be granted without asking, where the shop has said so: `role:agent`, `agent:<id>`. */
  const caseLimits = table('case_limits', {
    shopId: text('shop_id').notNull(),
    subject: text('subject').notNull(),
    /** Null: without a bound. */
    cents: int('cents'),
  }, (t) => [uniqueIndex('case_limits_by_subject').on(t.shopId, t.subject)]);

  const incidents = table('incidents', {
    id: text('id').primaryKey(),
    shopId: text('shop_id').notNull(),
    title: text('title').notNull(),
    /** What is known of the cause, for colleagues. */
    cause: text('cause').notNull(),
    product: text('product'),
    liveSession: text('live_session'),
    state: oneOf('state', ['open', 'closed']).notNull(),
    version: int('version').notNull(),
    authorName: text('author_name').notNull(),
    createdAt: ms('created_at').notNull(),
    closedAt: ms('closed_at'),
  }, (t) => [index('incidents_by_shop').on(t.shopId, t.state, t.createdAt)]);

  /** The conversations of an incident, and the order it is about where known. */
  const incidentMembers = table('incident_members', {
    incidentId: text('incident_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    orderId: text('order_id'),
    addedAt: ms('added_at').notNull(),
  }, (t) => [uniqueIndex('incident_members_by_conversation').on(t.incidentId, t.conversationId), index('incident_members_of').on(t.conversationId)]);

  /** One reply to all of an incident. */
  const incidentReplies = table('incident_replies', {
    id: text('id').primaryKey(),
    incidentId: text('incident_id').notNull(),
    shopId: text('shop_id').notNull(),
    text: text('text').notNull(),
    agentId: text('agent_id').notNull(),
    agentName: text('agent_name').notNull(),
    /** The conversations end with it. */
    resolves: bool('resolves').notNull(),
    createdAt: ms('created_at').notNull(),
    /** Null until the last one has it. */
    finishedAt: ms('finished_at'),
  }, (t) => [index('incident_replies_of').on(t.incidentId, t.createdAt), index('incident_replies_by_end').on(t.finishedAt)]);

  /** What each shopper gets of a reply, with its variables filled. */
  const incidentDeliveries = table('incident_deliveries', {
    replyId: text('reply_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    text: text('text').notNull(),
    state: oneOf('state', ['waiting', 'sent', 'failed']).notNull(),
    problem: text('problem'),
  }, (t) => [uniqueIndex('incident_deliveries_by_conversation').on(t.replyId, t.conversationId)]);

  /** One word to everyone whom an incident concerns, chosen by their orders. */
  const incidentSends = table('incident_sends', {
    id: text('id').primaryKey(),
    incidentId: text('incident_id').notNull(),
    shopId: text('shop_id').notNull(),
    kind: oneOf('kind', ['opening', 'closing']).notNull(),
    rule: json<AffectedRule>('rule'),
    texts: json<SendTexts>('texts').notNull(),
    keepsOn: bool('keeps_on').notNull(),
    state: oneOf('state', ['choosing', 'sending', 'watching', 'paused', 'stopped', 'done']).notNull(),
    /** What it does when it goes on. */
    pausedIn: oneOf('paused_in', ['choosing', 'sending', 'watching']),
    /** How far the orders have been gone through. */
    chosenTo: text('chosen_to'),
    version: int('version').notNull(),
    agentId: text('agent_id').notNull(),
    agentName: text('agent_name').notNull(),
    createdAt: ms('created_at').notNull(),
    lookedAt: ms('looked_at').notNull(),
    finishedAt: ms('finished_at'),
  }, (t) => [index('incident_sends_of').on(t.incidentId, t.createdAt), index('incident_sends_by_state').on(t.state)]);

  /** Whom a send is for. `priority` 0: was connected when chosen, and is told first. */
  const incidentRecipients = table('incident_recipients', {
    sendId: text('send_id').notNull(),
    incidentId: text('incident_id').notNull(),
    shopId: text('shop_id').notNull(),
    shopperExternalId: text('shopper_external_id').notNull(),
    priority: int('priority').notNull(),
    state: oneOf('state', ['waiting', 'told', 'passed', 'failed']).notNull(),
    problem: text('problem'),
    /** Until when a worker has it. */
    heldUntil: ms('held_until').notNull(),
    conversationId: text('conversation_id'),
    seq: int('seq'),
    toldAt: ms('told_at'),
  }, (t) => [
    uniqueIndex('incident_recipients_once').on(t.sendId, t.shopperExternalId), index('incident_recipients_due').on(t.sendId, t.state, t.priority, t.shopperExternalId),
    index('incident_recipients_by_shopper').on(t.shopId, t.shopperExternalId),
  ]);

  return { cases, caseEvents, caseLimits, incidents, incidentMembers, incidentReplies, incidentDeliveries, incidentSends, incidentRecipients };
}
