/** Knowledge entries in the database, keyed by shop, language and id. */
import { and, eq, inArray } from 'drizzle-orm';
import { languages, type KnowledgeEntry, type Language } from '@aftercast/shared';
import { run, type Store } from '../db/store.ts';

type Row = Store['tables']['knowledgeEntries']['$inferSelect'];

/** Rows of one insert; SQLite binds at most 32,766 values. */
const rowsPerInsert = 500;

export function createKnowledgeRepository(store: Store) {
  const entries = store.tables.knowledgeEntries;
  const inLanguage = (shopId: string, language: Language) => and(eq(entries.shopId, shopId), eq(entries.language, language));

  return {
    /** Everything a shop knows, standard questions first, then by category and id. */
    async all(shopId: string): Promise<Record<Language, KnowledgeEntry[]>> {
      const rows = await store.read.select().from(entries).where(eq(entries.shopId, shopId));
      const sorted = rows.sort((a, b) => a.tier - b.tier || compare(a.category, b.category) || compare(a.id, b.id));
      return { zh: sorted.filter(({ language }) => language === 'zh').map(fromRow), en: sorted.filter(({ language }) => language === 'en').map(fromRow) };
    },
    /** Puts entries in place of those with the same ids, all languages or none. */
    put(shopId: string, given: Partial<Record<Language, readonly KnowledgeEntry[]>>, now: number): Promise<void> {
      return store.write(function* (w) {
        for (const language of languages) {
          const list = given[language] ?? [];
          for (let at = 0; at < list.length; at += rowsPerInsert) {
            const part = list.slice(at, at + rowsPerInsert);
            const ids = part.map(({ id }) => id);
            yield* run(w.delete(entries).where(and(inLanguage(shopId, language), inArray(entries.id, ids))).returning({ id: entries.id }));
            yield* run(w.insert(entries).values(part.map((entry) => toRow(shopId, language, entry, now))).returning({ id: entries.id }));
          }
        }
      });
    },
    /** False: there was no such entry. */
    remove(shopId: string, language: Language, id: string): Promise<boolean> {
      return store.write(function* (w) {
        const gone = yield* run(w.delete(entries).where(and(inLanguage(shopId, language), eq(entries.id, id))).returning({ id: entries.id }));
        return gone.length > 0;
      });
    },
  };
}
export type KnowledgeRepository = ReturnType<typeof createKnowledgeRepository>;

/** Code-unit order, the same on every database and machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function fromRow({ id, tier, category, question, phrasings, keywords, answer, fallback, product, liveSession }: Row): KnowledgeEntry {
  if (tier !== 1 && tier !== 2 && tier !== 3) throw new Error(`knowledge: entry "${id}" has tier ${tier}`);
  return { id, tier, category, question, phrasings, keywords, answer, fallback, scope: { product, liveSession } };
}

function toRow(shopId: string, language: Language, entry: KnowledgeEntry, updatedAt: number): Row {
  const { id, tier, category, question, phrasings, keywords, answer, fallback, scope } = entry;
  return {
    shopId, language, id, tier, category, question, phrasings, keywords, answer, fallback: fallback || null,
    product: scope.product, liveSession: scope.liveSession, updatedAt,
  };
}
