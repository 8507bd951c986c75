import type { IncidentSend, NewIncidentSend, RecipientFilter, SendPreview, SendRecipient, SendTexts } from '@aftercast/shared';
import type { Http } from '../http.ts';

/** Calls about telling everyone an incident concerns. */
export function createSendsApi(http: Http) {
  const path = encodeURIComponent;
  const of = (incidentId: string) => `/incidents/${path(incidentId)}`;
  return {
    list: (incidentId: string) => http.get<{ sends: IncidentSend[] }>(`${of(incidentId)}/sends`),
    preview: (incidentId: string, given: Pick<NewIncidentSend, 'rule' | 'texts'>) => http.send<SendPreview>('POST', `${of(incidentId)}/sends/preview`, given),
    open: (incidentId: string, given: NewIncidentSend) => http.send<{ send: IncidentSend }>('POST', `${of(incidentId)}/sends`, given),
    steer: (incidentId: string, id: string, act: 'pause' | 'resume' | 'stop') => http.send<{ send: IncidentSend }>('POST', `${of(incidentId)}/sends/${path(id)}/${act}`, {}),
    close: (incidentId: string, given: { id: string; texts: SendTexts }) => http.send<{ send: IncidentSend }>('POST', `${of(incidentId)}/closing`, given),
    recipients(incidentId: string, id: string, filter: RecipientFilter | '', after: string) {
      const query = new URLSearchParams({ after, limit: '100', ...filter ? { filter } : {} });
      return http.get<{ recipients: SendRecipient[] }>(`${of(incidentId)}/sends/${path(id)}/recipients?${query}`);
    },
  };
}
export type SendsApi = ReturnType<typeof createSendsApi>;
