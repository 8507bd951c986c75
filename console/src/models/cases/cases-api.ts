import type { CaseAction, CaseEvent, CaseLimits, CaseList, CaseMatter, CaseView, NewCase } from '@aftercast/shared';
import type { Http } from '../http.ts';

/** How a list is narrowed; empty values narrow nothing. */
export interface CaseFilter { list: CaseList; matter?: CaseMatter | ''; ownerId?: string; conversationId?: string }

/** A page of cases; `approvals` is how many requests wait. */
export interface CasePage { cases: CaseView[]; total: number; approvals: number }

/** Calls about cases. */
export function createCasesApi(http: Http) {
  const path = encodeURIComponent;
  return {
    page({ list, ...filter }: CaseFilter, offset: number, limit: number): Promise<CasePage> {
      const query = new URLSearchParams({ list, offset: String(offset), limit: String(limit) });
      for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
      return http.get<CasePage>(`/cases?${query}`);
    },
    one: (id: string) => http.get<{ case: CaseView; events: CaseEvent[] }>(`/cases/${path(id)}`),
    open: (given: NewCase) => http.send<{ case: CaseView }>('POST', '/cases', given),
    act: (id: string, version: number, action: CaseAction) => http.send<{ case: CaseView }>('POST', `/cases/${path(id)}/actions`, { version, action }),
    limits: () => http.get<{ limits: CaseLimits; own: number | null }>('/case-limits'),
    setLimits: (limits: CaseLimits) => http.send<null>('PUT', '/case-limits', limits),
  };
}
export type CasesApi = ReturnType<typeof createCasesApi>;
