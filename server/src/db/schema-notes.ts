import type { ColumnKinds } from './columns.pg.ts';

/** What colleagues write and file for each other: private notes, who was called into them, labels. No shopper's query touches these. */
export function defineNoteTables({ table, text, oneOf, ms, json, index, uniqueIndex }: ColumnKinds) {
  const notes = table('notes', {
    /** Made by the client, so that a retry can't double it. */
    id: text('id').primaryKey(),
    shopId: text('shop_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    authorId: text('author_id').notNull(),
    authorName: text('author_name').notNull(),
    text: text('text').notNull(),
    mentions: json<string[]>('mentions').notNull(),
    createdAt: ms('created_at').notNull(),
  }, (t) => [index('notes_by_conversation').on(t.conversationId, t.createdAt)]);

  /** Who was called into which note; `readAt` once they opened the conversation. */
  const mentions = table('mentions', {
    noteId: text('note_id').notNull(),
    shopId: text('shop_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    agentId: text('agent_id').notNull(),
    createdAt: ms('created_at').notNull(),
    readAt: ms('read_at'),
  }, (t) => [uniqueIndex('mentions_by_agent').on(t.agentId, t.noteId), index('mentions_by_conversation').on(t.conversationId)]);

  const labels = table('labels', {
    id: text('id').primaryKey(),
    shopId: text('shop_id').notNull(),
    name: text('name').notNull(),
    tone: oneOf('tone', ['plain', 'info', 'fine', 'soon', 'late']).notNull(),
    createdAt: ms('created_at').notNull(),
  }, (t) => [uniqueIndex('labels_by_name').on(t.shopId, t.name)]);

  const conversationLabels = table('conversation_labels', {
    conversationId: text('conversation_id').notNull(),
    labelId: text('label_id').notNull(),
  }, (t) => [uniqueIndex('conversation_labels_once').on(t.conversationId, t.labelId), index('conversation_labels_by_label').on(t.labelId)]);

  return { notes, mentions, labels, conversationLabels };
}
