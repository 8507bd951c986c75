/**
 * Signing in and out, and who is behind a cookie. Sessions slide: two weeks after the last use they end.
 * Called by the routes, by `http/auth` on every request and by the agents' socket.
 */
import { LRUCache } from 'lru-cache';
import { AppError } from '../errors.ts';
import type { Store } from '../db/store.ts';
import { withoutHash, type Agent, type AgentRepository } from './agent-repository.ts';
import { makeToken, tokenId } from './one-time-token.ts';
import type { Passwords } from './password.ts';
import { createSessionRepository } from './session-repository.ts';
import type { SignInThrottle } from './sign-in-throttle.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A session's life after its last use. */
export const sessionLifeMs = 14 * dayMs;
/** Sessions used within a day are not written again. */
const renewAfterMs = dayMs;
/** Another process may end a session: a cached one is at most this old. */
const cacheMs = 5_000;
/** No token of ours is longer; hashing megabytes of cookie would be a gift. */
const tokenLength = 64;

/** Who signed out or was shut out. `sessionId` names one browser; null means all of the agent's. */
export interface SignedOut { agentId: string; sessionId: string | null }

interface Deps {
  store: Store;
  agents: AgentRepository;
  passwords: Passwords;
  throttle: SignInThrottle;
  clock: () => number;
  random: (length: number) => Uint8Array;
  /** Whether a shop is open; a demo shop outside DEMO is not. */
  shopExists: (shopId: string) => Promise<boolean>;
  onSignedOut: (gone: SignedOut) => void;
}

interface Live { agent: Agent; expiresAt: number }

export function createSessionService({ store, agents, passwords, throttle, clock, random, shopExists, onSignedOut }: Deps) {
  const repository = createSessionRepository(store);
  const cache = new LRUCache<string, Live>({ max: 5_000, ttl: cacheMs, ttlResolution: 0, perf: { now: clock } });
  /** Counts endings, so that a session read before one is not cached after it. */
  let endings = 0;

  async function live(id: string): Promise<Live | null> {
    const cached = cache.get(id);
    if (cached) return cached.expiresAt > clock() ? cached : null;
    const before = endings;
    const found = await repository.withAgent(id);
    if (!found || found.session.expiresAt <= clock() || found.agent.disabled || !await shopExists(found.agent.shopId)) return null;
    const entry = { agent: found.agent, expiresAt: found.session.expiresAt };
    if (before === endings) cache.set(id, entry);
    return entry;
  }

  /** Forgets what is cached of an agent: role, name or standing changed. */
  function refresh(agentId: string): void {
    endings += 1;
    for (const [id, entry] of cache.entries()) if (entry.agent.id === agentId) cache.delete(id);
  }

  /** Starts a session. @returns the cookie's token */
  async function start(agentId: string): Promise<string> {
    const { token, id } = makeToken(random);
    await repository.insert({ id, agentId, createdAt: clock(), expiresAt: clock() + sessionLifeMs });
    return token;
  }

  return {
    start,
    refresh,
    /** @throws wrong_credentials for whatever reason, rate_limited */
    async signIn(email: string, password: string, address: string): Promise<{ agent: Agent; token: string }> {
      const succeeded = await throttle.attempt(email, address);
      const row = await agents.byEmail(email);
      const usable = row !== null && !row.disabled && await shopExists(row.shopId);
      if (!await passwords.verify(usable ? row.passwordHash : null, password) || row === null) {
        throw new AppError('wrong_credentials', 'email and password do not belong together');
      }
      succeeded();
      return { agent: withoutHash(row), token: await start(row.id) };
    },
    async signOut(token: string): Promise<void> {
      const id = tokenId(token);
      const gone = await repository.remove(id);
      endings += 1;
      cache.delete(id);
      if (gone) onSignedOut({ agentId: gone.agentId, sessionId: id });
    },
    /** The agent behind a cookie; null when it is foreign, expired, or its agent disabled. */
    async bySession(token: string): Promise<Agent | null> {
      return token.length > tokenLength ? null : (await live(tokenId(token)))?.agent ?? null;
    },
    /** Makes a session last two weeks from now. @returns false when it was renewed within a day */
    async renew(token: string): Promise<boolean> {
      const id = tokenId(token);
      const entry = await live(id);
      if (!entry || entry.expiresAt - clock() > sessionLifeMs - renewAfterMs) return false;
      const expiresAt = clock() + sessionLifeMs;
      await repository.extend(id, expiresAt);
      entry.expiresAt = expiresAt;
      return true;
    },
    /** After sessions of an agent were ended in the database. @param sessionIds null means all */
    ended(agentId: string, sessionIds: string[] | null): void {
      refresh(agentId);
      for (const sessionId of sessionIds ?? [null]) onSignedOut({ agentId, sessionId });
    },
  };
}
export type SessionService = ReturnType<typeof createSessionService>;
