import type { CheckInput, CheckResult, CheckView, DraftView, EntryPart, EntryRow, ImageView, KnowledgeEntry, Language, PageContext, ThresholdsView, VersionChange, VersionView } from '@aftercast/shared';
import type { Http } from '../http.ts';

export type Outcome = 'answer' | 'choices' | 'handoff';
export interface EntryKey { language: Language; entryId: string }
/** What products and live sessions are called, by id. */
export interface ScopeNames { products: Record<string, string>; liveSessions: Record<string, string> }
/** Both sides of an entry, its pictures with links that work for a while. */
export interface OpenedEntry { live: { entry: KnowledgeEntry; version: number; updatedAt: number } | null; draft: DraftView | null; images: ImageView[] }
/** An entry in the way of another: see the server's `conflicts`. */
export interface Rival { entryId: string; question: string; kind: 'same' | 'near' | 'steals'; lost: string[]; taken: string[] }
/** What publishing would do. */
export interface Forecast { changes: VersionChange[]; outdated: EntryKey[]; broken: CheckResult[]; failing: CheckResult[]; checks: number }
export type Chosen = 'all' | (EntryKey & { revision: number })[];
export interface Candidate {
  id: string; score: number; question: string; tier: number;
  why: { phrasing: string; terms: string[]; rule: string | null; shares: Record<string, number> };
}
/** A tried question. */
interface Spoken { entryId: string; question: string; answer: string; parts: EntryPart[]; to: string | null }
export interface Tried {
  language: Language; outcome: Outcome;
  /** The chance that the first candidate is right; `offered`: that one of the first three is. */
  confidence: number; offered: number; reason: string; answers: string[]; thresholds: ThresholdsView; candidates: Candidate[];
  speaks: Spoken | null;
  /** Everything said, in the order asked; `to` is the part of the message that it answers, null the whole. */
  spoken: Spoken[];
  asks: { text: string; entryId: string; question: string }[];
}
export type Which = 'live' | 'draft';
type Tally = Record<Outcome, number>;
export interface ThresholdSide {
  total: number; changed: number; before: Tally; after: Tally;
  examples: { text: string; from: Outcome; to: Outcome; confidence: number; question: string | null }[];
}
export interface StoredThresholds { thresholds: ThresholdsView; defaults: ThresholdsView }

/** The knowledge base's calls. */
export function createKnowledgeApi(http: Http) {
  const path = encodeURIComponent;
  const at = ({ language, entryId }: EntryKey): string => `${language}/${path(entryId)}`;
  return {
    rows: (language: Language) => http.get<{ rows: EntryRow[]; names: ScopeNames }>(`/knowledge/rows/${language}`),
    search: (language: Language, words: string) => http.get<{ ids: string[] }>(`/knowledge/search/${language}?words=${path(words)}`),
    open: (key: EntryKey) => http.get<OpenedEntry>(`/knowledge/entries/${at(key)}`),
    drafts: () => http.get<{ drafts: DraftView[] }>('/knowledge/drafts'),
    saveDraft: (key: EntryKey, edit: { entry: KnowledgeEntry | null; revision: number | null; base: number }) => http.send<{ draft: DraftView | null }>('PUT', `/knowledge/drafts/${at(key)}`, edit),
    discardDraft: (key: EntryKey, revision: number) => http.send<null>('DELETE', `/knowledge/drafts/${at(key)}?revision=${revision}`),
    conflicts: (language: Language, entry: KnowledgeEntry) => http.send<{ rivals: Rival[] }>('POST', `/knowledge/conflicts/${language}`, { entry }),
    uploadImage: (file: Blob) => http.upload<{ image: ImageView }>('/knowledge/images', file),
    history: (key: EntryKey) => http.get<{ history: { version: VersionView; change: VersionChange }[] }>(`/knowledge/history/${at(key)}`),
    forecast: (drafts: Chosen) => http.send<Forecast>('POST', '/knowledge/publish/preview', { drafts }),
    publish: (publication: { drafts: Chosen; note: string; confirmBroken: boolean }) => http.send<{ version: VersionView }>('POST', '/knowledge/publish', publication),
    versions: (before?: number) => http.get<{ versions: VersionView[] }>(`/knowledge/versions${before === undefined ? '' : `?before=${before}`}`),
    version: (number: number) => http.get<{ version: VersionView; changes: VersionChange[] }>(`/knowledge/versions/${number}`),
    revert: (number: number, how: { as: 'drafts' | 'version'; confirmBroken: boolean }) =>
      http.send<{ version: VersionView | null; drafts: number; kept: EntryKey[]; overtaken: EntryKey[] }>('POST', `/knowledge/versions/${number}/revert`, how),
    tryOut: (question: { text: string; context: PageContext & { previous?: string }; language: Language; knowledge: Which }) => http.send<Tried>('POST', '/knowledge/match', question),
    checks: (knowledge: Which) => http.get<{ results: CheckResult[] }>(`/knowledge/checks?knowledge=${knowledge}`),
    keepCheck: (check: CheckInput) => http.send<{ check: CheckView }>('POST', '/knowledge/checks', check),
    removeCheck: (id: string) => http.send<null>('DELETE', `/knowledge/checks/${path(id)}`),
    thresholds: () => http.get<StoredThresholds>('/knowledge/thresholds'),
    moveThresholds: (thresholds: ThresholdsView | null) => http.send<StoredThresholds>('PUT', '/knowledge/thresholds', { thresholds }),
    previewThresholds: (thresholds: ThresholdsView) => http.send<{ recent: ThresholdSide; checks: ThresholdSide }>('POST', '/knowledge/thresholds/preview', { thresholds }),
  };
}
export type KnowledgeApi = ReturnType<typeof createKnowledgeApi>;
