/** Edits that are not live, in the database: at most one for each shop, language and entry. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { languages, type KnowledgeEntry, type Language } from '@aftercast/shared';
import { statementParts } from '../../db/statement-parts.ts';
import { run, type Store, type Writer } from '../../db/store.ts';
import { idsIn, keyOf, type EntryKey } from '../entries/entry-key.ts';

export type DraftRow = Store['tables']['knowledgeDrafts']['$inferSelect'];
/** An edit as it is to be kept. Without `revision` it takes the place of whatever is there; null means that none was known. */
export interface DraftSave extends EntryKey { entry: KnowledgeEntry | null; base: number; revision?: number | null | undefined }

export function createDraftRepository(store: Store) {
  const drafts = store.tables.knowledgeDrafts;
  const at = (shopId: string, { language, entryId }: EntryKey) => and(eq(drafts.shopId, shopId), eq(drafts.language, language), eq(drafts.entryId, entryId));

  /** Drafts of these entries, in few statements however many there are. */
  const among = (shopId: string, language: Language, ids: string[]) => and(eq(drafts.shopId, shopId), eq(drafts.language, language), inArray(drafts.entryId, ids));

  function* revisionsOf(w: Writer, shopId: string, keys: readonly EntryKey[]) {
    const found = new Map<string, number>();
    for (const language of languages) {
      for (const ids of statementParts(idsIn(keys, language))) {
        const rows = yield* run(w.select({ entryId: drafts.entryId, revision: drafts.revision }).from(drafts).where(among(shopId, language, ids)));
        for (const { entryId, revision } of rows) found.set(keyOf({ language, entryId }), revision);
      }
    }
    return found;
  }

  function* remove(w: Writer, shopId: string, keys: readonly EntryKey[]) {
    for (const language of languages) {
      for (const ids of statementParts(idsIn(keys, language))) yield* run(w.delete(drafts).where(among(shopId, language, ids)).returning({ id: drafts.entryId }));
    }
  }

  return {
    /** The newest edit last. */
    all: (shopId: string): Promise<DraftRow[]> =>
      store.read.select().from(drafts).where(eq(drafts.shopId, shopId)).orderBy(asc(drafts.updatedAt), asc(drafts.entryId)),
    async byKey(shopId: string, key: EntryKey): Promise<DraftRow | null> {
      return (await store.read.select().from(drafts).where(at(shopId, key)))[0] ?? null;
    },
    /**
     * Keeps all of them, or none where one was saved by someone else since: then that one as it is, `null` where it is gone.
     * @param needless drafts that go in the same write
     */
    save(shopId: string, saves: readonly DraftSave[], author: { id: string; name: string }, now: number, needless: readonly EntryKey[] = []): Promise<{ saved: DraftRow[] } | { conflict: DraftRow | null }> {
      return store.write(function* (w) {
        const before = yield* revisionsOf(w, shopId, saves);
        const outrun = saves.find((save) => save.revision !== undefined && (before.get(keyOf(save)) ?? null) !== save.revision);
        if (outrun) return { conflict: (yield* run(w.select().from(drafts).where(at(shopId, outrun))))[0] ?? null };
        yield* remove(w, shopId, [...saves.filter((save) => before.has(keyOf(save))), ...needless]);
        const rows = saves.map(({ revision: _, ...save }): DraftRow => ({
          ...save, shopId, revision: (before.get(keyOf(save)) ?? 0) + 1, authorId: author.id, authorName: author.name, updatedAt: now,
        }));
        for (const part of statementParts(rows)) yield* run(w.insert(drafts).values(part).returning({ id: drafts.entryId }));
        return { saved: rows };
      });
    },
    /** Throws an edit away, unless it was saved by someone since `revision`. False: it stays, or was gone. */
    discard(shopId: string, key: EntryKey, revision: number): Promise<boolean> {
      return store.write(function* (w) {
        const gone = yield* run(w.delete(drafts).where(and(at(shopId, key), eq(drafts.revision, revision))).returning({ id: drafts.entryId }));
        return gone.length > 0;
      });
    },
  };
}
export type DraftRepository = ReturnType<typeof createDraftRepository>;
