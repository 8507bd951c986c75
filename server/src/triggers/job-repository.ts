/** What rules are about to look at, by when. Scanned by due time alone, so that its cost follows what is due and not what there is. */
import { and, asc, eq, inArray, lte, or, sql } from 'drizzle-orm';
import { run, type Store } from '../db/store.ts';

export type JobRow = Store['tables']['careJobs']['$inferSelect'];
type Key = Pick<JobRow, 'shopId' | 'ruleId' | 'subjectId'>;

export function createJobRepository(store: Store) {
  const { careJobs: j, careDeliveries: d } = store.tables;
  const is = ({ shopId, ruleId, subjectId }: Key) => and(eq(j.shopId, shopId), eq(j.ruleId, ruleId), eq(j.subjectId, subjectId));
  const isDue = (shopId: string, now: number) => and(eq(j.shopId, shopId), lte(j.dueAt, now));

  return {
    /**
     * Plans and takes back, in one transaction; of what was told already nothing is planned. `firm`: what happened once keeps the moment it was
     * planned for first; everything else moves.
     */
    plan(shopId: string, { set, forget }: { set: readonly (Omit<JobRow, 'tries' | 'dueAt'> & { firm: boolean })[]; forget: readonly Key[] }): Promise<void> {
      return store.write(function* (w) {
        if (set.length > 0) {
          const told = yield* run(w.select({ ruleId: d.ruleId, subjectId: d.subjectId }).from(d).where(and(
            eq(d.shopId, shopId), inArray(d.ruleId, [...new Set(set.map(({ ruleId }) => ruleId))]), inArray(d.subjectId, [...new Set(set.map(({ subjectId }) => subjectId))]),
          )));
          const known = new Set(told.map(({ ruleId, subjectId }) => `${ruleId} ${subjectId}`));
          for (const { firm, ...job } of set) {
            if (known.has(`${job.ruleId} ${job.subjectId}`)) continue;
            const insert = w.insert(j).values({ ...job, dueAt: job.plannedAt, tries: 0 });
            const moved = { plannedAt: job.plannedAt, dueAt: job.plannedAt };
            yield* run((firm ? insert.onConflictDoNothing() : insert.onConflictDoUpdate({ target: [j.shopId, j.ruleId, j.subjectId], set: moved })).returning({ id: j.ruleId }));
          }
        }
        for (const ruleId of new Set(forget.map((key) => key.ruleId))) {
          const subjects = forget.filter((key) => key.ruleId === ruleId).map(({ subjectId }) => subjectId);
          yield* run(w.delete(j).where(and(eq(j.shopId, shopId), eq(j.ruleId, ruleId), inArray(j.subjectId, subjects))).returning({ id: j.ruleId }));
        }
      });
    },
    async isAnyDue(shopId: string, now: number): Promise<boolean> {
      return (await store.read.select({ id: j.ruleId }).from(j).where(isDue(shopId, now)).limit(1)).length > 0;
    },
    /** Takes what is due, the longest due first, until `until`: another worker does not get it before, and after a crash it comes back then. */
    claim(shopId: string, now: number, until: number, limit: number): Promise<JobRow[]> {
      return store.write(function* (w) {
        const first = yield* run(w.select({ ruleId: j.ruleId, subjectId: j.subjectId }).from(j).where(isDue(shopId, now)).orderBy(asc(j.dueAt)).limit(limit));
        if (first.length === 0) return [];
        // Asked again in the change itself: on PostgreSQL someone else may have taken them in between. As a sum, lest SQLite goes through all that is due.
        const those = or(...first.map((key) => is({ shopId, ...key })));
        return yield* run(w.update(j).set({ dueAt: until, tries: sql`${j.tries} + 1` }).where(and(sql`${j.dueAt} + 0 <= ${now}`, those)).returning());
      });
    },
    /** Is looked at again then. */
    async postpone(job: Key, plannedAt: number, dueAt: number): Promise<void> {
      await store.write(function* (w) { yield* run(w.update(j).set({ plannedAt, dueAt, tries: 0 }).where(is(job)).returning({ id: j.ruleId })); });
    },
    async forget(job: Key): Promise<void> {
      await store.write(function* (w) { yield* run(w.delete(j).where(is(job)).returning({ id: j.ruleId })); });
    },
    /** Some of a rule's jobs. @returns how many went */
    clear(shopId: string, ruleId: string, limit: number): Promise<number> {
      return store.write(function* (w) {
        const some = w.select({ id: j.subjectId }).from(j).where(and(eq(j.shopId, shopId), eq(j.ruleId, ruleId))).limit(limit);
        return (yield* run(w.delete(j).where(and(eq(j.shopId, shopId), eq(j.ruleId, ruleId), inArray(j.subjectId, some))).returning({ id: j.ruleId }))).length;
      });
    },
  };
}
export type JobRepository = ReturnType<typeof createJobRepository>;
