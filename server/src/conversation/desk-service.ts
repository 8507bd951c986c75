/**
 * The agents' half of the core: claim, reply, resolve, hand back. Each command names the version the agent saw;
 * of two claims one wins and the other is told who has it. Called by the agents' frames.
 */
import { isUniqueViolation, type Alongside } from '../db/store.ts';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import type { Agent } from '../agents/agent-repository.ts';
import { claim, resolve, returnToBot, type Move, type Standing } from './conversation-state.ts';
import type { ConversationRepository, ConversationRow } from './conversation-repository.ts';
import type { Colleagues } from './conversation-service.ts';
import { checkText } from './message-text.ts';
import { noticeOf, patchOf, previewOf, textMessage } from './plan.ts';
import { fromRow, placed } from './presenter.ts';
import type { Message } from '@aftercast/shared';

type Refusal = 'already_claimed' | 'not_owner' | 'conversation_resolved';
type Verb = 'claim' | 'resolve' | 'return_to_bot';

interface Deps {
  repository: ConversationRepository;
  colleagues: Colleagues;
  sendImages: (ids: string[], authorId: string) => Promise<void>;
  bus: Bus;
  clock: () => number;
}

const rules: Record<Verb, (current: Standing, agentId: string) => Move | Refusal | 'already_mine'> = { claim, resolve, return_to_bot: returnToBot };

export function createDeskService({ repository, colleagues, sendImages, bus, clock }: Deps) {
  async function load(agent: Agent, id: string): Promise<ConversationRow> {
    const row = await repository.byId(id);
    if (!row || row.shopId !== agent.shopId) throw new AppError('conversation_not_found', 'there is no such conversation in this shop');
    return row;
  }

  async function refuse(code: Refusal, row: ConversationRow): Promise<never> {
    const owner = row.ownerId === null ? null : await colleagues.byId(row.ownerId);
    throw new AppError(code, owner ? `${owner.name} has this conversation` : 'this conversation is not yours', {
      details: { owner: owner ? { id: owner.id, name: owner.name } : null, version: row.version },
    });
  }

  return {
    /**
     * Claims, resolves or hands back. Claiming what is already one's own changes nothing.
     * @param also is written in the same transaction
     * @throws conversation_not_found, already_claimed (details.owner), not_owner, conversation_resolved, version_conflict
     */
    async command(verb: Verb, agent: Agent, id: string, version: number, origin: string, also?: Alongside): Promise<ConversationRow> {
      const row = await load(agent, id);
      const move = rules[verb](row, agent.id);
      if (move === 'already_mine') return row;
      if (typeof move === 'string') return refuse(move, row);
      if (row.version !== version) throw new AppError('version_conflict', 'the conversation has changed meanwhile', { details: { version: row.version } });
      const now = clock();
      const notice = noticeOf(move, `${id}.${row.version}`, now, agent);
      const committed = await repository.move({
        conversationId: id, version, messages: [notice], patch: patchOf(move, row, now), moved: true,
        event: `conversation.${move.notice}`, shopId: row.shopId, now, also,
      }).catch((error: unknown) => {
        if (!isUniqueViolation(error)) throw error;
        throw new AppError('conversation_resolved', 'the shopper talks in a newer conversation', { details: { owner: null, version: row.version } });
      });
      if (!committed) {
        const latest = await load(agent, id);
        const second = rules[verb](latest, agent.id);
        if (second === 'already_mine') return latest;
        if (typeof second === 'string') return refuse(second, latest);
        throw new AppError('version_conflict', 'the conversation has changed meanwhile', { details: { version: latest.version } });
      }
      bus.emit('conversation.committed', { conversation: committed, messages: [placed(notice, id, committed.lastSeq)], moved: true, origin });
      return committed;
    },

    /**
     * The owner's reply; resolves after its commit. The same id again gives the first outcome.
     * @throws text_empty, text_too_long, upload_not_found, conversation_not_found, not_owner, conversation_resolved
     */
    async reply(agent: Agent, incoming: { id: string; conversationId: string; text: string; images: string[] }, origin: string): Promise<Message> {
      const text = checkText(incoming.text, incoming.images.length);
      if (incoming.images.length > 0) await sendImages(incoming.images, agent.id);
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const row = await load(agent, incoming.conversationId);
        if (row.state !== 'assigned' || row.ownerId !== agent.id) {
          const repeated = await repository.messageById(row.id, incoming.id);
          if (repeated) return fromRow(repeated);
          return refuse(row.state === 'resolved' ? 'conversation_resolved' : 'not_owner', row);
        }
        const now = clock();
        const message = textMessage(incoming.id, 'agent', now, text, incoming.images, agent);
        try {
          const committed = await repository.move({
            conversationId: row.id, version: row.version, messages: [message], patch: { waitingSince: null, dueAt: null, snoozedUntil: null, agentReadSeq: row.lastSeq },
            preview: { text: previewOf(text), sender: 'agent' }, event: 'message.posted', shopId: row.shopId, now,
          });
          if (!committed) continue;
          const posted = placed(message, row.id, committed.lastSeq);
          bus.emit('conversation.committed', { conversation: committed, messages: [posted], moved: false, origin });
          return posted;
        } catch (error) {
          const repeated = isUniqueViolation(error) ? await repository.messageById(row.id, incoming.id) : null;
          if (repeated) return fromRow(repeated);
          throw error;
        }
      }
      throw new AppError('overloaded', 'the conversation changes too quickly', { retryAfterMs: 500 });
    },

    /** Raises the agents' read mark. */
    async markRead(agent: Agent, id: string, seq: number, origin: string): Promise<void> {
      const row = await load(agent, id);
      if (row.agentReadSeq >= seq) return;
      const changed = await repository.markRead(id, 'agent', seq);
      if (changed) bus.emit('conversation.committed', { conversation: changed, messages: [], moved: false, origin });
    },
  };
}
export type DeskService = ReturnType<typeof createDeskService>;
