import type { IncidentMember, IncidentPreviews, IncidentReply, IncidentSuggestion, IncidentView, NewIncident, NewIncidentReply } from '@aftercast/shared';
import type { Http } from '../http.ts';

/** An incident with who belongs to it and what was said to all. */
export interface IncidentDetails { incident: IncidentView; members: IncidentMember[]; replies: IncidentReply[] }

/** Calls about incidents. */
export function createIncidentsApi(http: Http) {
  const path = encodeURIComponent;
  const of = (id: string) => `/incidents/${path(id)}`;
  return {
    page: (offset: number, limit: number) => http.get<{ incidents: IncidentView[] }>(`/incidents?offset=${offset}&limit=${limit}`),
    suggestions: () => http.get<{ suggestions: IncidentSuggestion[] }>('/incident-suggestions'),
    /** @param limit of conversations, a thousand at the most */
    one: (id: string, limit: number) => http.get<IncidentDetails>(`${of(id)}?limit=${limit}`),
    open: (given: NewIncident) => http.send<{ incident: IncidentView }>('POST', '/incidents', given),
    add: (id: string, conversationIds: string[]) => http.send<{ incident: IncidentView }>('POST', `${of(id)}/members`, { conversationIds }),
    remove: (id: string, conversationId: string) => http.send<{ incident: IncidentView }>('DELETE', `${of(id)}/members/${path(conversationId)}`),
    preview: (id: string, text: string) => http.send<IncidentPreviews>('POST', `${of(id)}/preview`, { text }),
    reply: (id: string, given: NewIncidentReply) => http.send<{ reply: IncidentReply }>('POST', `${of(id)}/replies`, given),
    close: (id: string) => http.send<{ incident: IncidentView }>('POST', `${of(id)}/close`),
  };
}
