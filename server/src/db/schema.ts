import type { DeskNeeds, LiveLink, LivePromise, UrgencyReason } from '@aftercast/shared';
import type { ColumnKinds } from './columns.pg.ts';
import { defineAuditTables } from './schema-audit.ts';
import { defineEscalationTables } from './schema-escalation.ts';
import { defineHoursTables } from './schema-hours.ts';
import { defineCareTables } from './schema-care.ts';
import { defineCasesTables } from './schema-cases.ts';
import { defineWebhookTables } from './schema-webhooks.ts';
import { defineIntegrationTables } from './schema-integrations.ts';
import { defineKnowledgeTables } from './schema-knowledge.ts';
import { defineSatisfactionTables } from './schema-satisfaction.ts';
import { defineReportTables } from './schema-reports.ts';
import { defineNoteTables } from './schema-notes.ts';
import { defineOrderTables } from './schema-orders.ts';
import { defineRoutingTables } from './schema-routing.ts';
import { defineTemplateTables } from './schema-templates.ts';

/**
 * The one definition of every table. The two dialects call it with their own column kinds;
 * times are milliseconds since the epoch (`ms`), ids are text made by `createId` or by a client.
 */
export function defineTables(kinds: ColumnKinds) {
  const { table, text, oneOf, int, ms, bool, json, index, uniqueIndex, autoId, logPosition, position } = kinds;
  /** Server-wide key/value facts, such as the key that signs tokens. */
  const settings = table('settings', { key: text('key').primaryKey(), value: text('value').notNull() });

  const shops = table('shops', {
    id: text('id').primaryKey(),
    siteKey: text('site_key').notNull().unique(),
    name: text('name').notNull(),
    assistantName: text('assistant_name').notNull(),
    language: oneOf('language', ['zh', 'en']).notNull(),
    timeZone: text('time_zone').notNull(),
    privacyUrl: text('privacy_url').notNull(),
    retentionDays: int('retention_days').notNull(),
    allowedOrigins: json<string[]>('allowed_origins').notNull(),
    forceWords: json<string[]>('force_words').notNull(),
    theme: json<{ color: string; mode: 'light' | 'dark' | 'auto'; position: 'right' | 'left'; launcherText: string }>('theme').notNull(),
    identitySecret: text('identity_secret').notNull(),
    /** Still accepted until `previousSecretUntil`, so that a rotation cuts nobody off. */
    previousSecret: text('previous_secret'),
    previousSecretUntil: ms('previous_secret_until'),
    demo: bool('demo').notNull(),
    createdAt: ms('created_at').notNull(),
  });

  const agents = table('agents', {
    id: text('id').primaryKey(),
    shopId: text('shop_id').notNull(),
    email: text('email').notNull().unique(),
    name: text('name').notNull(),
    role: oneOf('role', ['viewer', 'agent', 'supervisor', 'owner']).notNull(),
    passwordHash: text('password_hash').notNull(),
    disabled: bool('disabled').notNull(),
    createdAt: ms('created_at').notNull(),
  }, (t) => [index('agents_by_shop').on(t.shopId)]);

  /** Signed-in browsers. `id` is the hash of the cookie's token, so that a leaked table opens nothing. */
  const agentSessions = table('agent_sessions', {
    id: text('id').primaryKey(),
    agentId: text('agent_id').notNull(),
    createdAt: ms('created_at').notNull(),
    expiresAt: ms('expires_at').notNull(),
  }, (t) => [index('agent_sessions_by_agent').on(t.agentId)]);

  /** One-time links: first owner, invited agent, password reset. `id` is the token's hash. */
  const invitations = table('invitations', {
    id: text('id').primaryKey(),
    kind: oneOf('kind', ['owner_setup', 'agent_invitation', 'password_reset']).notNull(),
    shopId: text('shop_id'),
    agentId: text('agent_id'),
    email: text('email'),
    role: oneOf('role', ['viewer', 'agent', 'supervisor', 'owner']),
    createdAt: ms('created_at').notNull(),
    expiresAt: ms('expires_at').notNull(),
    usedAt: ms('used_at'),
  });

  const shoppers = table('shoppers', {
    id: text('id').primaryKey(),
    shopId: text('shop_id').notNull(),
    /** The merchant's own id of an identified shopper; null for anonymous ones. */
    externalId: text('external_id'),
    name: text('name'),
    /** Set when an anonymous history was merged into an identified shopper. */
    mergedInto: text('merged_into'),
    createdAt: ms('created_at').notNull(),
  }, (t) => [uniqueIndex('shoppers_by_external_id').on(t.shopId, t.externalId)]);

  const conversations = table('conversations', {
    id: text('id').primaryKey(),
    shopId: text('shop_id').notNull(),
    shopperId: text('shopper_id').notNull(),
    state: oneOf('state', ['bot', 'queued', 'assigned', 'resolved']).notNull(),
    ownerId: text('owner_id'),
    /** The agent a reopened conversation goes back to. */
    lastAgentId: text('last_agent_id'),
    version: int('version').notNull(),
    lastSeq: int('last_seq').notNull(),
    shopperReadSeq: int('shopper_read_seq').notNull(),
    agentReadSeq: int('agent_read_seq').notNull(),
    language: oneOf('language', ['zh', 'en']).notNull(),
    context: json<Record<string, string | number | undefined>>('context').notNull(),
    handoffReason: text('handoff_reason'),
    preview: text('preview').notNull(),
    previewSender: oneOf('preview_sender', ['shopper', 'bot', 'agent', 'system']).notNull(),
    urgency: oneOf('urgency', ['low', 'normal', 'high', 'critical']).notNull().default('normal'),
    urgencyReasons: json<UrgencyReason[] | null>('urgency_reasons'),
    /** Whether the shop's people may read what the shopper wrote of their health; null where it did not come up. */
    careConsent: oneOf('care_consent', ['asked', 'given', 'declined']),
    /** Since when the shopper waits for a person; null when nobody waits. */
    waitingSince: ms('waiting_since'),
    /** By when a person should have spoken; null when nobody waits. Orders the queue: the earliest deadline goes first. */
    dueAt: ms('due_at'),
    /** Until when its owner has put it aside; null when it is on the desk. */
    snoozedUntil: ms('snoozed_until'),
    /** What staff said it asks of its agent; null where it follows from the conversation itself. */
    needs: json<DeskNeeds | null>('needs'),
    /** Since when its present owner has it. */
    assignedAt: ms('assigned_at'),
    createdAt: ms('created_at').notNull(),
    lastMessageAt: ms('last_message_at').notNull(),
    resolvedAt: ms('resolved_at'),
    /** `shopperId` while open, null when resolved: the unique index allows one open conversation per shopper. */
    openFor: text('open_for'),
  }, (t) => [
    index('conversations_by_shop_state').on(t.shopId, t.state),
    index('conversations_by_deadline').on(t.shopId, t.dueAt),
    index('conversations_by_snooze').on(t.snoozedUntil),
    index('conversations_by_shopper').on(t.shopperId, t.createdAt),
    uniqueIndex('conversations_one_open').on(t.openFor),
  ]);

  const messages = table('messages', {
    /** Order of commit on this database. */
    position: autoId('position'),
    conversationId: text('conversation_id').notNull(),
    seq: int('seq').notNull(),
    /** Made by the client, or derived from what caused it, so that a retry can't double it. */
    id: text('id').notNull(),
    sender: oneOf('sender', ['shopper', 'bot', 'agent', 'system']).notNull(),
    authorId: text('author_id'),
    authorName: text('author_name'),
    body: text('body').notNull(),
    createdAt: ms('created_at').notNull(),
  }, (t) => [
    uniqueIndex('messages_by_seq').on(t.conversationId, t.seq),
    /** Ids first: they grow with time, so that inserts touch one end of the index and not a page for each conversation. */
    uniqueIndex('messages_by_id').on(t.id, t.conversationId),
  ]);

  /** The outbox: written in the transaction of the change it tells, read by durable cursors. */
  const events = table('events', {
    position: logPosition('position'),
    shopId: text('shop_id').notNull(),
    type: text('type').notNull(),
    conversationId: text('conversation_id'),
    payload: text('payload').notNull(),
    createdAt: ms('created_at').notNull(),
  }, (t) => [
    /** So that a quiet shop's readers never meet a busy one's events. Each event costs half as much again to write, a twentieth of its message. */
    index('events_by_shop').on(t.shopId, t.position),
  ]);

  const eventCursors = table('event_cursors', { consumer: text('consumer').primaryKey(), position: position('position').notNull() });

  const products = table('products', {
    shopId: text('shop_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    category: text('category').notNull(),
    /** In hundredths of the shop's currency. */
    priceCents: int('price_cents'),
    updatedAt: ms('updated_at').notNull(),
  }, (t) => [uniqueIndex('products_by_id').on(t.shopId, t.id)]);

  /** Broadcasts. Links and promises lie in the row: they are read and replaced with it. */
  const liveSessions = table('live_sessions', {
    shopId: text('shop_id').notNull(),
    id: text('id').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    host: text('host').notNull(),
    startsAt: ms('starts_at').notNull(),
    endsAt: ms('ends_at').notNull(),
    playbackDelaySeconds: int('playback_delay_seconds').notNull().default(10),
    links: json<LiveLink[]>('links').notNull(),
    promises: json<LivePromise[]>('promises').notNull(),
    /** Counts its changes. */
    version: int('version').notNull().default(1),
    updatedAt: ms('updated_at').notNull(),
  }, (t) => [uniqueIndex('live_sessions_by_id').on(t.shopId, t.id)]);

  const uploads = table('uploads', {
    id: text('id').primaryKey(),
    shopId: text('shop_id').notNull(),
    /** Who sent it: a shopper's or an agent's id. */
    authorId: text('author_id').notNull(),
    storageKey: text('storage_key').notNull(),
    mediaType: text('media_type').notNull(),
    width: int('width').notNull(),
    height: int('height').notNull(),
    bytes: int('bytes').notNull(),
    /** True for pictures of answers: they stay when conversations go. */
    kept: bool('kept'),
    createdAt: ms('created_at').notNull(),
    /** Since when it waits to be sent with a message; null once it was. */
    unsentSince: ms('unsent_since'),
  });

  return {
    settings, shops, agents, agentSessions, invitations, shoppers, conversations, messages, events, eventCursors,
    products, liveSessions, uploads, ...defineOrderTables(kinds), ...defineIntegrationTables(kinds), ...defineWebhookTables(kinds), ...defineKnowledgeTables(kinds), ...defineHoursTables(kinds),
    ...defineSatisfactionTables(kinds), ...defineEscalationTables(kinds), ...defineAuditTables(kinds), ...defineReportTables(kinds), ...defineNoteTables(kinds), ...defineCasesTables(kinds), ...defineRoutingTables(kinds), ...defineTemplateTables(kinds), ...defineCareTables(kinds),
  };
}

/** Every table, in canonical types. */
export type Tables = ReturnType<typeof defineTables>;
