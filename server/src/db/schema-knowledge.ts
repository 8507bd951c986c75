import type { EntryPart, KnowledgeEntry } from '@aftercast/shared';
import type { ColumnKinds } from './columns.pg.ts';

/** The knowledge base's part of `defineTables`: live entries, what is edited, published and kept of them, and what real use says. */
export function defineKnowledgeTables({ table, text, oneOf, int, ms, bool, json, index, uniqueIndex }: ColumnKinds) {
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
    context: json<{ product?: string | undefined; liveSession?: string | undefined; previous?: string | undefined }>('context').notNull(),
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

  return { knowledgeEntries, knowledgeDrafts, knowledgeVersions, knowledgeChanges, knowledgeChecks, knowledgeThresholds, questions, workDecisions };
}
