import type { MacroAction, TemplateWords } from '@aftercast/shared';
import type { ColumnKinds } from './columns.pg.ts';

/** What agents' replies are made of: templates, macros, what they did with suggestions, and what they promised to come back to. */
export function defineTemplateTables({ table, text, oneOf, int, ms, bool, json, index, uniqueIndex }: ColumnKinds) {
  /** A shop's own list in a language; where there is none, the ready-made one holds. */
  const replyTemplates = table('reply_templates', {
    shopId: text('shop_id').notNull(),
    language: oneOf('language', ['zh', 'en']).notNull(),
    id: text('id').notNull(),
    title: text('title').notNull(),
    steps: json<TemplateWords['steps']>('steps').notNull(),
    position: int('position').notNull(),
    updatedAt: ms('updated_at').notNull(),
  }, (t) => [uniqueIndex('reply_templates_by_id').on(t.shopId, t.language, t.id)]);

  const macros = table('macros', {
    shopId: text('shop_id').notNull(),
    id: text('id').notNull(),
    title: text('title').notNull(),
    actions: json<MacroAction[]>('actions').notNull(),
    position: int('position').notNull(),
    updatedAt: ms('updated_at').notNull(),
  }, (t) => [uniqueIndex('macros_by_id').on(t.shopId, t.id)]);

  /** What an agent did with the entries suggested for a question. Goes with its conversation. */
  const suggestionUses = table('suggestion_uses', {
    conversationId: text('conversation_id').notNull(),
    /** The shopper's message. */
    questionId: text('question_id').notNull(),
    shopId: text('shop_id').notNull(),
    language: oneOf('language', ['zh', 'en']).notNull(),
    outcome: oneOf('outcome', ['sent', 'edited', 'none']).notNull(),
    /** Null: none fitted. */
    entryId: text('entry_id'),
    /** What the agent sent. */
    reply: text('reply').notNull(),
    agentId: text('agent_id').notNull(),
    usedAt: ms('used_at').notNull(),
  }, (t) => [
    uniqueIndex('suggestion_uses_by_question').on(t.conversationId, t.questionId),
    index('suggestion_uses_by_shop').on(t.shopId, t.language, t.usedAt),
  ]);

  /** Dated tasks of agents about a conversation. */
  const followUps = table('follow_ups', {
    id: text('id').primaryKey(),
    shopId: text('shop_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    agentId: text('agent_id').notNull(),
    note: text('note').notNull(),
    dueAt: ms('due_at').notNull(),
    /** The shopper was told the moment. */
    promised: bool('promised').notNull(),
    state: oneOf('state', ['open', 'due', 'done', 'cancelled']).notNull(),
    /** When its agent was reminded before the moment. */
    remindedAt: ms('reminded_at'),
    createdAt: ms('created_at').notNull(),
    closedAt: ms('closed_at'),
  }, (t) => [
    index('follow_ups_by_state').on(t.state, t.dueAt),
    index('follow_ups_by_agent').on(t.shopId, t.agentId, t.state, t.dueAt),
    index('follow_ups_by_conversation').on(t.conversationId),
  ]);

  return { replyTemplates, macros, suggestionUses, followUps };
}
