/** Cases over HTTP: agents open and move them, owners decide what goes beyond a limit. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { caseAction, caseEvent, caseLimits, caseLists, caseMatters, caseStates, caseView, limits, newCase } from '@aftercast/shared';
import { z } from 'zod';
import { actorOf } from '../audit/actor.ts';
import type { Actor, AuditService } from '../audit/audit-service.ts';
import type { RequireAgent } from '../http/auth.ts';
import type { CaseCover } from './case-cover.ts';
import type { AlsoOfCase } from './case-repository.ts';
import type { CaseService } from './case-service.ts';

const tags = ['cases'];
const id = z.string().min(3).max(limits.idLength);
const one = z.object({ case: caseView });

interface Deps { audit: Pick<AuditService, 'alongside'>; cases: CaseService; cover: CaseCover; requireAgent: RequireAgent }

export function caseRoutes({ audit, cases, cover, requireAgent }: Deps): FastifyPluginAsyncZod {
  /** Sums and dates; what was written about it stays with the case. */
  const noted = (actor: Actor): AlsoOfCase => ({ row, line }) => audit.alongside(actor, line.type, { kind: 'case', id: row.id }, {
    ...(row.amountCents === null ? {} : { amountCents: row.amountCents, currency: row.currency }),
    ...(line.type === 'case.deadline_set' ? { dueAt: row.dueAt } : {}), ...(line.type === 'case.assigned' ? { to: row.ownerName } : {}),
  });
  return async (app) => {
    app.get('/cases', {
      preHandler: requireAgent('read', 'cases'),
      schema: {
        tags, summary: 'Cases, what is due first', description: '`approvals` is how many requests wait for a decision.',
        querystring: z.object({
          list: z.enum(caseLists).default('active'), matter: z.enum(caseMatters).optional(), state: z.enum(caseStates).optional(), ownerId: id.optional(),
          conversationId: id.optional(), orderId: z.string().min(1).max(80).optional(),
          offset: z.coerce.number().int().min(0).max(2 ** 31 - 1).default(0), limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ cases: z.array(caseView), total: z.number(), approvals: z.number() }) },
      },
    }, async ({ agent, query: { offset, limit, ...filter } }) => {
      const page = await cases.page(agent.shopId, filter, { offset, limit });
      return { ...page, cases: await cover.all(agent, page.cases) };
    });

    app.post('/cases', {
      preHandler: requireAgent('update', 'cases'),
      schema: { tags, summary: 'Opens a case; the shopper is told. The same id again gives the first outcome', body: newCase, response: { 200: one } },
    }, async (request) => {
      // The first outcome of this id may be a colleague's case.
      const { agent, body } = request;
      return { case: (await cover.forEach(await cases.open(agent, body, noted(actorOf(request)))))(agent) };
    });

    app.get('/cases/:id', {
      preHandler: requireAgent('read', 'cases'),
      schema: { tags, summary: 'A case with everything that happened to it', params: z.object({ id }), response: { 200: one.extend({ events: z.array(caseEvent) }) } },
    }, async ({ agent, params }) => cover.one(agent, await cases.one(agent.shopId, params.id)));

    app.post('/cases/:id/actions', {
      preHandler: requireAgent('update', 'cases'),
      schema: {
        tags, summary: 'Does one thing with a case', description: '`version` is the one that was seen. A grant above the agent’s limit becomes a request; `approve` and `reject` decide it, by another owner than asked.',
        params: z.object({ id }), body: z.object({ version: z.number().int().min(1).max(2 ** 31 - 2), action: caseAction }), response: { 200: one },
      },
    }, async (request) => ({ case: (await cover.forEach(await cases.act(request.agent, request.params.id, request.body.version, request.body.action, noted(actorOf(request)))))(request.agent) }));

    app.get('/case-limits', {
      preHandler: requireAgent('read', 'cases'),
      schema: { tags, summary: 'How much may be granted without asking, and by this agent', response: { 200: z.object({ limits: caseLimits, own: z.number().nullable() }) } },
    }, async ({ agent }) => cases.limits(agent));
    app.put('/case-limits', {
      preHandler: requireAgent('approve', 'cases'),
      schema: { tags, summary: 'Says how much may be granted without asking', body: caseLimits, response: { 204: z.null() } },
    }, async (request, reply) => {
      const { agent, body } = request;
      const people = Object.keys(body.byAgent).length;
      const told = { agent: body.agent, supervisor: body.supervisor, ...(people > 0 ? { people } : {}) };
      await cases.setLimits(agent.shopId, body, audit.alongside(actorOf(request), 'case_limits.changed', { kind: 'shop', id: 'case_limits' }, told));
      return reply.code(204).send(null);
    });
  };
}
