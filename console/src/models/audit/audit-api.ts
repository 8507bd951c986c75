import type { AuditEntry, AuditRetention } from '@aftercast/shared';
import type { Http } from '../http.ts';

export interface AuditPage { entries: AuditEntry[]; nextBefore: number | null }

/** The audit log's calls. @param query what narrows it */
export function createAuditApi(http: Http) {
  return {
    page: (query: string, before?: number) => http.get<AuditPage>(`/audit?${query}${before === undefined ? '' : `&before=${before}`}`),
    retention: () => http.get<AuditRetention>('/audit/retention'),
    setRetention: (retentionDays: number) => http.send<AuditRetention>('PUT', '/audit/retention', { retentionDays }),
  };
}

/** Where the browser fetches the same as a file. */
export const auditSheet = (query: string): string => `/api/v1/audit/sheet?${query}${query === '' ? '' : '&'}format=csv`;
