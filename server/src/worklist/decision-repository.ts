/** What was decided about rows of the work list. Called by the work list alone. */
import { and, eq } from 'drizzle-orm';
import type { Language } from '@aftercast/shared';
import { run, type Store } from '../db/store.ts';

export type DecisionRow = Store['tables']['workDecisions']['$inferSelect'];

export function createDecisionRepository(store: Store) {
  const d = store.tables.workDecisions;
  const keyed = (shopId: string, language: Language, key: string) => and(eq(d.shopId, shopId), eq(d.language, language), eq(d.key, key));
  return {
    all(shopId: string, language: Language): Promise<DecisionRow[]> {
      return store.read.select().from(d).where(and(eq(d.shopId, shopId), eq(d.language, language)));
    },
    /** In place of what was decided before. */
    put(row: DecisionRow): Promise<void> {
      return store.write(function* (w) {
        const { decision, entryId, count, agentId, decidedAt } = row;
        const set = { decision, entryId, count, agentId, decidedAt };
        yield* run(w.insert(d).values(row).onConflictDoUpdate({ target: [d.shopId, d.language, d.key], set }).returning({ key: d.key }));
      });
    },
    /** False: nothing was decided. */
    remove(shopId: string, language: Language, key: string): Promise<boolean> {
      return store.write(function* (w) {
        return (yield* run(w.delete(d).where(keyed(shopId, language, key)).returning({ key: d.key }))).length > 0;
      });
    },
  };
}
export type DecisionRepository = ReturnType<typeof createDecisionRepository>;
