/**
 * Brings follow-ups back at their moment, and reminds of them before it. What is due stands in the database and is asked for again and
 * again, so that neither a stop nor a crash loses one: what fell due meanwhile comes at the start. Several processes may run it: the
 * change of a row's state is one statement, and only who made it tells. Started by the process.
 */
import { can, type FollowUp } from '@aftercast/shared';
import type { Agent } from '../agents/agent-repository.ts';
import type { DeskService } from '../conversation/desk-service.ts';
import type { ConversationRow } from '../conversation/conversation-repository.ts';
import { AppError } from '../errors.ts';
import type { FollowUpRepository, FollowUpRow } from './follow-up-repository.ts';

const everyMs = 5_000;
/** An agent hears of it so long before. */
export const remindBeforeMs = 10 * 60_000;
const atOnce = 100;

interface Deps {
  repository: FollowUpRepository;
  conversationOf: (shopId: string, id: string) => Promise<ConversationRow>;
  agentOf: (shopId: string, id: string) => Promise<Agent | null>;
  command: DeskService['command'];
  onChanged: (changed: FollowUp) => void;
  clock: () => number;
  onError: (error: unknown) => void;
}

export function createDueJob({ repository, conversationOf, agentOf, command, onChanged, clock, onError }: Deps) {
  let running: Promise<void> | null = null;

  /** A resolved conversation goes back into its agent's list; one that is running stays with whoever has it. Never throws: the task comes due whatever became of it. */
  async function reopen({ shopId, conversationId, agentId }: FollowUpRow): Promise<void> {
    try {
      const [row, agent] = await Promise.all([conversationOf(shopId, conversationId), agentOf(shopId, agentId)]);
      if (row.state === 'resolved' && agent && can(agent, 'answer', 'conversations')) await command('claim', agent, conversationId, row.version, '');
    } catch (error) {
      // The shopper talks in a newer conversation, someone was quicker, or the conversation has gone.
      if (!(error instanceof AppError)) onError(error);
    }
  }

  async function tell(id: string): Promise<void> {
    const found = await repository.shown(id);
    if (found) onChanged(found);
  }

  /** @returns false when nothing was left to do */
  async function step(): Promise<boolean> {
    const now = clock();
    const due = await repository.due(now, atOnce);
    for (const row of due) {
      await reopen(row);
      if (await repository.change(row.id, { from: ['open'], dueBy: now }, { state: 'due' }, 'due', now)) await tell(row.id);
    }
    const until = now + remindBeforeMs;
    const soon = await repository.toRemind(now, until, atOnce);
    for (const row of soon) {
      if (await repository.change(row.id, { from: ['open'], dueBy: until }, { remindedAt: now }, 'reminded', now)) await tell(row.id);
    }
    return due.length === atOnce || soon.length === atOnce;
  }

  async function run(): Promise<void> {
    while (await step()) { /* until nothing is left */ }
  }

  return {
    /** Everything whose moment has come by now. */
    run,
    /** Runs now and every five seconds. @returns the undo, which waits for what is under way */
    start(): () => Promise<void> {
      const wake = (): void => { running ??= run().catch(onError).finally(() => { running = null; }); };
      const timer = setInterval(wake, everyMs);
      timer.unref();
      wake();
      return async () => {
        clearInterval(timer);
        await running;
      };
    },
  };
}
