/** The two gates of agents' routes: a request that changes something must come from our own pages, and an agent must be signed in. */
import '@fastify/cookie';
import type { FastifyInstance, FastifyRequest, FastifyReply } from 'fastify';
import { can, type Noun, type Verb } from '@aftercast/shared';
import type { Agent } from '../agents/agent-repository.ts';
import type { AgentService } from '../agents/agent-service.ts';
import { cookieOptions, sessionCookie } from '../agents/session-cookie.ts';
import { AppError } from '../errors.ts';
import { isOwnOrigin, originOf } from '../merchants/allowed-origin.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `requireAgent`; reading it on another route is a mistake. */
    agent: Agent;
  }
}

type Gate = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
/** A preHandler that lets signed-in agents pass; with a sentence only those who may: `requireAgent('update', 'shop')`. Routes that take large bodies ask it `onRequest`, before any of it is read. */
export type RequireAgent = (...sentence: [] | [Verb, Noun]) => Gate;
/** A preHandler for what changes something without an agent: signing in, accepting an invitation. */
export type RequireOwnOrigin = Gate;

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True when a request that changes something may come from one of our pages. Browsers say their origin on every such
 * request, or at least Sec-Fetch-Site; a client that says neither is no browser and carries no one else's cookie.
 */
export function comesFromOwnPage(headers: FastifyRequest['headers'], ownOrigin: string): boolean {
  if (headers.origin !== undefined) return isOwnOrigin(ownOrigin, headers.origin);
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

interface Deps { agents: Pick<AgentService, 'bySession' | 'renew'>; publicUrl: () => string }

/** Prepares requests to carry their agent. Call once, before routes, after @fastify/cookie. */
export function registerAuth(app: FastifyInstance, { agents, publicUrl }: Deps): { requireAgent: RequireAgent; requireOwnOrigin: RequireOwnOrigin } {
  app.decorateRequest('agent');

  const requireOwnOrigin: RequireOwnOrigin = async (request) => {
    if (safeMethods.has(request.method) || comesFromOwnPage(request.headers, originOf(publicUrl()))) return;
    throw new AppError('origin_not_allowed', 'this can be done from our own pages only');
  };

  const requireAgent: RequireAgent = (...sentence) => async (request, reply) => {
    await requireOwnOrigin(request, reply);
    const token = request.cookies[sessionCookie];
    const agent = token ? await agents.bySession(token) : null;
    if (!token || !agent) throw new AppError('not_signed_in', 'sign in first');
    const [verb, noun] = sentence;
    if (verb && noun && !can(agent, verb, noun)) throw new AppError('forbidden', `your role may not ${verb} ${noun}`);
    request.agent = agent;
    // Agents' answers hold shoppers' words: no cache may keep them.
    reply.header('cache-control', 'no-store');
    if (await agents.renew(token)) reply.setCookie(sessionCookie, token, cookieOptions(publicUrl()));
  };
  return { requireAgent, requireOwnOrigin };
}
