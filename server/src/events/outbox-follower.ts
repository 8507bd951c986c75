/**
 * Follows a shop's outbox for a leaf that must miss nothing: wakes on the bus, reads by a durable cursor of its own, and hands over the
 * conversations that moved. It runs after commits, in small batches, and rests in between, so that a wave of shoppers is served before it
 * is counted. Whoever follows makes its work repeatable: after a crash the same conversations come again.
 */
import type { Bus } from './bus.ts';
import type { EventRepository } from './event-repository.ts';

/** A conversation that moved often among them is read once: after a wave, many turns of the same shoppers cost one reading. */
const eventsAtOnce = 20_000;
/** Gathers what comes within it into one reading. */
const quietMs = 400;
/** It works for this long, */
const sliceMs = 5;
/** and then rests this many times as long as it worked. */
const restFactor = 4;
const retryMs = 15_000;

/** To be awaited between pieces of work, so that others have their turn. */
export type Breathe = () => Promise<unknown>;

export interface FollowerDeps {
  feed: Pick<EventRepository, 'moved' | 'advance'>;
  bus: Bus;
  /** Milliseconds of a clock that only ever goes on. */
  elapsed: () => number;
  /** Resolves after `ms`; rejects once the signal says stop. */
  wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  onError: (error: unknown) => void;
}

interface Following extends FollowerDeps {
  /** With a dot, which the HTTP feed refuses: no merchant's system can move this cursor. */
  consumer: string;
  shopIds: () => Promise<string[]>;
  /** Does the leaf's work for conversations that moved. */
  record: (conversationIds: readonly string[], breathe: Breathe) => Promise<void>;
  /** Told after a batch which shop it was. */
  onRecorded?: (shopId: string) => void;
}

export function createOutboxFollower({ feed, bus, elapsed, wait, onError, consumer, shopIds, record, onRecorded = () => undefined }: Following) {
  const dirty = new Set<string>();
  let running: Promise<void> | null = null;
  const stop = new AbortController();
  const isStopped = () => stop.signal.aborted;
  const pause = (ms: number) => wait(ms, stop.signal).catch(() => undefined);

  /** Rests after each slice of work. */
  function pace(): Breathe {
    let began = elapsed();
    return async () => {
      const worked = elapsed() - began;
      if (worked < sliceMs) return;
      await pause(worked * restFactor);
      began = elapsed();
    };
  }

  /** One batch. @returns whether there may be more */
  async function step(shopId: string, breathe: Breathe): Promise<boolean> {
    const moved = await feed.moved(shopId, consumer, eventsAtOnce);
    if (!moved) return false;
    await record(moved.conversationIds, breathe);
    await feed.advance(shopId, consumer, moved.upTo);
    onRecorded(shopId);
    return moved.read === eventsAtOnce;
  }

  async function work(): Promise<void> {
    while (dirty.size > 0) {
      for (const shopId of dirty) {
        if (isStopped()) return;
        dirty.delete(shopId);
        if (await step(shopId, pace())) dirty.add(shopId);
        await pause(quietMs);
      }
    }
  }

  function wake(shopId: string): void {
    dirty.add(shopId);
    if (running || isStopped()) return;
    running = pause(quietMs).then(work).catch(async (error: unknown) => {
      onError(error);
      // Whichever shop it was is read again; a cursor that did not move misses nothing.
      for (const id of await shopIds().catch(() => [])) dirty.add(id);
      await pause(retryMs);
    }).finally(() => {
      running = null;
      const [next] = dirty;
      if (next !== undefined) wake(next);
    });
  }

  return {
    /** Reads everything that is committed by now. For whoever must see it at once. */
    async settle(shopId: string): Promise<void> {
      while (await step(shopId, () => pause(0))) { /* until nothing is left */ }
    },
    /** Catches up with what happened before, then listens. @returns the undo, which waits for the batch under way */
    start(): () => Promise<void> {
      const undo = [
        bus.on('conversation.committed', ({ conversation }) => wake(conversation.shopId)),
        bus.on('message.changed', ({ conversation }) => wake(conversation.shopId)),
      ];
      shopIds().then((ids) => ids.forEach(wake)).catch(onError);
      return async () => {
        stop.abort();
        for (const off of undo) off();
        await running;
      };
    },
  };
}
