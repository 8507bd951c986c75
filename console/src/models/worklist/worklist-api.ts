import type { DraftView, KnowledgeEntry, Language } from '@aftercast/shared';
import type { Http } from '../http.ts';

/** What a row is about, in the order of the filter. */
export const workKinds = ['unanswered', 'handed_off', 'untaken', 'unhelpful', 'reworded', 'unused', 'expired'] as const;
export type WorkKind = (typeof workKinds)[number];

/** A row of the work list. Times in milliseconds since the epoch, `minutes` of agents' time. */
export interface WorkItem {
  key: string;
  kind: WorkKind;
  title: string;
  count: number;
  minutes: number;
  firstAt: number | null;
  lastAt: number | null;
  examples: { text: string; askedAt: number; conversationId: string }[];
  phrasings: string[];
  /** What it is about, or what would fit. */
  entry: { id: string; question: string } | null;
  reasons: Record<string, number>;
  scope: KnowledgeEntry['scope'];
  /** Of an expired entry: what ended, at `firstAt`. */
  ended: 'validity' | 'promise' | null;
}

/** Whether its words could teach an entry something. */
export function isQuestion({ kind }: WorkItem): boolean {
  return kind === 'unanswered' || kind === 'untaken' || kind === 'handed_off';
}

export interface WorkPage { items: WorkItem[]; total: number; counts: Record<WorkKind, number>; minutes: number }
/** A click's draft, and what it was before; for taking it back. */
export interface Drafted { draft: DraftView | null; before: DraftView | null }
export interface EntryUsage { entryId: string; answered: number; helpful: number; unhelpful: number; notAsked: number; wantedPerson: number; lastUsedAt: number | null; minutes: number }

/** The work list's calls. */
export function createWorklistApi(http: Http) {
  const path = encodeURIComponent;
  const row = (language: Language, key: string) => `/knowledge/${language}/worklist/${path(key)}`;
  return {
    page: (language: Language, { kind, offset, limit }: { kind: WorkKind | ''; offset: number; limit: number }) =>
      http.get<WorkPage>(`/knowledge/${language}/worklist?offset=${offset}&limit=${limit}${kind === '' ? '' : `&kind=${kind}`}`),
    usage: (language: Language) => http.get<{ entries: EntryUsage[] }>(`/knowledge/${language}/usage`),
    dismiss: (language: Language, key: string) => http.send<null>('PUT', `${row(language, key)}/decision`, { decision: 'dismissed' }),
    putBack: (language: Language, key: string) => http.send<null>('DELETE', `${row(language, key)}/decision`),
    addPhrasings: (language: Language, key: string, entryId: string, phrasings: string[]) => http.send<Drafted>('POST', `${row(language, key)}/phrasings`, { entryId, phrasings }),
    makeEntry: (language: Language, key: string, entry: Omit<KnowledgeEntry, 'id'>) => http.send<Drafted>('POST', `${row(language, key)}/entry`, entry),
    /** The draft as it was before a click. */
    restore: ({ draft, before }: Drafted) => {
      if (!draft) return Promise.resolve(null);
      const at = `/knowledge/drafts/${draft.language}/${path(draft.entryId)}`;
      return before
        ? http.send<unknown>('PUT', at, { entry: before.entry, revision: draft.revision, base: draft.base })
        : http.send<unknown>('DELETE', `${at}?revision=${draft.revision}`);
    },
  };
}
export type WorklistApi = ReturnType<typeof createWorklistApi>;
