import type { AgentRole, AgentView, ImageView, Language, ShopSettings, ShopView } from '@aftercast/shared';
import type { Http } from './http.ts';
import { createImportApi } from './knowledge/import-api.ts';
import { createKnowledgeApi } from './knowledge/knowledge-api.ts';
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
    invitation: (token: string) => http.get<InvitationView>(`/invitations/${path(token)}`),
    accept: (token: string, answer: InvitationAnswer) => http.send<{ agent: AgentView }>('POST', `/invitations/${path(token)}`, answer),
    knowledge: createKnowledgeApi(http),
    imports: createImportApi(http),
    worklist: createWorklistApi(http),
    upload: (file: Blob) => http.upload<{ image: ImageView }>('/uploads', file),
  };
}
export type Api = ReturnType<typeof createApi>;
