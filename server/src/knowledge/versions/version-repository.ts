/** Publications in the database: one write puts entries in place, tells what changed, and takes the drafts away. */
import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { languages, type VersionChange, type VersionSource } from '@aftercast/shared';
import { statementParts } from '../../db/statement-parts.ts';
import { run, type Store, type Writer } from '../../db/store.ts';
import { idsIn, keyOf, type EntryKey } from '../entries/entry-key.ts';
import { toRow } from '../entries/entry-row.ts';

export type VersionRow = Store['tables']['knowledgeVersions']['$inferSelect'];

/** What is to become live. */
export interface Publication {
  /** The newest version the decision rested on; when another one came since, nothing is written. */
  head: number;
  changes: readonly VersionChange[];
  /** Drafts that go live with it, as they were read; when one was saved since, nothing is written. */
  drafts: readonly (EntryKey & { revision: number })[];
  source: VersionSource;
  note: string;
  author: { id: string | null; name: string };
  reverts: number | null;
  at: number;
}

export function createVersionRepository(store: Store) {
  const { knowledgeEntries: entries, knowledgeDrafts: drafts, knowledgeVersions: versions, knowledgeChanges: changes } = store.tables;
  const ofShop = (shopId: string) => eq(versions.shopId, shopId);

  return {
    /** Number of the newest version; 0 before the first. */
    async head(shopId: string): Promise<number> {
      const [row] = await store.read.select({ number: versions.number }).from(versions).where(ofShop(shopId)).orderBy(desc(versions.number)).limit(1);
      return row?.number ?? 0;
    },
    /** Newest first, those before `before`. */
    page: (shopId: string, before: number, limit: number): Promise<VersionRow[]> =>
      store.read.select().from(versions).where(and(ofShop(shopId), lt(versions.number, before))).orderBy(desc(versions.number)).limit(limit),
    async byNumber(shopId: string, number: number): Promise<VersionRow | null> {
      return (await store.read.select().from(versions).where(and(ofShop(shopId), eq(versions.number, number))))[0] ?? null;
    },
    changesOf: (shopId: string, number: number): Promise<VersionChange[]> =>
      store.read.select({ language: changes.language, entryId: changes.entryId, before: changes.before, after: changes.after })
        .from(changes).where(and(eq(changes.shopId, shopId), eq(changes.number, number))),
    /** What versions did to one entry, newest first. */
    historyOf: (shopId: string, { language, entryId }: EntryKey, limit: number): Promise<(VersionChange & { number: number })[]> =>
      store.read.select({ number: changes.number, language: changes.language, entryId: changes.entryId, before: changes.before, after: changes.after })
        .from(changes).where(and(eq(changes.shopId, shopId), eq(changes.language, language), eq(changes.entryId, entryId))).orderBy(desc(changes.number)).limit(limit),
    async byNumbers(shopId: string, numbers: number[]): Promise<VersionRow[]> {
      return numbers.length === 0 ? [] : store.read.select().from(versions).where(and(ofShop(shopId), inArray(versions.number, numbers)));
    },

    /** Null: another version or another save of a draft came first. */
    publish(shopId: string, publication: Publication): Promise<VersionRow | null> {
      const { head, changes: list, drafts: taken, at } = publication;
      const number = head + 1;
      const rows = list.flatMap(({ language, after }) => (after ? [toRow(shopId, language, after, number, at)] : []));
      const version = versionRow(shopId, number, publication);
      return store.write(function* (w) {
        const [newest] = yield* run(w.select({ number: versions.number }).from(versions).where(ofShop(shopId)).orderBy(desc(versions.number)).limit(1));
        if ((newest?.number ?? 0) !== head || !(yield* unchanged(w, shopId, taken))) return null;
        for (const language of languages) {
          for (const ids of statementParts(idsIn(list, language))) yield* run(w.delete(entries).where(and(eq(entries.shopId, shopId), eq(entries.language, language), inArray(entries.id, ids))).returning({ id: entries.id }));
          for (const ids of statementParts(idsIn(taken, language))) yield* run(w.delete(drafts).where(and(eq(drafts.shopId, shopId), eq(drafts.language, language), inArray(drafts.entryId, ids))).returning({ id: drafts.entryId }));
        }
        for (const part of statementParts(rows)) yield* run(w.insert(entries).values(part).returning({ id: entries.id }));
        yield* run(w.insert(versions).values(version).returning({ number: versions.number }));
        for (const part of statementParts(list)) yield* run(w.insert(changes).values(part.map((change) => ({ shopId, number, ...change }))).returning({ id: changes.entryId }));
        return version;
      });
    },
  };

  /** True when every draft is as it was read. */
  function* unchanged(w: Writer, shopId: string, taken: Publication['drafts']) {
    if (taken.length === 0) return true;
    const held = yield* run(w.select({ language: drafts.language, entryId: drafts.entryId, revision: drafts.revision }).from(drafts).where(eq(drafts.shopId, shopId)));
    const revisions = new Map(held.map((draft) => [keyOf(draft), draft.revision]));
    return taken.every((draft) => revisions.get(keyOf(draft)) === draft.revision);
  }
}
export type VersionRepository = ReturnType<typeof createVersionRepository>;

function versionRow(shopId: string, number: number, { changes, source, note, author, reverts, at }: Publication): VersionRow {
  return {
    shopId, number, source, note, authorId: author.id, authorName: author.name, reverts, createdAt: at,
    created: changes.filter(({ before }) => before === null).length,
    deleted: changes.filter(({ after }) => after === null).length,
    changed: changes.filter(({ before, after }) => before !== null && after !== null).length,
  };
}
