/**
 * The shop's staff: accounts, signing in, one-time links. Owns agents, their sessions and invitations.
 * Refuses to decide who may ask (that is `permissions`, at the routes) and to know about conversations.
 * Called by the routes here, by `http/auth`, by the agents' socket and by the first run.
 */
import type { Store } from '../db/store.ts';
import type { ShopService } from '../merchants/shop-service.ts';
import { createAccountService } from './account-service.ts';
import { createAgentRepository, withoutHash, type Agent } from './agent-repository.ts';
import { createInvitationService } from './invitation-service.ts';
import { createPasswords } from './password.ts';
import { createSessionService, type SignedOut } from './session-service.ts';
import { createSignInThrottle } from './sign-in-throttle.ts';

interface Deps {
  store: Store;
  shops: Pick<ShopService, 'byId' | 'rowOf'>;
  clock: () => number;
  newId: (prefix: string) => string;
  random: (length: number) => Uint8Array;
  /** Without trailing slash; links begin with it. */
  publicUrl: () => string;
  /** Hears of each ended sign-in, so that its sockets can be closed. */
  onSignedOut: (gone: SignedOut) => void;
  /** Resolves after so many milliseconds; tests hand in one that does not wait. */
  wait: (ms: number) => Promise<void>;
}

export function createAgentService({ store, shops, clock, newId, random, publicUrl, onSignedOut, wait }: Deps) {
  const agents = createAgentRepository(store);
  const passwords = createPasswords(random);
  const throttle = createSignInThrottle({ clock, wait });
  const shopExists = async (id: string) => await shops.byId(id) !== null;
  const sessions = createSessionService({ store, agents, passwords, throttle, clock, random, shopExists, onSignedOut });
  const accounts = createAccountService({ agents, sessions, passwords, throttle, clock, newId });
  const invitations = createInvitationService({ store, agents, sessions, passwords, shops, clock, newId, random, publicUrl });
  const { signIn, signOut, bySession, renew } = sessions;
  /** Null where nobody signs in with this email. */
  async function byEmail(email: string): Promise<Agent | null> {
    const row = await agents.byEmail(email);
    return row && withoutHash(row);
  }
  return { byEmail, signIn, signOut, bySession, renew, ...accounts, ...invitations };
}
export type AgentService = ReturnType<typeof createAgentService>;
