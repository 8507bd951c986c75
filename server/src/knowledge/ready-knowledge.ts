/**
 * The matchers that answer now, one base a shop, read when first needed and made anew when something changes or a validity turns.
 * Owns the cache; refuses to know how knowledge is edited. Called by the knowledge service and by publications.
 */
import { LRUCache } from 'lru-cache';
import { languages, type KnowledgeEntry, type Language } from '@aftercast/shared';
import type { Broadcasts } from '../live/on-screen.ts';
import type { LanguageTables } from '../matching/matcher.ts';
import type { Thresholds } from '../matching/types.ts';
import { buildKnowledgeBase, type KnowledgeBase, type Learning } from './knowledge-base.ts';

export type Entries = Record<Language, readonly KnowledgeEntry[]>;

interface Deps {
  read: (shopId: string) => Promise<{ entries: Entries; thresholds: Thresholds; broadcasts: Broadcasts }>;
  tables: LanguageTables;
  clock: () => number;
  learning: Learning;
}

/** Shops kept ready to answer; one with 800 phrasings in two languages takes about 10 MB. */
const readyShops = 100;
/** Shops whose tried base is kept beside it. */
const triedShops = 5;

export function createReadyKnowledge({ read, tables, clock, learning }: Deps) {
  const ready = new LRUCache<string, KnowledgeBase>({ max: readyShops });
  /** The newest base that was only tried: what is looked at before it is published is not built twice. */
  const tried = new LRUCache<string, KnowledgeBase>({ max: triedShops });
  const loading = new Map<string, Promise<KnowledgeBase>>();
  /** What was heard of broadcasts while a base was built that had read them before. */
  const heard = new Map<string, Broadcasts>();
  const made = (shopId: string): KnowledgeBase[] => [ready.get(shopId), tried.get(shopId)].filter((base) => base !== undefined);

  function putInPlace(shopId: string, base: KnowledgeBase): void {
    const replaced = ready.get(shopId);
    for (const language of languages) {
      if (base[language] !== replaced?.[language]) base[language].goLive(replaced?.[language]);
    }
    ready.set(shopId, base);
  }

  /** One load at a time for a shop; what was asked for after a change sees the change. */
  function load(shopId: string): Promise<KnowledgeBase> {
    const before = loading.get(shopId);
    if (before) return before;
    const promise: Promise<KnowledgeBase> = read(shopId).then(async (known) => {
      const base = await buildKnowledgeBase({ ...known, tables, learning, now: clock() }, made(shopId));
      const newer = loading.get(shopId);
      // Read before the newest change: whoever waits gets what is put in place.
      if (newer !== promise) return newer ?? baseOf(shopId);
      const current = { ...base, broadcasts: heard.get(shopId) ?? base.broadcasts };
      putInPlace(shopId, current);
      return current;
    }).finally(() => { if (loading.get(shopId) === promise) loading.delete(shopId); });
    heard.delete(shopId);
    loading.set(shopId, promise);
    return promise;
  }

  function baseOf(shopId: string): KnowledgeBase | Promise<KnowledgeBase> {
    const base = ready.get(shopId);
    return base && clock() < base.goodUntil ? base : load(shopId);
  }

  return {
    baseOf,
    /** The base that is in place goes on answering until the new one is built. */
    async reload(shopId: string): Promise<void> {
      loading.delete(shopId);
      try {
        await load(shopId);
      } catch (error) {
        // What is in place is out of date; the next question reads again.
        ready.delete(shopId);
        throw error;
      }
    },
    /** Other broadcasts, the same entries: what answers needs neither to be read nor built anew. */
    hear(shopId: string, broadcasts: Broadcasts): void {
      if (loading.has(shopId)) heard.set(shopId, broadcasts);
      const base = ready.get(shopId);
      if (base) ready.set(shopId, { ...base, broadcasts });
    },
    /** What would answer if these were the entries. */
    async wouldBe(shopId: string, entries: Entries): Promise<KnowledgeBase> {
      const base = await baseOf(shopId);
      const next = await buildKnowledgeBase({ entries, thresholds: base.zh.thresholds, broadcasts: base.broadcasts, tables, learning, now: clock() }, [base, ...made(shopId)]);
      tried.set(shopId, next);
      return next;
    },
  };
}
export type ReadyKnowledge = ReturnType<typeof createReadyKnowledge>;
