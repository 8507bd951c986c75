/** The log in the database: rows are added, read and, past their time, deleted; nothing here changes one. Called by the audit service alone. */
import { and, asc, desc, eq, gte, inArray, lt, type SQL } from 'drizzle-orm';
import { auditGroups, type AuditAction, type AuditGroup } from '@aftercast/shared';
import { run, type Alongside, type Store } from '../db/store.ts';

type Row = Store['tables']['auditEntries']['$inferSelect'];
export type AuditRow = Row;
export type NewAuditRow = Omit<Row, 'position'>;

/** How the log is narrowed; times in milliseconds, `from` included, `until` not. */
export interface AuditFilter { action?: AuditAction | undefined; group?: AuditGroup | undefined; actorId?: string | undefined; targetId?: string | undefined; from?: number | undefined; until?: number | undefined }

export function createAuditRepository(store: Store) {
  const { auditEntries: t, auditSettings: s, shops } = store.tables;
  const alongside = (row: NewAuditRow): Alongside => function* (w) {
    yield* run(w.insert(t).values(row).returning({ position: t.position }));
  };
  return {
    /** Writes the row in the transaction of the change that it tells. */
    alongside,
    insert: (row: NewAuditRow): Promise<void> => store.write(alongside(row)),
    /** Newest first. @param before a position */
    page(shopId: string, filter: AuditFilter, before: number, limit: number): Promise<Row[]> {
      const narrowed: (SQL | undefined)[] = [
        filter.action ? eq(t.action, filter.action) : undefined, filter.group ? inArray(t.action, [...auditGroups[filter.group]]) : undefined,
        filter.actorId ? eq(t.actorId, filter.actorId) : undefined, filter.targetId ? eq(t.targetId, filter.targetId) : undefined,
        filter.from === undefined ? undefined : gte(t.at, filter.from), filter.until === undefined ? undefined : lt(t.at, filter.until),
      ];
      return store.read.select().from(t).where(and(eq(t.shopId, shopId), lt(t.position, before), ...narrowed)).orderBy(desc(t.position)).limit(limit);
    },
    async shopIds(): Promise<string[]> {
      return (await store.read.select({ id: shops.id }).from(shops)).map(({ id }) => id);
    },
    /** Of the oldest `limit` rows those from before `at`. @returns how many went */
    deleteBefore(shopId: string, at: number, limit: number): Promise<number> {
      return store.write(function* (w) {
        const oldest = w.select({ position: t.position }).from(t).where(eq(t.shopId, shopId)).orderBy(asc(t.position)).limit(limit);
        return (yield* run(w.delete(t).where(and(eq(t.shopId, shopId), inArray(t.position, oldest), lt(t.at, at))).returning({ position: t.position }))).length;
      });
    },
    async retentionOf(shopId: string): Promise<number | null> {
      return (await store.read.select({ days: s.retentionDays }).from(s).where(eq(s.shopId, shopId)))[0]?.days ?? null;
    },
    putRetention(shopId: string, retentionDays: number, now: number, also: Alongside): Promise<void> {
      return store.write(function* (w) {
        yield* run(w.delete(s).where(eq(s.shopId, shopId)).returning({ shopId: s.shopId }));
        yield* run(w.insert(s).values({ shopId, retentionDays, updatedAt: now }).returning({ shopId: s.shopId }));
        yield* also(w);
      });
    },
  };
}
export type AuditRepository = ReturnType<typeof createAuditRepository>;
