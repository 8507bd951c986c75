/**
 * The demo: a fictional shop with knowledge, orders, staff and a live room, for whoever wants to see the product at work.
 * Owns its data files and what is made of them. Refuses to exist without DEMO=1: its passwords and identities are public.
 * Called by the composition root alone.
 */
import type { Shop } from '../merchants/shop-repository.ts';
import { createDemoCatalogue, type DemoCatalogue } from './demo-catalogue.ts';
import { readDemoData } from './demo-data.ts';
import { createDemoRoom } from './demo-room.ts';
import { seedDemo, type SeedInto } from './demo-seed.ts';

/** @param dataDir folder of shop.json and the two knowledge files */
export async function openDemo({ dataDir, clock }: { dataDir: string; clock: () => number }) {
  const data = await readDemoData(dataDir);
  let catalogue: DemoCatalogue | null = null;
  return {
    /** Makes what is missing of the demo shop, and moves its orders to today. */
    async seed(into: SeedInto): Promise<Shop> {
      const shop = await seedDemo({ ...into, clock, data });
      catalogue = createDemoCatalogue(data, shop.id);
      return shop;
    },
    /** The product behind a numbered link; null before the seed and for other shops. */
    productOfLink: (shopId: string, liveSession: string, link: number): string | null => catalogue?.productOfLink(shopId, liveSession, link) ?? null,
    /** Names for what a page hands over by id. */
    names: {
      product: (shopId: string, id: string): string | null => catalogue?.product(shopId, id) ?? null,
      liveSession: (shopId: string, id: string): string | null => catalogue?.liveSession(shopId, id) ?? null,
    },
    /** Makes the live room's description; `secretOf` signs the identities of the shoppers to try. */
    room: (secretOf: (shop: Shop) => string) => createDemoRoom({ data, clock, secretOf }),
  };
}
