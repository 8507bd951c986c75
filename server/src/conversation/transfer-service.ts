/**
 * Passing a conversation on: from its owner to a colleague or to the queue, or by a supervisor from anywhere to anyone.
 * What was said about it is written with the move and shown to staff alone. Called by the agents' frames.
 */
import { can, type DeskNeeds } from '@aftercast/shared';
import type { Agent } from '../agents/agent-repository.ts';
import { isUniqueViolation, type Alongside } from '../db/store.ts';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import type { ConversationRepository, ConversationRow } from './conversation-repository.ts';
import { transfer } from './conversation-state.ts';
import { noticeOf, patchOf } from './plan.ts';
import { placed } from './presenter.ts';
import type { TransferRepository } from './transfer-repository.ts';

/** Where to, and why. */
export interface TransferOrder { conversationId: string; version: number; to: { agentId: string } | { queue: DeskNeeds }; reason: string }

/** Someone of the shop; null is the queue. */
type Place = { id: string; name: string } | null;
type Also = (passed: { from: Place; to: Place }) => Alongside;

interface Deps {
  repository: Pick<ConversationRepository, 'byId' | 'move'>;
  notes: TransferRepository;
  colleagueById: (id: string) => Promise<Agent | null>;
  bus: Bus;
  clock: () => number;
}

const told = {
  not_owner: 'this conversation is not yours', conversation_resolved: 'this conversation has ended', already_there: 'it is there already',
} as const;

export function createTransferService({ repository, notes, colleagueById, bus, clock }: Deps) {
  async function targetOf(agent: Agent, to: TransferOrder['to']): Promise<Agent | null> {
    if ('queue' in to) return null;
    const target = await colleagueById(to.agentId);
    if (target?.shopId !== agent.shopId) throw new AppError('agent_not_found', 'there is no such colleague');
    if (!can(target, 'answer', 'conversations')) throw new AppError('agent_unavailable', `${target.name} does not answer conversations`);
    return target;
  }

  async function ownerOf({ ownerId, version }: ConversationRow) {
    const owner = ownerId === null ? null : await colleagueById(ownerId);
    return { owner: owner ? { id: owner.id, name: owner.name } : null, version };
  }

  return {
    /**
     * @param also is written in the same transaction, given where it led from and to; null is the queue
     * @throws conversation_not_found, agent_not_found, agent_unavailable, not_owner (details.owner), conversation_resolved,
     * already_there, version_conflict
     */
    async transfer(agent: Agent, { conversationId: id, version, to, reason }: TransferOrder, origin: string, also?: Also): Promise<ConversationRow> {
      const row = await repository.byId(id);
      if (!row || row.shopId !== agent.shopId) throw new AppError('conversation_not_found', 'there is no such conversation in this shop');
      const target = await targetOf(agent, to);
      const move = transfer(row, target?.id ?? null, { id: agent.id, mayAssign: can(agent, 'assign', 'conversations') });
      if (typeof move === 'string') throw new AppError(move, told[move], { details: await ownerOf(row) });
      const now = clock();
      const notice = noticeOf(move, `${id}.${version}`, now, target);
      const noted = also?.({ from: (await ownerOf(row)).owner, to: target ? { id: target.id, name: target.name } : null });
      const needs = 'queue' in to && Object.keys(to.queue).length > 0 ? to.queue : null;
      const committed = row.version === version ? await repository.move({
        // In the queue it is not to come straight back to who passed it on.
        conversationId: id, version, messages: [notice], patch: { ...patchOf(move, row, now), needs, ...(target ? {} : { lastAgentId: null }) }, moved: true,
        event: `conversation.${move.notice}`, shopId: row.shopId, now, also: noted,
        beside: (w) => notes.insert(w, {
          id: notice.id, conversationId: id, shopId: row.shopId, byId: agent.id, byName: agent.name, toId: target?.id ?? null, toName: target?.name ?? null, needs, reason, createdAt: now,
        }),
      }).catch((error: unknown) => {
        if (isUniqueViolation(error)) return null;
        throw error;
      }) : null;
      if (!committed) throw new AppError('version_conflict', 'the conversation has changed meanwhile', { details: { version: (await repository.byId(id))?.version ?? version } });
      bus.emit('conversation.committed', { conversation: committed, messages: [placed(notice, id, committed.lastSeq)], moved: true, origin });
      // Those who look on learn why.
      bus.emit('context.changed', { conversationId: id });
      return committed;
    },
  };
}
export type TransferService = ReturnType<typeof createTransferService>;
