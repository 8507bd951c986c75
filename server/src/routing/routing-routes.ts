/** How a shop's queue is served, and agents' desks, over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { can, deskSettings, deskView, limits, routingSettings, surgeView } from '@aftercast/shared';
import { z } from 'zod';
import { actorOf } from '../audit/actor.ts';
import type { AuditDetails, AuditService } from '../audit/audit-service.ts';
import { AppError } from '../errors.ts';
import type { RequireAgent } from '../http/auth.ts';
import type { Routing } from './routing.ts';

const agentId = z.object({ agentId: z.string().min(3).max(limits.idLength) });
const response = { 200: z.object({ settings: routingSettings, desks: z.array(deskView), surge: surgeView }) };

interface Deps { audit: Pick<AuditService, 'alongside'>; routing: Pick<Routing, 'look' | 'configure' | 'changeDesk'>; requireAgent: RequireAgent }

export function routingRoutes({ audit, routing, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/routing', {
      preHandler: requireAgent('read', 'agents'),
      schema: { tags: ['routing'], summary: 'How the queue is served, and every desk with who is there and what they have', response },
    }, ({ agent }) => routing.look(agent.shopId));
    app.put('/routing', {
      preHandler: requireAgent('update', 'routing'),
      schema: { tags: ['routing'], summary: 'Sets how the queue is served', body: routingSettings.strict(), response },
    }, async (request) => {
      const { agent, body } = request;
      await routing.configure(agent.shopId, body, audit.alongside(actorOf(request), 'routing.changed', { kind: 'shop', id: 'routing' }, { ...body }));
      return routing.look(agent.shopId);
    });
    app.patch('/routing/desks/:agentId', {
      preHandler: requireAgent('answer', 'conversations'),
      schema: {
        tags: ['routing'], summary: 'Changes what is given of a desk; agents may pause their own, supervisors change everyone’s', params: agentId,
        body: deskSettings.partial().strict(), response: { 200: z.object({ desk: deskView }) },
      },
    }, async (request) => {
      const { agent, params, body } = request;
      const own = params.agentId === agent.id && Object.keys(body).every((key) => key === 'paused');
      if (!own && !can(agent, 'update', 'routing')) throw new AppError('forbidden', 'your role may not update routing');
      const { desks } = await routing.look(agent.shopId);
      const name = desks.find(({ agentId: id }) => id === params.agentId)?.name ?? '';
      return { desk: await routing.changeDesk(agent.shopId, params.agentId, body, audit.alongside(actorOf(request), 'desk.changed', { kind: 'agent', id: params.agentId, name }, changesOf(body))) };
    });
  };
}

/** What the log says of a change of a desk; of skills, that they changed. */
function changesOf({ capacity, mode, paused, skills }: { capacity?: number | undefined; mode?: string | undefined; paused?: boolean | undefined; skills?: object | undefined }): AuditDetails {
  return { ...(capacity === undefined ? {} : { capacity }), ...(mode === undefined ? {} : { mode }), ...(paused === undefined ? {} : { paused }), ...(skills ? { skills: true } : {}) };
}
