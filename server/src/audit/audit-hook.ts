/**
 * Writes into the log what a request has just done, before its answer goes out, for changes that have no single transaction
 * to write it in: signing in and out, knowledge, live sessions, exports. The others are written with their change (see their routes).
 * One table, so that what is logged is seen at a glance.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AuditAction } from '@aftercast/shared';
import type { AgentService } from '../agents/agent-service.ts';
import { sessionCookie } from '../agents/session-cookie.ts';
import { AppError } from '../errors.ts';
import '@fastify/cookie';
import { actorOf } from './actor.ts';
import type { AuditDetails, AuditService, Target } from './audit-service.ts';

interface Seen { params: Record<string, string>; body: Record<string, unknown>; query: Record<string, unknown>; reply: Record<string, Record<string, unknown>> }
interface Told { action: AuditAction; target: Target; details?: AuditDetails }

const entry = ({ params }: Seen): Target => ({ kind: 'knowledge_entry', id: params['id'] ?? '', name: params['language'] ?? '' });
const language = ({ params }: Seen): Target => ({ kind: 'knowledge', id: params['language'] ?? '' });
const count = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
const version = (number: unknown): Target => ({ kind: 'knowledge_version', id: String(number) });

/** By method and route; null where nothing was changed. The agent is the one signed in. */
const table: Record<string, (seen: Seen) => Told | null> = {
  'PUT /knowledge/:language/:id': (seen) => ({ action: 'knowledge.entry_written', target: entry(seen) }),
  'DELETE /knowledge/:language/:id': (seen) => ({ action: 'knowledge.entry_deleted', target: entry(seen) }),
  'POST /knowledge/:language/import': (seen) => ({ action: 'knowledge.imported', target: language(seen), details: { entries: Number(seen.reply['imported'] ?? 0) } }),
  'POST /knowledge/sheet/:language': (seen) => (seen.reply['kept'] ? { action: 'knowledge.imported', target: language(seen), details: { as: 'drafts' } } : null),
  'POST /knowledge/publish': ({ reply, body }) => ({ action: 'knowledge.published', target: version(reply['version']?.['number']), details: { drafts: count(body['drafts']) } }),
  'POST /knowledge/versions/:number/revert': ({ params, body }) => ({ action: 'knowledge.reverted', target: version(params['number']), details: { as: String(body['as']) } }),
  'PUT /knowledge/thresholds': ({ body }) => {
    const details: AuditDetails = body['thresholds'] === null ? { to: 'defaults' } : { ...body['thresholds'] as { answer: number; choices: number } };
    return { action: 'knowledge.thresholds_moved', target: { kind: 'knowledge', id: 'thresholds' }, details };
  },
  'GET /knowledge/sheet/:language': (seen) => ({ action: 'knowledge.exported', target: language(seen), details: { format: String(seen.query['format']) } }),
  'PUT /live-sessions/:id': ({ params }) => ({ action: 'live_session.written', target: { kind: 'live_session', id: params['id'] ?? '' } }),
  'DELETE /live-sessions/:id': ({ params }) => ({ action: 'live_session.deleted', target: { kind: 'live_session', id: params['id'] ?? '' } }),
  'POST /live-sessions/sheet': ({ reply }) => (reply['kept'] ? { action: 'live_session.imported', target: { kind: 'live_session', id: 'sheet' } } : null),
  'PUT /orders': ({ body }) => ({ action: 'orders.imported', target: { kind: 'orders', id: 'orders' }, details: { orders: count(body['orders']) } }),
  'PUT /escalation-rules': ({ body }) => ({
    action: 'escalation_rules.changed', target: { kind: 'shop', id: 'escalation_rules' },
    details: { supervisorAfterMs: Number(body['supervisorAfterMs']), ownerAfterMs: Number(body['ownerAfterMs']) },
  }),
  'POST /escalations/acknowledge': ({ body }) => ({ action: 'escalation.acknowledged', target: { kind: 'escalations', id: '' }, details: { ids: (body['ids'] as string[]).slice(0, 20) } }),
};

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
    const told = table[route]?.({
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
