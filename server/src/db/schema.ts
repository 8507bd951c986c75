import type { EntryPart, KnowledgeEntry, LiveLink, LivePromise } from '@aftercast/shared';
import type { ColumnKinds } from './columns.pg.ts';

/**
 * The one definition of every table. The two dialects call it with their own column kinds;
 * times are milliseconds since the epoch (`ms`), ids are text made by `createId` or by a client.
 */
export function defineTables({ table, text, oneOf, int, ms, bool, json, index, uniqueIndex, autoId, logPosition, position }: ColumnKinds) {
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
    role: oneOf('role', ['owner', 'agent']).notNull(),
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
    role: oneOf('role', ['owner', 'agent']),
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
    /** Since when the shopper waits for a person; null when nobody waits. Orders the queue. */
    waitingSince: ms('waiting_since'),
    createdAt: ms('created_at').notNull(),
    lastMessageAt: ms('last_message_at').notNull(),
    resolvedAt: ms('resolved_at'),
    /** `shopperId` while open, null when resolved: the unique index allows one open conversation per shopper. */
    openFor: text('open_for'),
  }, (t) => [
    index('conversations_by_shop_state').on(t.shopId, t.state),
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
  });

  const eventCursors = table('event_cursors', { consumer: text('consumer').primaryKey(), position: position('position').notNull() });

  const knowledgeEntries = table('knowledge_entries', {
    shopId: text('shop_id').notNull(),
    language: oneOf('language', ['zh', 'en']).notNull(),
    id: text('id').notNull(),
    tier: int('tier').notNull(),
    category: text('category').notNull(),
    question: text('question').notNull(),
    phrasings: json<string[]>('phrasings').notNull(),
    keywords: json<string[]>('keywords').notNull(),
    answer: text('answer').notNull(),
    fallback: text('fallback'),
    product: text('product'),
    liveSession: text('live_session'),
    parts: json<EntryPart[] | null>('parts'),
    validFrom: ms('valid_from'),
    validUntil: ms('valid_until'),
    related: json<string[] | null>('related'),
    /** Number of the version that last changed it; null from before there were versions. */
    version: int('version'),
    updatedAt: ms('updated_at').notNull(),
  }, (t) => [uniqueIndex('knowledge_entries_by_id').on(t.shopId, t.language, t.id)]);

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
    links: json<LiveLink[]>('links').notNull(),
    promises: json<LivePromise[]>('promises').notNull(),
    updatedAt: ms('updated_at').notNull(),
  }, (t) => [uniqueIndex('live_sessions_by_id').on(t.shopId, t.id)]);

  /** Edits that are not live, one for each entry. */
  const knowledgeDrafts = table('knowledge_drafts', {
    shopId: text('shop_id').notNull(),
    language: oneOf('language', ['zh', 'en']).notNull(),
    entryId: text('entry_id').notNull(),
    /** Null: the entry is to go. */
    entry: json<KnowledgeEntry | null>('entry'),
    /** Number of the version the live entry was in when the draft was made; 0 where there was none. */
    base: int('base').notNull(),
    revision: int('revision').notNull(),
    authorId: text('author_id').notNull(),
    authorName: text('author_name').notNull(),
    updatedAt: ms('updated_at').notNull(),
  }, (t) => [uniqueIndex('knowledge_drafts_by_entry').on(t.shopId, t.language, t.entryId)]);

  /** Publications of a shop's knowledge, numbered from 1. */
  const knowledgeVersions = table('knowledge_versions', {
    shopId: text('shop_id').notNull(),
    number: int('number').notNull(),
    source: oneOf('source', ['publish', 'revert', 'import', 'api', 'seed']).notNull(),
    note: text('note').notNull(),
    authorId: text('author_id'),
    authorName: text('author_name').notNull(),
    reverts: int('reverts'),
    created: int('created').notNull(),
    changed: int('changed').notNull(),
    deleted: int('deleted').notNull(),
    createdAt: ms('created_at').notNull(),
  }, (t) => [uniqueIndex('knowledge_versions_by_number').on(t.shopId, t.number)]);

  /** What each version did to each entry. */
  const knowledgeChanges = table('knowledge_changes', {
    shopId: text('shop_id').notNull(),
    number: int('number').notNull(),
    language: oneOf('language', ['zh', 'en']).notNull(),
    entryId: text('entry_id').notNull(),
    before: json<KnowledgeEntry | null>('before'),
    after: json<KnowledgeEntry | null>('after'),
  }, (t) => [
    uniqueIndex('knowledge_changes_by_version').on(t.shopId, t.number, t.language, t.entryId),
    index('knowledge_changes_by_entry').on(t.shopId, t.language, t.entryId, t.number),
  ]);

  /** Questions whose outcome is to stay. */
  const knowledgeChecks = table('knowledge_checks', {
    id: text('id').primaryKey(),
    shopId: text('shop_id').notNull(),
    language: oneOf('language', ['zh', 'en']).notNull(),
    text: text('text').notNull(),
    context: json<{ product?: string | undefined; liveSession?: string | undefined }>('context').notNull(),
    /** Null: a person. */
    entryId: text('entry_id'),
    authorName: text('author_name').notNull(),
    createdAt: ms('created_at').notNull(),
  }, (t) => [index('knowledge_checks_by_shop').on(t.shopId, t.createdAt)]);

  /** How sure the bot must be, where the shop has moved it. */
  const knowledgeThresholds = table('knowledge_thresholds', {
    shopId: text('shop_id').primaryKey(),
    thresholds: json<{ answer: number; choices: number }>('thresholds').notNull(),
    updatedAt: ms('updated_at').notNull(),
  });

  /** Orders as the merchant's system gave them; `data` is checked by the orders module. */
  const orders = table('orders', {
    shopId: text('shop_id').notNull(),
    id: text('id').notNull(),
    shopperExternalId: text('shopper_external_id').notNull(),
    paidAt: ms('paid_at').notNull(),
    data: text('data').notNull(),
  }, (t) => [uniqueIndex('orders_by_id').on(t.shopId, t.id), index('orders_by_shopper').on(t.shopId, t.shopperExternalId)]);

  /** What shoppers asked and what became of it, read from the log by the work list. Goes with its conversation. */
  const questions = table('questions', {
    conversationId: text('conversation_id').notNull(),
    /** The shopper's message. */
    id: text('id').notNull(),
    shopId: text('shop_id').notNull(),
    language: oneOf('language', ['zh', 'en']).notNull(),
    text: text('text').notNull(),
    askedAt: ms('asked_at').notNull(),
    /** Where the shopper was. */
    product: text('product'),
    liveSession: text('live_session'),
    outcome: oneOf('outcome', ['answer', 'choices', 'handoff']).notNull(),
    /** Why a person was needed; null where none was. */
    reason: text('reason'),
    /** The entry that was spoken. */
    entryId: text('entry_id'),
    /** How sure the bot was, in percent. */
    confidence: int('confidence'),
    /** Entries offered as choices, or as others after "not what I asked". */
    offered: json<string[]>('offered').notNull(),
    /** Which of them was tapped. */
    taken: text('taken'),
    /** Entries nearest to the words when no entry was spoken, best first. */
    candidates: json<string[]>('candidates').notNull(),
    vote: oneOf('vote', ['helpful', 'unhelpful', 'not_asked']),
    /** A choice or an offered question was tapped: the words are the shop's own. */
    tapped: bool('tapped').notNull(),
    /** After the bot's words the shopper asked for a person. */
    wantedPerson: bool('wanted_person').notNull(),
    /** Agents' time that it took. */
    peopleMs: ms('people_ms').notNull(),
  }, (t) => [
    uniqueIndex('questions_by_id').on(t.conversationId, t.id),
    index('questions_by_shop').on(t.shopId, t.language, t.askedAt),
  ]);

  /** Rows of the work list that someone has dealt with; they come back when more of the same is asked. */
  const workDecisions = table('work_decisions', {
    shopId: text('shop_id').notNull(),
    language: oneOf('language', ['zh', 'en']).notNull(),
    key: text('key').notNull(),
    decision: oneOf('decision', ['dismissed', 'phrasing', 'entry']).notNull(),
    entryId: text('entry_id'),
    /** How many it was about when it was decided. */
    count: int('count').notNull(),
    agentId: text('agent_id').notNull(),
    decidedAt: ms('decided_at').notNull(),
  }, (t) => [uniqueIndex('work_decisions_by_key').on(t.shopId, t.language, t.key)]);

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
    knowledgeEntries, knowledgeDrafts, knowledgeVersions, knowledgeChanges, knowledgeChecks, knowledgeThresholds, questions, workDecisions, products, liveSessions, orders, uploads,
  };
}

/** Every table, in canonical types. */
export type Tables = ReturnType<typeof defineTables>;
