import type { LiveSession, Product, Schedule } from '@aftercast/shared';
import type { StockState } from '@aftercast/shared/client';
import type { Http } from '../http.ts';

/** Words that shoppers asked lately; the same words once. */
export interface AskedWords { text: string; count: number; needPerson: number; lastAt: number }
/** `link` null: about none in particular. */
export interface AskedLink { link: number | null; asked: number; needPerson: number; questions: AskedWords[] }

/** Calls for live sessions: what they are, and what is on their screen. */
export function createLiveApi(http: Http) {
  const of = (id: string) => `/live-sessions/${encodeURIComponent(id)}`;
  return {
    schedule: (q: string, offset: number, limit: number) => http.get<Schedule>(`/live-schedule?${new URLSearchParams({ q, offset: String(offset), limit: String(limit) })}`),
    one: (id: string) => http.get<{ liveSession: LiveSession }>(of(id)),
    products: () => http.get<{ products: Product[] }>('/products'),
    addProduct: (product: Product) => http.send<{ product: Product }>('PUT', `/products/${encodeURIComponent(product.id)}`, product),
    /** Refused where its `version` is not the one that is there. */
    write: (session: LiveSession) => http.send<{ liveSession: LiveSession }>('PUT', of(session.id), session),
    remove: (id: string) => http.send<null>('DELETE', of(id)),
    onAir: (id: string, link: number | null) => http.send<{ liveSession: LiveSession; changed: boolean; at: number }>('POST', `${of(id)}/on-air`, { link }),
    /** @param was when the broadcast was to begin and end before */
    takeBack: (id: string, at: number, was: { startsAt: number; endsAt: number }) => http.send<{ liveSession: LiveSession }>('DELETE', `${of(id)}/on-air?at=${at}&startsAt=${was.startsAt}&endsAt=${was.endsAt}`),
    stock: (id: string, link: number, state: StockState | null, restockAt?: number) => http.send<{ liveSession: LiveSession }>('POST', `${of(id)}/stock`, { link, state, restockAt }),
    asked: (id: string) => http.get<{ since: number; links: AskedLink[] }>(`${of(id)}/questions`),
  };
}
export type LiveApi = ReturnType<typeof createLiveApi>;
