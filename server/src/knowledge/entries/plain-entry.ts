/** One way to write an entry, and one order for many. Pure. */
import type { KnowledgeEntry, Language } from '@aftercast/shared';

/** A live entry with the number of the version that last changed it; 0 for one from before there were versions. */
export interface LiveEntry { language: Language; entry: KnowledgeEntry; version: number; updatedAt: number }

/** The same entry however it was written: absent parts, terms and relations are left out. */
export function plainEntry({ id, tier, category, question, phrasings, keywords, answer, fallback, scope, parts, validFrom, validUntil, related }: KnowledgeEntry): KnowledgeEntry {
  return {
    id, tier, category, question, phrasings, keywords, answer, fallback: fallback || null, scope: { product: scope.product || null, liveSession: scope.liveSession || null },
    ...(parts && parts.length > 0 ? { parts } : {}), ...(typeof validFrom === 'number' ? { validFrom } : {}),
    ...(typeof validUntil === 'number' ? { validUntil } : {}), ...(related && related.length > 0 ? { related } : {}),
  };
}

/** Standard questions first, then by category and id. */
export function inOrder(a: KnowledgeEntry, b: KnowledgeEntry): number {
  return a.tier - b.tier || compare(a.category, b.category) || compare(a.id, b.id);
}

/** Code-unit order, the same on every database and machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
