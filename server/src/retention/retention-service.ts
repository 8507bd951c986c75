/**
 * Keeps the promise of the privacy notice: what is older than a shop's retention is deleted: words, pictures, orders and what the outbox told.
 * A picture that was never sent with a message goes after a day.
 * Works in small commands, so that nobody waits for it. Called by the process once an hour.
 */
import type { Store } from '../db/store.ts';
import type { UploadStorage } from '../uploads/upload-storage.ts';
import { createRetentionRepository } from './retention-repository.ts';

const dayMs = 24 * 60 * 60 * 1000;
const conversationsAtOnce = 100;
const ordersAtOnce = 200;
const strayOrdersAtOnce = 500;
const eventsAtOnce = 2_000;
/** An order that was never ended may be a long pre-order: it stays so long at least. */
const leastOfOpenOrdersMs = 180 * dayMs;
const everyMs = 60 * 60 * 1000;

interface Deps {
  store: Store;
  storage: Pick<UploadStorage, 'delete'>;
  clock: () => number;
  onError: (error: unknown) => void;
}

export function createRetentionService({ store, storage, clock, onError }: Deps) {
  const repository = createRetentionRepository(store);

  /** @returns how many conversations, pictures and orders were deleted */
  async function sweep(): Promise<{ conversations: number; pictures: number; orders: number }> {
    const gone = { conversations: 0, pictures: 0, orders: 0 };
    for (const { id, retentionDays } of await repository.shops()) {
      const before = clock() - retentionDays * dayMs;
      for (let deleted = conversationsAtOnce; deleted === conversationsAtOnce;) {
        deleted = await repository.deleteConversations(id, before, conversationsAtOnce);
        gone.conversations += deleted;
      }
      const openBefore = Math.min(before, clock() - leastOfOpenOrdersMs);
      for (let deleted = ordersAtOnce; deleted === ordersAtOnce;) {
        deleted = await repository.deleteOrders(id, before, openBefore, ordersAtOnce);
        gone.orders += deleted;
      }
      for (let place: string | null = ''; place !== null;) place = await repository.deleteStrayEvents(id, before, place, strayOrdersAtOnce);
      while (await repository.deleteEvents(id, before, eventsAtOnce) === eventsAtOnce) { /* until none is left */ }
      const keys = await repository.deleteUploads(id, before, clock() - dayMs);
      await Promise.all(keys.map((key) => storage.delete(key).catch(onError)));
      gone.pictures += keys.length;
    }
    return gone;
  }

  return {
    sweep,
    /** Sweeps now and every hour. @returns the undo */
    start(): () => void {
      const run = () => { sweep().catch(onError); };
      const timer = setInterval(run, everyMs);
      timer.unref();
      run();
      return () => clearInterval(timer);
    },
  };
}
