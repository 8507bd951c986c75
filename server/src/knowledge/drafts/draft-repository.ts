/** Edits that are not live, in the database: at most one for each shop, language and entry. */
import { and, asc, eq } from 'drizzle-orm';
import type { KnowledgeEntry, Language } from '@aftercast/shared';
import { run, type Store, type Writer } from '../../db/store.ts';

export type DraftRow = Store['tables']['knowledgeDrafts']['$inferSelect'];
/** Which entry of a shop. */
export interface EntryKey { language: Language; entryId: string }
/** An edit as it is to be kept. Without `revision` it takes the place of whatever is there; null means that none was known. */
export interface DraftSave extends EntryKey { entry: KnowledgeEntry | null; base: number; revision?: number | null | undefined }

const rowsPerInsert = 200;

export function createDraftRepository(store: Store) {
  const drafts = store.tables.knowledgeDrafts;
  const at = (shopId: string, { language, entryId }: EntryKey) => and(eq(drafts.shopId, shopId), eq(drafts.language, language), eq(drafts.entryId, entryId));

  function* held(w: Writer, shopId: string, key: EntryKey) {
    const [row] = yield* run(w.select().from(drafts).where(at(shopId, key)));
    return row ?? null;
  }

  return {
    /** The newest edit last. */
    all: (shopId: string): Promise<DraftRow[]> =>
      store.read.select().from(drafts).where(eq(drafts.shopId, shopId)).orderBy(asc(drafts.updatedAt), asc(drafts.entryId)),
    async byKey(shopId: string, key: EntryKey): Promise<DraftRow | null> {
      return (await store.read.select().from(drafts).where(at(shopId, key)))[0] ?? null;
    },
    /** Keeps all of them, or none where one was saved by someone else since: then that one as it is, `null` where it is gone. */
    save(shopId: string, saves: readonly DraftSave[], author: { id: string; name: string }, now: number): Promise<{ saved: DraftRow[] } | { conflict: DraftRow | null }> {
      return store.write(function* (w) {
        const rows: DraftRow[] = [];
        for (const { revision, ...save } of saves) {
          const before: DraftRow | null = yield* held(w, shopId, save);
          if (revision !== undefined && (before?.revision ?? null) !== revision) return { conflict: before };
          if (before) yield* run(w.delete(drafts).where(at(shopId, save)).returning({ id: drafts.entryId }));
          rows.push({ ...save, shopId, revision: (before?.revision ?? 0) + 1, authorId: author.id, authorName: author.name, updatedAt: now });
        }
        for (let from = 0; from < rows.length; from += rowsPerInsert) {
          yield* run(w.insert(drafts).values(rows.slice(from, from + rowsPerInsert)).returning({ id: drafts.entryId }));
        }
        return { saved: rows };
      });
    },
    /** Throws edits away; those saved by someone since `revision` stay. @returns how many went */
    discard(shopId: string, keys: readonly (EntryKey & { revision?: number | undefined })[]): Promise<number> {
      return store.write(function* (w) {
        let gone = 0;
        for (const { revision, ...key } of keys) {
          const rows = yield* run(w.delete(drafts).where(and(at(shopId, key), revision === undefined ? undefined : eq(drafts.revision, revision))).returning({ id: drafts.entryId }));
          gone += rows.length;
        }
        return gone;
      });
    },
  };
}
export type DraftRepository = ReturnType<typeof createDraftRepository>;
