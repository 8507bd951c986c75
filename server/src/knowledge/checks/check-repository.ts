/** Kept questions in the database. Called by the check service alone. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { run, type Store } from '../../db/store.ts';

export type CheckRow = Store['tables']['knowledgeChecks']['$inferSelect'];

export function createCheckRepository(store: Store) {
  const checks = store.tables.knowledgeChecks;
  return {
    all: (shopId: string): Promise<CheckRow[]> =>
      store.read.select().from(checks).where(eq(checks.shopId, shopId)).orderBy(asc(checks.createdAt), asc(checks.id)),
    /** Puts a question in place of the same one in the same place. */
    put(row: CheckRow): Promise<CheckRow> {
      return store.write(function* (w) {
        const same = yield* run(w.select({ id: checks.id, context: checks.context }).from(checks)
          .where(and(eq(checks.shopId, row.shopId), eq(checks.language, row.language), eq(checks.text, row.text))));
        const twins = same.filter(({ context }) => context.product === row.context.product && context.liveSession === row.context.liveSession
          && context.previous === row.context.previous).map(({ id }) => id);
        if (twins.length > 0) yield* run(w.delete(checks).where(inArray(checks.id, twins)).returning({ id: checks.id }));
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
