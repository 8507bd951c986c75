/**
 * Agents at their desks on the virtual clock: they take who waits in the queue's order, read, answer and finish through the same commands
 * as the console. How long they take is made up; who may be taken, and when, is the server's.
 */
import type { Agent } from '../../agents/agent-repository.ts';
import type { Chance } from '../chance.ts';
import type { Schedule } from './schedule.ts';

/** Conversations at a time. */
const places = 3;
const hourMs = 3_600_000;
/** Median of the first reply after taking it, and of the whole, in milliseconds, with the spreads of their logarithms. */
const reading = [45_000, 0.6] as const;
const working = [4 * 60_000, 0.7] as const;
/** Whoever works on one types now and then; of who gives no sign for two minutes the server takes it back. */
const signEveryMs = 60_000;

/** The console's commands, as far as agents of the week need them. */
export interface Desk {
  /** The next who waits; null when nobody does. */
  next(agent: Agent): Promise<{ id: string; version: number } | null>;
  claim(agent: Agent, conversation: { id: string; version: number }): Promise<void>;
  types(agent: Agent, conversationId: string): void;
  reply(agent: Agent, conversationId: string): Promise<void>;
  resolve(agent: Agent, conversationId: string): Promise<void>;
}

interface Deps { agents: readonly Agent[]; desk: Desk; schedule: Schedule; chance: Chance; isOpen: () => Promise<boolean>; onReply: (conversationId: string) => void }

export function createPeople({ agents, desk, schedule, chance, isOpen, onReply }: Deps) {
  const load = new Map(agents.map(({ id }) => [id, 0]));
  const loadOf = ({ id }: Agent): number => load.get(id) ?? 0;
  const leastBusy = (): Agent | undefined => agents.filter((agent) => loadOf(agent) < places).sort((a, b) => loadOf(a) - loadOf(b))[0];

  function work(agent: Agent, conversationId: string): void {
    const reads = Math.min(chance.lognormal(...reading), hourMs);
    const ends = reads + Math.min(chance.lognormal(...working), hourMs);
    async function answer(): Promise<void> {
      await desk.reply(agent, conversationId);
      onReply(conversationId);
    }
    for (let at = 0; at < ends; at += signEveryMs) schedule.in(at, async () => desk.types(agent, conversationId));
    schedule.in(reads, answer);
    schedule.in(ends, async () => {
      // Whoever wrote meanwhile is answered with the last words.
      await answer();
      await desk.resolve(agent, conversationId);
      load.set(agent.id, loadOf(agent) - 1);
      await serve();
    });
  }

  /** Lets whoever has a place free take who waits; while the shop is closed nobody does. */
  async function serve(): Promise<void> {
    if (!await isOpen()) return;
    for (let agent = leastBusy(); agent; agent = leastBusy()) {
      const next = await desk.next(agent);
      if (!next) return;
      await desk.claim(agent, next);
      load.set(agent.id, loadOf(agent) + 1);
      work(agent, next.id);
    }
  }
  return { serve };
}
