/**
 * Puts a conversation aside until a time. It leaves its owner's list and comes back as due; the time stands in the
 * database, so that a restart forgets none. A word of the shopper's brings it back at once: the conversation
 * repository clears the time in the same statement. Nobody who waits can be put aside.
 */
import { limits } from '@aftercast/shared';
import type { Agent } from '../agents/agent-repository.ts';
import type { Store } from '../db/store.ts';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import { createSnoozeRepository } from './snooze-repository.ts';

const everyMs = 1_000;

interface Deps { store: Store; bus: Bus; clock: () => number; onError: (error: unknown) => void }

export function createSnoozeService({ store, bus, clock, onError }: Deps) {
  const repository = createSnoozeRepository(store);

  async function wake(): Promise<number> {
    const woken = await repository.wake(clock());
    for (const { shopId, id } of woken) bus.emit('conversation.filed', { shopId, conversationId: id });
    return woken.length;
  }

  return {
    /**
     * @param until milliseconds since the epoch, at most 30 days ahead; null brings it back now
     * @throws conversation_not_found, invalid_request, not_owner, shopper_waits
     */
    async set(agent: Agent, id: string, until: number | null): Promise<void> {
      const now = clock();
      if (until !== null && (until <= now || until > now + limits.longestSnoozeMs)) throw new AppError('invalid_request', 'put it aside until a time within the next 30 days');
      const row = await repository.set(id, agent.id, until, now);
      if (row) return bus.emit('conversation.filed', { shopId: row.shopId, conversationId: id });
      const standing = await repository.byId(id);
      if (!standing || standing.shopId !== agent.shopId) throw new AppError('conversation_not_found', 'there is no such conversation in this shop');
      if (standing.state !== 'assigned' || standing.ownerId !== agent.id) throw new AppError('not_owner', 'only its owner puts a conversation aside');
      throw new AppError('shopper_waits', 'the shopper waits for a word; reply first');
    },
    wake,
    /** Looks every second, and at once: what came due while the server was down comes back. @returns the undo */
    start(): () => void {
      const look = () => { wake().catch(onError); };
      const timer = setInterval(look, everyMs);
      timer.unref();
      look();
      return () => clearInterval(timer);
    },
  };
}
export type SnoozeService = ReturnType<typeof createSnoozeService>;
