/**
 * The core's public way for others to speak in a conversation: a notice of something that happened beside the talk, or an agent's words to
 * many shoppers at once. Ids derive from what caused them, so that whoever was interrupted may say it all again. Called by cases and incidents.
 */
import { isUniqueViolation } from '../db/store.ts';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import { resolve } from './conversation-state.ts';
import type { ConversationRepository, ConversationRow, StoredMessage } from './conversation-repository.ts';
import { checkText } from './message-text.ts';
import { noticeOf, patchOf, previewOf, textMessage } from './plan.ts';
import { fromRow, placed } from './presenter.ts';
import type { Message, MessageBody } from '@aftercast/shared';

interface Author { id: string; name: string }
/** What is told. */
export interface Telling { id: string; body: Extract<MessageBody, { kind: 'notice' }>; agent: Author }
/** What an agent says to one of many. `resolves`: the conversation ends with it, unless a colleague has it. */
export interface Saying { id: string; text: string; agent: Author; resolves: boolean }

/** What is written, as it follows from the row. */
type Part = Pick<Parameters<ConversationRepository['move']>[0], 'messages' | 'patch' | 'moved' | 'preview' | 'event'>;

const attempts = 6;

export function createNoticeService({ repository, bus, clock }: { repository: ConversationRepository; bus: Bus; clock: () => number }) {
  /** Writes where the shopper of this conversation talks now; nothing, where it is said already. Null: the conversation is gone. */
  async function write(conversationId: string, id: string, plan: (row: ConversationRow, now: number) => Part): Promise<Message | null> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const named = await repository.byId(conversationId);
      if (!named) return null;
      const said = await repository.messageOfShopper(named.shopperId, id);
      if (said) return fromRow(said.message);
      const row = await repository.latestOf(named.shopperId) ?? named;
      const now = clock();
      const part = plan(row, now);
      try {
        const committed = await repository.move({ conversationId: row.id, version: row.version, shopId: row.shopId, now, ...part });
        if (!committed) continue;
        const messages = part.messages.map((message, at) => placed(message, row.id, committed.lastSeq - part.messages.length + 1 + at));
        bus.emit('conversation.committed', { conversation: committed, messages, moved: part.moved === true, origin: null });
        return messages[0] ?? null;
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
      }
    }
    throw new AppError('overloaded', 'the conversation changes too quickly', { retryAfterMs: 500 });
  }

  return {
    /** A notice. It moves nothing: neither state nor owner nor who waits. @throws overloaded when the conversation changes quicker than it can be written */
    post: (conversationId: string, { id, body, agent }: Telling): Promise<Message | null> => write(conversationId, id, (_, now) => {
      const notice: StoredMessage = { id, sender: 'system', authorId: agent.id, authorName: null, at: now, body };
      return { messages: [notice], patch: {}, event: `conversation.${body.event}` };
    }),

    /**
     * An agent's words, whoever owns the conversation: its owner keeps it, and who waits in the queue keeps the place.
     * @throws text_empty, text_too_long, overloaded
     */
    say: (conversationId: string, { id, text, agent, resolves }: Saying): Promise<Message | null> => write(conversationId, id, (row, now) => {
      const words = checkText(text, 0);
      const message = textMessage(id, 'agent', now, words, [], agent);
      const preview = { text: previewOf(words), sender: 'agent' as const };
      const move = resolves ? resolve(row, agent.id) : null;
      if (move && typeof move === 'object') {
        return { messages: [message, noticeOf(move, id, now, agent)], patch: patchOf(move, row, now), moved: true, preview, event: `conversation.${move.notice}` };
      }
      const answered = row.state === 'assigned' ? { waitingSince: null, dueAt: null } : {};
      return { messages: [message], patch: answered, preview, event: 'message.posted' };
    }),
  };
}
export type NoticeService = ReturnType<typeof createNoticeService>;
