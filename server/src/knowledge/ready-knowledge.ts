/**
 * The matchers that answer now, one base a shop, read when first needed and made anew when something changes or a validity turns.
 * Owns the cache; refuses to know how knowledge is edited. Called by the knowledge service and by publications.
 */
import { LRUCache } from 'lru-cache';
import type { KnowledgeEntry, Language } from '@aftercast/shared';
import type { LanguageTables } from '../matching/matcher.ts';
import type { Thresholds } from '../matching/types.ts';
import { buildKnowledgeBase, type KnowledgeBase } from './knowledge-base.ts';

export type Entries = Record<Language, readonly KnowledgeEntry[]>;

interface Deps {
  read: (shopId: string) => Promise<{ entries: Entries; thresholds: Thresholds }>;
  tables: LanguageTables;
  clock: () => number;
}

/** Shops kept ready to answer; one with 800 phrasings in two languages takes about 10 MB. */
const readyShops = 100;

export function createReadyKnowledge({ read, tables, clock }: Deps) {
  const ready = new LRUCache<string, KnowledgeBase>({ max: readyShops });
  const loading = new Map<string, Promise<KnowledgeBase>>();

  /** One load at a time for a shop; what was asked for after a change sees the change. */
  function load(shopId: string, prepared?: KnowledgeBase): Promise<KnowledgeBase> {
    const before = loading.get(shopId);
    if (before) return before;
    const promise = read(shopId).then((known) => {
      const base = buildKnowledgeBase({ ...known, tables, now: clock() }, prepared ?? ready.get(shopId));
      if (loading.get(shopId) === promise) ready.set(shopId, base);
      return base;
    }).finally(() => { if (loading.get(shopId) === promise) loading.delete(shopId); });
    loading.set(shopId, promise);
    return promise;
  }

  function baseOf(shopId: string): KnowledgeBase | Promise<KnowledgeBase> {
    const base = ready.get(shopId);
    return base && clock() < base.goodUntil ? base : load(shopId);
  }

  return {
    baseOf,
    /** The base that is in place goes on answering until the new one is built. @param prepared a base built for this very change */
    async reload(shopId: string, prepared?: KnowledgeBase): Promise<void> {
      loading.delete(shopId);
      await load(shopId, prepared);
    },
    /** What would answer if these were the entries. */
    async wouldBe(shopId: string, entries: Entries): Promise<KnowledgeBase> {
      const base = await baseOf(shopId);
      return buildKnowledgeBase({ entries, thresholds: base.zh.thresholds, tables, now: clock() }, base);
    },
  };
}
export type ReadyKnowledge = ReturnType<typeof createReadyKnowledge>;
