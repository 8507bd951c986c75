import type { AgentRole, AgentView, OpenInvitation, Escalation, EscalationRules, DeskSettings, DeskView, ImageView, Language, SatisfactionTally, RoutingSettings, ShopSettings, ShopView } from '@aftercast/shared';
import { createAuditApi } from './audit/audit-api.ts';
import { createDeskApi } from './desk/desk-api.ts';
import { createCareApi } from './care/care-api.ts';
import { createCasesApi } from './cases/cases-api.ts';
import { createIntegrationsApi } from './integrations/integrations-api.ts';
import { createIncidentsApi } from './cases/incidents-api.ts';
import { createSendsApi } from './cases/sends-api.ts';
import type { Http } from './http.ts';
import { createFollowUpApi } from './follow-up-api.ts';
import { createImportApi } from './knowledge/import-api.ts';
import { createKnowledgeApi } from './knowledge/knowledge-api.ts';
import { createLiveApi } from './live/live-api.ts';
import { createReportsApi } from './reports/reports-api.ts';
import { createSuggestionApi } from './suggestion-api.ts';
import { createTemplateApi } from './templates/template-api.ts';
import { createWorklistApi } from './worklist/worklist-api.ts';

/** Who is signed in, and where. */
export interface SignedIn { agent: AgentView; shop: ShopView }

/** A one-time link for someone else. `expiresAt` in milliseconds since the epoch. */
export interface OneTimeLink { url: string; expiresAt: number }

/** What a one-time link is for. */
export interface InvitationView {
  kind: 'owner_setup' | 'agent_invitation' | 'password_reset';
  email: string | null;
  role: AgentRole | null;
  shopName: string | null;
}

/** What is filled in at the end of a one-time link. */
export interface InvitationAnswer {
  name?: string;
  email?: string;
  password: string;
  shop?: { name: string; timeZone: string; language: Language };
}

/** Every call the console makes, by what it is for. */
export function createApi(http: Http) {
  const path = encodeURIComponent;
  return {
    http,
    session: () => http.get<SignedIn>('/session'),
    signIn: (email: string, password: string) => http.send<SignedIn>('POST', '/session', { email, password }),
    signOut: () => http.send<unknown>('DELETE', '/session'),
    changeSelf: (patch: { name?: string; password?: string; currentPassword?: string }) => http.send<SignedIn>('PATCH', '/session', patch),
    shop: () => http.get<{ shop: ShopView }>('/shop'),
    changeShop: (patch: Partial<ShopSettings>) => http.send<{ shop: ShopView }>('PATCH', '/shop', patch),
    rotateSecret: () => http.send<{ shop: ShopView }>('POST', '/shop/secret'),
    agents: () => http.get<{ agents: AgentView[] }>('/agents'),
    changeAgent: (id: string, patch: { role?: AgentRole; disabled?: boolean }) => http.send<{ agent: AgentView }>('PATCH', `/agents/${path(id)}`, patch),
    resetPassword: (id: string) => http.send<OneTimeLink>('POST', `/agents/${path(id)}/password-reset`),
    invite: (email: string, role: AgentRole) => http.send<OneTimeLink>('POST', '/invitations', { email, role }),
    openInvitations: () => http.get<{ invitations: OpenInvitation[] }>('/open-invitations'),
    withdrawInvitation: (id: string) => http.send<unknown>('DELETE', `/open-invitations/${path(id)}`),
    invitation: (token: string) => http.get<InvitationView>(`/invitations/${path(token)}`),
    accept: (token: string, answer: InvitationAnswer) => http.send<{ agent: AgentView }>('POST', `/invitations/${path(token)}`, answer),
    ownRatings: (from: number, until: number) => http.get<{ satisfaction: SatisfactionTally }>(`/satisfaction/mine?from=${from}&until=${until}`),
    escalations: () => http.get<{ escalations: Escalation[] }>('/escalations'),
    acknowledgeEscalations: (ids: readonly string[]) => http.send<unknown>('POST', '/escalations/acknowledge', { ids }),
    escalationRules: () => http.get<{ rules: EscalationRules }>('/escalation-rules'),
    setEscalationRules: (rules: EscalationRules) => http.send<{ rules: EscalationRules }>('PUT', '/escalation-rules', rules),
    audit: createAuditApi(http),
    desk: createDeskApi(http),
    routing: () => http.get<{ settings: RoutingSettings; desks: DeskView[] }>('/routing'),
    changeRouting: (settings: RoutingSettings) => http.send<{ settings: RoutingSettings; desks: DeskView[] }>('PUT', '/routing', settings),
    changeDesk: (id: string, change: Partial<DeskSettings>) => http.send<{ desk: DeskView }>('PATCH', `/routing/desks/${path(id)}`, change),
    knowledge: createKnowledgeApi(http),
    imports: createImportApi(http),
    live: createLiveApi(http),
    worklist: createWorklistApi(http),
    reports: createReportsApi(http),
    care: createCareApi(http),
    cases: createCasesApi(http),
    integrations: createIntegrationsApi(http),
    incidents: createIncidentsApi(http),
    sends: createSendsApi(http),
    templates: createTemplateApi(http),
    followUps: createFollowUpApi(http),
    suggestions: createSuggestionApi(http),
    upload: (file: Blob) => http.upload<{ image: ImageView }>('/uploads', file),
  };
}
export type Api = ReturnType<typeof createApi>;
