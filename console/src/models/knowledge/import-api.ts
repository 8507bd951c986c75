import type { Language, PromiseKind } from '@aftercast/shared';
import type { Http } from '../http.ts';

/** What is wrong with a cell. `row` and `column` as the spreadsheet counts them; `head` is the column's own. */
export interface CellError { row: number; column: string; head: string; code: string; value: string }
export interface EntriesReport { created: { id: string; question: string }[]; changed: { id: string; question: string; fields: string[] }[]; unchanged: number }
/** What an import did, or would do. */
export interface SheetReport extends EntriesReport { errors: CellError[]; kept: boolean }
/** What a numbered link lacks before its session goes on air. */
export interface LinkCheck { link: number; product: string; missing: ('ship_by' | 'return_terms' | 'questions')[]; questions: number }
/** `unsaid` stays though the sheet can't say all of it; `left_behind` is such a promise of the session that the sheet was made of. */
export interface PromiseChange { change: 'removed' | 'changed' | 'added' | 'left_behind' | 'unsaid'; product: string | null; kind: PromiseKind; text: string }
export interface SessionReport { links: number; products: number; promises: number; questions: number; promiseChanges: PromiseChange[]; entries: EntriesReport; errors: CellError[]; checklist: LinkCheck[]; kept: boolean }
/** Times in milliseconds since the epoch. */
export interface SessionHead { id: string; title: string; host: string; startsAt: number; endsAt: number }

/** Calls for files that come in, and the addresses of those that go out. */
export function createImportApi(http: Http) {
  const path = encodeURIComponent;
  return {
    sheet: (language: Language, file: Blob, dryRun: boolean) => http.upload<SheetReport>(`/knowledge/sheet/${language}?dryRun=${dryRun}`, file),
    session: (head: SessionHead, language: Language, file: Blob, dryRun: boolean) => http.upload<SessionReport>('/live-sessions/sheet', file, {
      ...head, startsAt: String(head.startsAt), endsAt: String(head.endsAt), language, dryRun: String(dryRun),
    }),
    checklist: (id: string) => http.get<{ checklist: LinkCheck[] }>(`/live-sessions/${path(id)}/checklist`),
    products: () => http.get<{ products: { id: string; name: string }[] }>('/products'),
    /** Addresses to be followed by the browser. */
    downloads: {
      sheet: (language: Language, format: 'csv' | 'xlsx' | 'jsonl') => `/api/v1/knowledge/sheet/${language}?format=${format}`,
      template: (language: Language, format: 'csv' | 'xlsx') => `/api/v1/knowledge/sheet-template/${language}?format=${format}`,
      sessionTemplate: (language: Language, format: 'csv' | 'xlsx') => `/api/v1/live-sessions/sheet-template?language=${language}&format=${format}`,
      session: (id: string, language: Language) => `/api/v1/live-sessions/${path(id)}/sheet?language=${language}&format=xlsx`,
    },
  };
}
