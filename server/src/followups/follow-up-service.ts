/**
 * Dated tasks that come back to their agent: made, moved, done, cancelled, and any of it undone. A promised one is told the shopper by a message of the agent's,
 * so only who owns the conversation can promise. Its moment is the job's (`due-job`). Called by the routes.
 */
import { can, careSign, type FollowUp, type FollowUpChange, type FollowUpPlan } from '@aftercast/shared';
import type { Agent } from '../agents/agent-repository.ts';
import type { DeskService } from '../conversation/desk-service.ts';
import type { ConversationRow } from '../conversation/conversation-repository.ts';
import { mayReadHealth, type HealthRow, type Reader } from '../conversation/health.ts';
import { AppError } from '../errors.ts';
import type { FollowUpRepository, FollowUpRow } from './follow-up-repository.ts';
import { promiseWords } from './promise-words.ts';

/** Nobody plans further ahead; a longer time is a slip of the hand. */
const furthestMs = 366 * 24 * 60 * 60 * 1000;

const running = { from: ['open', 'due'] } as const;
const over = { from: ['done', 'cancelled'] } as const;
const ended = (): AppError => new AppError('version_conflict', 'this follow-up is ended already');

/** A follow-up as this agent may see it: beside talk of someone's health what is to be done is told to whoever may read that, or whose it is. */
export function followUpAsReadBy(reader: Reader, row: HealthRow, followUp: FollowUp): FollowUp {
  return followUp.note === '' || followUp.agentId === reader.id || mayReadHealth(reader, row) ? followUp : { ...followUp, note: careSign };
}

interface Deps {
  repository: FollowUpRepository;
  /** @throws conversation_not_found */
  conversationOf: (shopId: string, id: string) => Promise<ConversationRow>;
  reply: DeskService['reply'];
  zoneOf: (shopId: string) => Promise<string>;
  onChanged: (changed: FollowUp) => void;
  clock: () => number;
}

export function createFollowUpService({ repository, conversationOf, reply, zoneOf, onChanged, clock }: Deps) {
  function checkMoment(dueAt: number): void {
    const now = clock();
    if (dueAt <= now || dueAt > now + furthestMs) throw new AppError('invalid_request', 'the moment has to lie ahead, within a year');
  }

  /** The id says which moment was promised, so that trying again tells it once. */
  async function promise(agent: Agent, row: ConversationRow, id: string, dueAt: number, moved: boolean): Promise<void> {
    const text = promiseWords(dueAt, row.language, await zoneOf(agent.shopId), moved);
    await reply(agent, { id: `${id}.${dueAt.toString(36)}`, conversationId: row.id, text, images: [] }, '');
  }

  async function tell(id: string): Promise<FollowUp> {
    const found = await repository.shown(id);
    if (!found) throw new AppError('not_found', 'there is no such follow-up');
    onChanged(found);
    return found;
  }

  async function own(agent: Agent, id: string): Promise<FollowUpRow> {
    const row = await repository.byId(id);
    if (!row || row.shopId !== agent.shopId) throw new AppError('not_found', 'there is no such follow-up');
    if (row.agentId !== agent.id && !can(agent, 'assign', 'conversations')) throw new AppError('forbidden', 'this follow-up is a colleague’s');
    return row;
  }

  async function end(row: FollowUpRow, state: 'done' | 'cancelled'): Promise<FollowUp> {
    const now = clock();
    const closed = await repository.change(row.id, running, { state, closedAt: now }, state, now);
    if (!closed && row.state !== state) throw ended();
    return tell(row.id);
  }

  /** What was due when it was ended is due again at once: the job would call for it a second time. */
  async function openAgain(row: FollowUpRow): Promise<FollowUp> {
    const now = clock();
    await repository.change(row.id, over, { state: row.dueAt <= now ? 'due' : 'open', closedAt: null }, 'reopened', now);
    return tell(row.id);
  }

  async function apply(agent: Agent, row: FollowUpRow, change: FollowUpChange): Promise<FollowUp> {
    if ('state' in change) return change.state === 'open' ? openAgain(row) : end(row, change.state);
    checkMoment(change.dueAt);
    if (row.state === 'done' || row.state === 'cancelled') throw ended();
    if (row.promised && change.dueAt !== row.dueAt) await promise(agent, await conversationOf(agent.shopId, row.conversationId), row.id, change.dueAt, true);
    // Who moves one whose note is covered sends the sign back: the note stays.
    const note = change.note === undefined || change.note === careSign ? {} : { note: change.note };
    const moved = await repository.change(row.id, running, { ...note, dueAt: change.dueAt, state: 'open', remindedAt: null }, 'moved', clock());
    if (!moved) throw ended();
    return tell(row.id);
  }

  return {
    /** This agent's that are not ended, the earliest first. */
    mine: (agent: Agent): Promise<FollowUp[]> => repository.ofAgent(agent.shopId, agent.id),

    /** A conversation's that are not ended, whoever's, the earliest first. @throws conversation_not_found */
    async ofConversation(agent: Agent, conversationId: string): Promise<FollowUp[]> {
      const row = await conversationOf(agent.shopId, conversationId);
      return (await repository.ofConversation(agent.shopId, conversationId)).map((one) => followUpAsReadBy(agent, row, one));
    },

    /** Makes one; the same id again changes nothing. @throws invalid_request, conversation_not_found; not_owner, conversation_resolved for a promise */
    async create(agent: Agent, id: string, conversationId: string, { note, dueAt, promised }: FollowUpPlan): Promise<FollowUp> {
      const row = await conversationOf(agent.shopId, conversationId);
      const before = await repository.byId(id);
      if (before && before.agentId !== agent.id) throw new AppError('not_found', 'there is no such follow-up');
      if (before && before.conversationId !== conversationId) throw new AppError('invalid_request', 'another follow-up has this id');
      if (!before) {
        checkMoment(dueAt);
        const now = clock();
        await repository.insert({ id, shopId: agent.shopId, conversationId, agentId: agent.id, note, dueAt, promised, state: 'open', remindedAt: null, createdAt: now, closedAt: null });
      }
      if (promised) {
        try {
          await promise(agent, row, id, before?.dueAt ?? dueAt, false);
        } catch (error) {
          if (!before) await repository.remove(id);
          throw error;
        }
      }
      return tell(id);
    },

    /** Another's is shown as they may read it. @throws not_found, forbidden, invalid_request; version_conflict when it is ended already; not_owner where a promise can't be told anew */
    async change(agent: Agent, id: string, change: FollowUpChange): Promise<FollowUp> {
      const row = await own(agent, id);
      const changed = await apply(agent, row, change);
      return followUpAsReadBy(agent, await conversationOf(agent.shopId, row.conversationId), changed);
    },
  };
}
export type FollowUpService = ReturnType<typeof createFollowUpService>;
