/** The live knowledge in the database, keyed by shop, language and id. Written by publications alone (`versions/version-repository`). */
import { and, eq } from 'drizzle-orm';
import type { Language } from '@aftercast/shared';
import type { Store } from '../../db/store.ts';
import { fromRow } from './entry-row.ts';
import { inOrder, type LiveEntry } from './plain-entry.ts';

export function createEntryRepository(store: Store) {
  const entries = store.tables.knowledgeEntries;
  return {
    /** Everything a shop knows, standard questions first, then by category and id. */
    async all(shopId: string): Promise<LiveEntry[]> {
      const rows = await store.read.select().from(entries).where(eq(entries.shopId, shopId));
      return rows.map(fromRow).sort((a, b) => inOrder(a.entry, b.entry));
    },
    async byId(shopId: string, language: Language, id: string): Promise<LiveEntry | null> {
      const [row] = await store.read.select().from(entries).where(and(eq(entries.shopId, shopId), eq(entries.language, language), eq(entries.id, id)));
      return row ? fromRow(row) : null;
    },
  };
}
export type EntryRepository = ReturnType<typeof createEntryRepository>;
