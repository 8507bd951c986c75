/**
 * The demo: a fictional shop with knowledge, orders, staff and a live room, for whoever wants to see the product at work.
 * Owns its data files and what is made of them. Refuses to exist without DEMO=1: its passwords and identities are public.
 * Called by the composition root alone.
 */
import type { Shop } from '../merchants/shop-repository.ts';
import { readDemoData } from './demo-data.ts';
import { createDemoRoom } from './demo-room.ts';
import { seedHistory } from './demo-history-seed.ts';
import { seedDemo, type SeedInto } from './demo-seed.ts';
import type { Store } from '../db/store.ts';

/** @param dataDir folder of shop.json and the two knowledge files */
export async function openDemo({ dataDir, clock }: { dataDir: string; clock: () => number }) {
  const data = await readDemoData(dataDir);
  return {
    /** Makes what is missing of the demo shop, and moves its orders and live sessions to today. */
    seed: (into: SeedInto): Promise<Shop> => seedDemo({ ...into, clock, data }),
    /** Lets the shop's staff and shoppers have talked in the weeks before, once. */
    seedHistory: (store: Store, shop: Shop): Promise<void> => seedHistory({ store, shop, data, now: clock() }),
    /** Makes the live room's description; `secretOf` signs the identities of the shoppers to try. */
    room: (secretOf: (shop: Shop) => string) => createDemoRoom({ data, clock, secretOf }),
  };
}
