/**
 * Keeps deliveries honest: what a shopper has read is *seen*; what nobody opened within some days is *not reached*. Hears read marks as they are
 * made and goes through everything that is still only *sent* now and then, so that what another process or a crash kept from it is found. Started by the process.
 */
import type { Bus } from '../events/bus.ts';
import type { DeliveryRepository } from './delivery-repository.ts';

const dayMs = 86_400_000;
/** Unopened for so long, the shopper counts as not reached; opened later, as seen. */
export const openedWithinMs = 3 * dayMs;
const flushMs = 2_000;
const sweepMs = 10 * 60_000;
const atOnce = 500;

interface Deps { deliveries: DeliveryRepository; bus: Bus; clock: () => number; yieldTurn: () => Promise<unknown>; onError: (error: unknown) => void }

export function createSeenWatch({ deliveries, bus, clock, yieldTurn, onError }: Deps) {
  /** Conversations whose shopper has read something. */
  const read = new Set<string>();

  async function flush(): Promise<void> {
    const ids = [...read];
    read.clear();
    for (let at = 0; at < ids.length; at += atOnce) await deliveries.markSeen(ids.slice(at, at + atOnce), clock());
  }
  async function sweep(): Promise<void> {
    for (let after = { at: 0, id: '' }; ;) {
      const sent = await deliveries.sentFrom(after, atOnce);
      const last = sent.at(-1);
      if (!last) break;
      const readIn = sent.flatMap((one) => one.readIn ?? []);
      if (readIn.length > 0) await deliveries.markSeen(readIn, clock());
      after = last;
      await yieldTurn();
    }
    while (await deliveries.giveUp(clock() - openedWithinMs, clock(), atOnce) === atOnce) await yieldTurn();
    for (const { shopId, days } of await deliveries.retention()) {
      while (await deliveries.removeBefore(shopId, clock() - days * dayMs, atOnce) === atOnce) await yieldTurn();
    }
  }

  /** Read marks come alone: neither words nor moves are in them. */
  const listen = () => bus.on('conversation.committed', ({ conversation, messages, moved }) => {
    if (messages.length === 0 && !moved && conversation.shopperReadSeq > 0) read.add(conversation.id);
  });

  return {
    flush,
    sweep,
    listen,
    /** @returns the undo, which waits for what is under way */
    start(): () => Promise<void> {
      let working: Promise<void> = Promise.resolve();
      const next = (work: () => Promise<void>): void => { working = working.then(work).catch(onError); };
      const off = listen();
      const timers = [setInterval(() => { if (read.size > 0) next(flush); }, flushMs), setInterval(() => next(sweep), sweepMs)];
      for (const timer of timers) timer.unref();
      next(sweep);
      return async () => {
        timers.forEach((timer) => clearInterval(timer));
        off();
        await working;
      };
    },
  };
}
export type SeenWatch = ReturnType<typeof createSeenWatch>;
