/** What is known of each picture. Called by the upload service alone. */
import { eq, inArray } from 'drizzle-orm';
import { run, type Store } from '../db/store.ts';

export type UploadRow = Store['tables']['uploads']['$inferSelect'];

export function createUploadRepository(store: Store) {
  const { uploads } = store.tables;
  return {
    insert(row: UploadRow): Promise<void> {
      return store.write(function* (w) {
        yield* run(w.insert(uploads).values(row).returning({ id: uploads.id }));
      });
    },
    /** They belong to a message from here on, which is written next. @returns those that are still there */
    markSent(ids: string[]): Promise<string[]> {
      return store.write(function* (w) {
        const rows = yield* run(w.update(uploads).set({ unsentSince: null }).where(inArray(uploads.id, ids)).returning({ id: uploads.id }));
        return rows.map(({ id }) => id);
      });
    },
    async byId(id: string): Promise<UploadRow | null> {
      return (await store.read.select().from(uploads).where(eq(uploads.id, id)))[0] ?? null;
    },
    async byIds(ids: string[]): Promise<UploadRow[]> {
      return ids.length === 0 ? [] : store.read.select().from(uploads).where(inArray(uploads.id, ids));
    },
  };
}
