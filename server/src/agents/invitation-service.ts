/**
 * One-time links: the first owner's setup, a colleague's invitation, a forgotten password.
 * Each works once and expires; a newer link for the same purpose ends the older. Sends no mail: whoever makes a link passes it on.
 */
import type { AgentRole, OpenInvitation, ShopSettings } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import type { Alongside, Store } from '../db/store.ts';
import type { NewShopSettings } from '../merchants/new-shop.ts';
import type { Shop } from '../merchants/shop-repository.ts';
import { withoutHash, type Agent, type AgentRepository, type AgentRow } from './agent-repository.ts';
import { createInvitationRepository, type InvitationRow, type Refusal } from './invitation-repository.ts';
import { makeToken, tokenId } from './one-time-token.ts';
import type { Passwords } from './password.ts';
import type { SessionService } from './session-service.ts';

const hourMs = 60 * 60 * 1000;
const lifeMs = { owner_setup: 7 * 24 * hourMs, agent_invitation: 7 * 24 * hourMs, password_reset: 24 * hourMs } as const;

const refusals: Record<Refusal, string> = {
  invitation_invalid: 'this link was used or has expired',
  email_taken: 'someone has an account with this email',
  setup_already_done: 'this server has its shop already',
};

/** A link to pass on, to the console's page for it. */
export interface Link { url: string; expiresAt: number }
/** What an invited person fills in; which fields are needed depends on the kind. */
export interface Acceptance {
  password: string;
  name?: string | undefined;
  email?: string | undefined;
  shop?: Pick<ShopSettings, 'name' | 'timeZone' | 'language'> | undefined;
}
/** What a link is about, for the page that asks for a password. */
export interface InvitationFacts { kind: InvitationRow['kind']; email: string | null; role: AgentRole | null; shopName: string | null }

interface Deps {
  store: Store;
  agents: AgentRepository;
  sessions: SessionService;
  passwords: Passwords;
  shops: { byId: (id: string) => Promise<Shop | null>; rowOf: (settings: NewShopSettings) => Shop };
  clock: () => number;
  newId: (prefix: string) => string;
  random: (length: number) => Uint8Array;
  publicUrl: () => string;
}

function needed<T>(value: T | undefined, field: string): T {
  if (value === undefined) throw new AppError('invalid_request', `"${field}" is needed here`, { details: [{ path: [field], message: 'needed' }] });
  return value;
}

export function createInvitationService({ store, agents, sessions, passwords, shops, clock, newId, random, publicUrl }: Deps) {
  const repository = createInvitationRepository(store);

  async function link(kind: InvitationRow['kind'], about: Partial<Pick<InvitationRow, 'shopId' | 'agentId' | 'email' | 'role'>>, also?: Alongside): Promise<Link> {
    const { token, id } = makeToken(random);
    const expiresAt = clock() + lifeMs[kind];
    await repository.insert({ id, kind, shopId: null, agentId: null, email: null, role: null, usedAt: null, ...about, createdAt: clock(), expiresAt }, also);
    return { url: `${publicUrl()}/console/invite/${token}`, expiresAt };
  }

  async function usable(token: string): Promise<InvitationRow> {
    const row = await repository.usable(tokenId(token), clock());
    if (!row) throw new AppError('invitation_invalid', refusals.invitation_invalid);
    return row;
  }

  async function account(shopId: string, email: string, role: AgentRole, { name, password }: Acceptance): Promise<AgentRow> {
    const given = needed(name, 'name');
    return { id: newId('a'), shopId, email, name: given, role, passwordHash: await passwords.hash(password), disabled: false, createdAt: clock() };
  }

  async function fulfil(row: InvitationRow, given: Acceptance): Promise<AgentRow | Refusal> {
    const now = clock();
    if (row.kind === 'owner_setup') {
      const [email, shop] = [needed(given.email, 'email'), shops.rowOf(needed(given.shop, 'shop'))];
      return repository.openShop(row.id, now, shop, await account(shop.id, email, 'owner', given));
    }
    if (row.kind === 'password_reset') return repository.resetPassword(row.id, now, await passwords.hash(given.password));
    if (row.shopId === null || row.email === null || row.role === null) throw new Error(`agents: invitation "${row.id}" lacks its shop, email or role`);
    return repository.join(row.id, now, await account(row.shopId, row.email, row.role, given));
  }

  return {
    /** The link that makes the first shop and its owner. Null once a shop exists. */
    async createOwnerSetupLink(): Promise<Link | null> {
      return await repository.anyShop() ? null : link('owner_setup', { role: 'owner' });
    },
    /** @param also is written in the same transaction @throws email_taken */
    async invite(shopId: string, email: string, role: AgentRole, also?: Alongside): Promise<Link> {
      if (await agents.byEmail(email)) throw new AppError('email_taken', refusals.email_taken);
      return link('agent_invitation', { shopId, email, role }, also);
    },
    /** Who was invited and has not joined, the newest first. */
    async openInvitations(shopId: string): Promise<OpenInvitation[]> {
      return (await repository.openOf(shopId, clock())).flatMap(({ id, email, role, createdAt, expiresAt }) => (email === null || role === null ? [] : [{ id, email, role, createdAt, expiresAt }]));
    },
    /** Ends an invitation: its link opens nothing from here on. @param also is written in the same transaction @throws not_found once it was used or has expired */
    async withdraw(shopId: string, id: string, also: (email: string) => Alongside): Promise<void> {
      if (!await repository.withdraw(shopId, id, clock(), ({ email }) => also(email ?? ''))) throw new AppError('not_found', 'there is no such open invitation');
    },
    /** @throws not_found for an agent who is disabled or of another shop */
    async resetLink(shopId: string, agentId: string, also?: (agent: Agent) => Alongside): Promise<Link> {
      const agent = await agents.byId(agentId);
      if (agent?.shopId !== shopId || agent.disabled) throw new AppError('not_found', 'there is no such agent');
      return link('password_reset', { shopId, agentId, email: agent.email, role: agent.role }, also?.(withoutHash(agent)));
    },
    /** @throws invitation_invalid */
    async facts(token: string): Promise<InvitationFacts> {
      const { kind, email, role, shopId } = await usable(token);
      const shop = shopId === null ? null : await shops.byId(shopId);
      return { kind, email, role, shopName: shop?.name ?? null };
    },
    /**
     * Uses the link up and signs in.
     * @throws invitation_invalid, email_taken, setup_already_done, invalid_request when a field is missing; the link then stays good
     */
    async accept(token: string, given: Acceptance): Promise<{ agent: Agent; token: string }> {
      const row = await usable(token);
      const agent = await fulfil(row, given);
      if (typeof agent === 'string') throw new AppError(agent, refusals[agent]);
      if (row.kind === 'password_reset') sessions.ended(agent.id, null);
      return { agent: withoutHash(agent), token: await sessions.start(agent.id) };
    },
  };
}
