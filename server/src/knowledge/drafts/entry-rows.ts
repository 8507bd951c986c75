/** Live entries and drafts as one list. Pure. */
import type { ChangeKind, EntryRow, KnowledgeEntry } from '@aftercast/shared';
import { inOrder, type LiveEntry } from '../entries/plain-entry.ts';
import type { DraftRow } from './draft-repository.ts';

function rowOf(entry: KnowledgeEntry, live: boolean, draft: ChangeKind | null, updatedAt: number): EntryRow {
  const { id, tier, category, question, phrasings, scope, validFrom, validUntil } = entry;
  return {
    id, tier, category, question, phrasings: phrasings.length, product: scope.product, liveSession: scope.liveSession,
    validFrom: validFrom ?? null, validUntil: validUntil ?? null, live, draft, updatedAt,
  };
}

/** Of one language; a draft's words are shown in place of the live ones, and a draft that deletes keeps the live ones. */
export function entryRows(live: readonly LiveEntry[], drafts: readonly DraftRow[]): EntryRow[] {
  const held = new Map(drafts.map((draft) => [draft.entryId, draft]));
  const shown = live.map(({ entry, updatedAt }) => {
    const draft = held.get(entry.id);
    held.delete(entry.id);
    const kind = draft ? (draft.entry ? 'change' : 'delete') : null;
    return { entry: draft?.entry ?? entry, row: rowOf(draft?.entry ?? entry, true, kind, draft?.updatedAt ?? updatedAt) };
  });
  const added = [...held.values()].flatMap(({ entry, updatedAt }) => (entry ? [{ entry, row: rowOf(entry, false, 'create', updatedAt) }] : []));
  return [...shown, ...added].sort((a, b) => inOrder(a.entry, b.entry)).map(({ row }) => row);
}
