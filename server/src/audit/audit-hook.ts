/**
 * Writes into the log what a request has just done, before its answer goes out, for changes that have no single transaction
 * to write it in: signing in and out, knowledge, live sessions, exports. The others are written with their change (see their routes).
 * What is logged of which route stands in `audited-routes`.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AgentService } from '../agents/agent-service.ts';
import { sessionCookie } from '../agents/session-cookie.ts';
import { AppError } from '../errors.ts';
import '@fastify/cookie';
import { actorOf } from './actor.ts';
import type { AuditService } from './audit-service.ts';
import { auditedRoutes, type Seen } from './audited-routes.ts';

interface Deps { audit: AuditService; agents: Pick<AgentService, 'byEmail' | 'bySession'>; prefix: string }

/** Call inside the scope of the routes, before they are registered. */
export function registerAuditHook(app: FastifyInstance, { audit, agents, prefix }: Deps): void {
  const routeOf = (request: FastifyRequest): string => `${request.method} ${(request.routeOptions.url ?? '').slice(prefix.length)}`;
  const leaving = new WeakMap<FastifyRequest, Awaited<ReturnType<typeof agents.bySession>>>();

  /** Changes that say who themselves: nobody is signed in before them. */
  async function session(route: string, request: FastifyRequest, payload: unknown): Promise<void> {
    const { agent } = (payload ?? {}) as { agent?: { id: string; shopId?: string; name: string; email: string } };
    const body = (request.body ?? {}) as Record<string, unknown>;
    const known = agent && await agents.byEmail(agent.email);
    if (!known) return;
    const actor = actorOf({ agent: known, ip: request.ip });
    const target = { kind: 'agent', id: known.id, name: known.name };
    if (route === 'POST /session') await audit.record(actor, 'session.started', target);
    if (route === 'POST /invitations/:token') await audit.record(actor, 'shop' in body ? 'shop.opened' : 'name' in body ? 'agent.joined' : 'agent.password_reset', target, { role: known.role });
    if (route === 'PATCH /session' && 'password' in body) await audit.record(actor, 'account.password_changed', target);
    if (route === 'PATCH /session' && 'name' in body) await audit.record(actor, 'account.renamed', target, { from: request.agent.name, to: known.name });
  }

  app.addHook('preHandler', async (request) => {
    const token = request.cookies[sessionCookie];
    if (token && routeOf(request) === 'DELETE /session') leaving.set(request, await agents.bySession(token));
  });
  app.addHook('preSerialization', async (request: FastifyRequest, reply: FastifyReply, payload) => {
    if (reply.statusCode < 300) await session(routeOf(request), request, payload);
    return payload;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode >= 300) return payload;
    const route = routeOf(request);
    const left = leaving.get(request);
    if (left) await audit.record(actorOf({ agent: left, ip: request.ip }), 'session.ended', { kind: 'agent', id: left.id, name: left.name });
    const told = auditedRoutes[route]?.({
      params: (request.params ?? {}) as Seen['params'], query: (request.query ?? {}) as Seen['query'], reply: parsed(payload),
      body: (typeof request.body === 'object' && request.body !== null ? request.body : {}) as Seen['body'],
    });
    if (told) await audit.record(actorOf(request), told.action, told.target, told.details);
    return payload;
  });
  app.addHook('onError', async (request, _reply, error) => {
    if (routeOf(request) !== 'POST /session' || !(error instanceof AppError)) return;
    // Of addresses that are nobody's there is no shop to tell, and what was typed there may be anything.
    const { email } = request.body as { email: string };
    const known = await agents.byEmail(email);
    if (known) await audit.record({ shopId: known.shopId, id: null, name: '', address: request.ip }, 'session.refused', { kind: 'agent', id: known.id, name: known.name }, { why: error.code });
  });
}

function parsed(payload: unknown): Seen['reply'] {
  try {
    return typeof payload === 'string' ? JSON.parse(payload) as Seen['reply'] : {};
  } catch {
    return {};
  }
}
