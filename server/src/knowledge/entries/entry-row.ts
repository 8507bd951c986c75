/** Entries as rows of the database and back. Pure. */
import type { KnowledgeEntry, Language } from '@aftercast/shared';
import type { Store } from '../../db/store.ts';
import { plainEntry, type LiveEntry } from './plain-entry.ts';

type Row = Store['tables']['knowledgeEntries']['$inferSelect'];

export function fromRow({ language, version, updatedAt, ...row }: Row): LiveEntry {
  const { id, tier, product, liveSession } = row;
  if (tier !== 1 && tier !== 2 && tier !== 3) throw new Error(`knowledge: entry "${id}" has tier ${tier}`);
  const entry = plainEntry({ ...row, tier, scope: { product, liveSession }, parts: row.parts ?? undefined, related: row.related ?? undefined });
  return { language, entry, version: version ?? 0, updatedAt };
}

export function toRow(shopId: string, language: Language, entry: KnowledgeEntry, version: number, updatedAt: number): Row {
  const { id, tier, category, question, phrasings, keywords, answer, fallback, scope, parts, validFrom, validUntil, related } = plainEntry(entry);
  return {
    shopId, language, id, tier, category, question, phrasings, keywords, answer, fallback: fallback ?? null, product: scope.product, liveSession: scope.liveSession,
    parts: parts ?? null, validFrom: validFrom ?? null, validUntil: validUntil ?? null, related: related ?? null, version, updatedAt,
  };
}
