/** What is known of each picture. Called by the upload service alone. */
import { and, eq, inArray } from 'drizzle-orm';
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
    async byId(id: string): Promise<UploadRow | null> {
      return (await store.read.select().from(uploads).where(eq(uploads.id, id)))[0] ?? null;
    },
    /** @param shopId leaves out other shops' pictures */
    async byIds(ids: string[], shopId?: string): Promise<UploadRow[]> {
      if (ids.length === 0) return [];
      return store.read.select().from(uploads).where(and(inArray(uploads.id, ids), shopId === undefined ? undefined : eq(uploads.shopId, shopId)));
    },
  };
}
