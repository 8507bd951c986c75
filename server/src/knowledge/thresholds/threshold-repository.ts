/** Where shops have moved their thresholds. */
import { eq } from 'drizzle-orm';
import { run, type Store } from '../../db/store.ts';
import type { Thresholds } from '../../matching/types.ts';

export function createThresholdRepository(store: Store) {
  const table = store.tables.knowledgeThresholds;
  return {
    /** Null: the shop has moved none. */
    async ofShop(shopId: string): Promise<Thresholds | null> {
      return (await store.read.select().from(table).where(eq(table.shopId, shopId)))[0]?.thresholds ?? null;
    },
    /** @param thresholds null goes back to the defaults */
    put(shopId: string, thresholds: Thresholds | null, now: number): Promise<void> {
      return store.write(function* (w) {
        yield* run(w.delete(table).where(eq(table.shopId, shopId)).returning({ shopId: table.shopId }));
        if (thresholds) yield* run(w.insert(table).values({ shopId, thresholds, updatedAt: now }).returning({ shopId: table.shopId }));
      });
    },
  };
}
export type ThresholdRepository = ReturnType<typeof createThresholdRepository>;
