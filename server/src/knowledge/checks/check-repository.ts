/** Kept questions in the database. Called by the check service alone. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { run, type Store } from '../../db/store.ts';

export type CheckRow = Store['tables']['knowledgeChecks']['$inferSelect'];

export function createCheckRepository(store: Store) {
  const checks = store.tables.knowledgeChecks;
  return {
    all: (shopId: string): Promise<CheckRow[]> =>
      store.read.select().from(checks).where(eq(checks.shopId, shopId)).orderBy(asc(checks.createdAt), asc(checks.id)),
    /** In place of these. */
    insert(row: CheckRow, replaced: readonly string[] = []): Promise<CheckRow> {
      return store.write(function* (w) {
        if (replaced.length > 0) yield* run(w.delete(checks).where(and(eq(checks.shopId, row.shopId), inArray(checks.id, [...replaced]))).returning({ id: checks.id }));
        yield* run(w.insert(checks).values(row).returning({ id: checks.id }));
        return row;
      });
    },
    /** False: there was no such check. */
    remove(shopId: string, id: string): Promise<boolean> {
      return store.write(function* (w) {
        const gone = yield* run(w.delete(checks).where(and(eq(checks.shopId, shopId), eq(checks.id, id))).returning({ id: checks.id }));
        return gone.length > 0;
      });
    },
  };
}
export type CheckRepository = ReturnType<typeof createCheckRepository>;
