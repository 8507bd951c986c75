import type { FollowUp, FollowUpChange, FollowUpPlan } from '@aftercast/shared';
import type { Http } from './http.ts';

/** Follow-ups' calls. */
export function createFollowUpApi(http: Http) {
  const path = encodeURIComponent;
  return {
    mine: () => http.get<{ followUps: FollowUp[] }>('/follow-ups'),
    ofTalk: (conversationId: string) => http.get<{ followUps: FollowUp[] }>(`/conversations/${path(conversationId)}/follow-ups`),
    put: (id: string, conversationId: string, plan: FollowUpPlan) => http.send<{ followUp: FollowUp }>('PUT', `/conversations/${path(conversationId)}/follow-ups/${path(id)}`, plan),
    change: (id: string, change: FollowUpChange) => http.send<{ followUp: FollowUp }>('PATCH', `/follow-ups/${path(id)}`, change),
  };
}
export type FollowUpApi = ReturnType<typeof createFollowUpApi>;
