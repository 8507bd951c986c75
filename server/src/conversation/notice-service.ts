/**
 * The core's public way for others to tell the shopper something that happened beside the talk: a notice in the conversation
 * they are in. It moves nothing: neither state nor owner nor who waits. Called by the cases.
 */
import { isUniqueViolation } from '../db/store.ts';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import type { ConversationRepository } from './conversation-repository.ts';
import { fromRow, placed } from './presenter.ts';
import type { Message, MessageBody } from '@aftercast/shared';

/** What is told, under an id that derives from what caused it. */
export interface Telling { id: string; body: Extract<MessageBody, { kind: 'notice' }>; agent: { id: string; name: string } }

const attempts = 6;

export function createNoticeService({ repository, bus, clock }: { repository: ConversationRepository; bus: Bus; clock: () => number }) {
  return {
    /**
     * Writes it where the shopper of this conversation talks now; the same id again writes nothing. Null: the conversation is gone.
     * @throws overloaded when the conversation changes quicker than it can be written
     */
    async post(conversationId: string, { id, body, agent }: Telling): Promise<Message | null> {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const named = await repository.byId(conversationId);
        if (!named) return null;
        const said = await repository.messageOfShopper(named.shopperId, id);
        if (said) return fromRow(said.message);
        const row = await repository.latestOf(named.shopperId) ?? named;
        const now = clock();
        const notice = { id, sender: 'system' as const, authorId: agent.id, authorName: null, at: now, body };
        try {
          const committed = await repository.move({ conversationId: row.id, version: row.version, messages: [notice], patch: {}, event: `conversation.${body.event}`, shopId: row.shopId, now });
          if (!committed) continue;
          const message = placed(notice, row.id, committed.lastSeq);
          bus.emit('conversation.committed', { conversation: committed, messages: [message], moved: false, origin: null });
          return message;
        } catch (error) {
          if (!isUniqueViolation(error)) throw error;
        }
      }
      throw new AppError('overloaded', 'the conversation changes too quickly', { retryAfterMs: 500 });
    },
  };
}
export type NoticeService = ReturnType<typeof createNoticeService>;
