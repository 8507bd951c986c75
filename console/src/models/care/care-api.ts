import type { CareDelivery, CareRule, CareRuleWords, CareState, CareTrial, Schedule } from '@aftercast/shared';
import type { Http } from '../http.ts';

/** How the deliveries are narrowed; empty values narrow nothing. */
export interface DeliveryQuery { ruleId: string; state: CareState | ''; q: string }
/** What a rule may be narrowed by, by name. */
export interface Goods { products: { id: string; name: string }[]; liveSessions: { id: string; title: string }[] }

/** Calls of proactive care. */
export function createCareApi(http: Http) {
  const of = (id: string) => `/care/rules/${encodeURIComponent(id)}`;
  return {
    rules: () => http.get<{ rules: CareRule[] }>('/care/rules'),
    write: (id: string, rule: CareRuleWords, version: number) => http.send<{ rule: CareRule }>('PUT', of(id), { rule, version }),
    remove: (id: string, version: number) => http.send<null>('DELETE', `${of(id)}?version=${version}`),
    switch: (id: string, on: boolean, version: number) => http.send<{ rule: CareRule }>('POST', `${of(id)}/switch`, { on, version }),
    try: (id: string) => http.send<{ trial: CareTrial }>('POST', `${of(id)}/trial`),
    tryWords: (rule: CareRuleWords) => http.send<{ trial: CareTrial }>('POST', '/care/trial', { rule }),
    deliveries(query: DeliveryQuery, before: string | null) {
      const asked = new URLSearchParams(Object.entries({ ...query, before: before ?? '' }).filter(([, value]) => value !== ''));
      return http.get<{ deliveries: CareDelivery[]; nextBefore: string | null }>(`/care/deliveries?${asked.toString()}`);
    },
    async goods(): Promise<Goods> {
      const [{ products }, { sessions }] = await Promise.all([http.get<Pick<Goods, 'products'>>('/products'), http.get<Schedule>('/live-schedule?limit=1000')]);
      return { products, liveSessions: sessions };
    },
  };
}
