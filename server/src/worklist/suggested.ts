/** What agents did with suggestions, as the work list reads it. Pure. */
import type { KnowledgeEntry } from '@aftercast/shared';
import type { SuggestionUseRow } from '../suggestions/suggestion-repository.ts';
import type { QuestionRow } from './question-repository.ts';
import type { Cluster } from './summarise.ts';
import type { WorkItem } from './work-item.ts';

const exampleCount = 5;

/** Answers that agents put into other words before they sent them, one row an entry; the examples are what they sent. @param changedAt when an entry last changed: edits before were of other words */
export function rewordedItems(uses: readonly SuggestionUseRow[], entries: ReadonlyMap<string, KnowledgeEntry>, changedAt: ReadonlyMap<string, number>): WorkItem[] {
  const byEntry = new Map<string, SuggestionUseRow[]>();
  for (const use of uses) {
    if (use.outcome !== 'edited' || use.entryId === null || use.usedAt < (changedAt.get(use.entryId) ?? 0)) continue;
    const list = byEntry.get(use.entryId);
    if (list) list.push(use); else byEntry.set(use.entryId, [use]);
  }
  return [...byEntry].flatMap(([entryId, list]) => {
    const entry = entries.get(entryId);
    if (!entry) return [];
    const newest = new Map([...list].reverse().map(({ reply, usedAt, conversationId }) => [reply, { text: reply, askedAt: usedAt, conversationId }]));
    return [{
      key: `reworded.${entryId}`, kind: 'reworded' as const, title: entry.question, count: list.length, peopleMs: 0,
      firstAt: list[0]?.usedAt ?? null, lastAt: list.at(-1)?.usedAt ?? null, examples: [...newest.values()].slice(0, exampleCount),
      phrasings: [], refused: [], entryId, entryQuestion: entry.question, reasons: {}, scope: entry.scope, ended: null,
    }];
  });
}

/** The entry that agents answered a cluster's questions with, most often; null where they used none. */
export function usedEntry({ questions }: Cluster, uses: ReadonlyMap<string, SuggestionUseRow>): string | null {
  const times = new Map<string, number>();
  for (const { conversationId, id } of questions) {
    const entryId = uses.get(`${conversationId} ${id}`)?.entryId ?? null;
    if (entryId !== null) times.set(entryId, (times.get(entryId) ?? 0) + 1);
  }
  return [...times].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

/** A question that only a person heard, as a row of its own: answered by an entry, or with nothing that fitted. */
export function dealtRow(dealt: { conversationId: string; id: string; shopId: string; language: QuestionRow['language']; text: string; at: number; context: { product?: string | undefined; liveSession?: string | undefined }; entryId: string | null }, candidates: string[]): QuestionRow {
  const { conversationId, id, shopId, language, text, at, context, entryId } = dealt;
  return {
    conversationId, id, shopId, language, text, askedAt: at, product: context.product ?? null, liveSession: context.liveSession ?? null,
    outcome: entryId === null ? 'handoff' : 'answer', reason: entryId === null ? 'none_fits' : null, entryId, confidence: null, offered: [], taken: null,
    candidates, vote: null, tapped: false, wantedPerson: false, peopleMs: 0,
  };
}
