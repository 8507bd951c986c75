/** How a shop's queue is served, and agents' desks, over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { can, deskSettings, deskView, limits, routingSettings, surgeView } from '@aftercast/shared';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { RequireAgent } from '../http/auth.ts';
import type { Routing } from './routing.ts';

const agentId = z.object({ agentId: z.string().min(3).max(limits.idLength) });
const response = { 200: z.object({ settings: routingSettings, desks: z.array(deskView), surge: surgeView }) };

interface Deps { routing: Pick<Routing, 'look' | 'configure' | 'changeDesk'>; requireAgent: RequireAgent }

export function routingRoutes({ routing, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/routing', {
      preHandler: requireAgent('read', 'agents'),
      schema: { tags: ['routing'], summary: 'How the queue is served, and every desk with who is there and what they have', response },
    }, ({ agent }) => routing.look(agent.shopId));
    app.put('/routing', {
      preHandler: requireAgent('update', 'routing'),
      schema: { tags: ['routing'], summary: 'Sets how the queue is served', body: routingSettings.strict(), response },
    }, async ({ agent, body }) => {
      await routing.configure(agent.shopId, body);
      return routing.look(agent.shopId);
    });
    app.patch('/routing/desks/:agentId', {
      preHandler: requireAgent('answer', 'conversations'),
      schema: {
        tags: ['routing'], summary: 'Changes what is given of a desk; agents may pause their own, supervisors change everyone’s', params: agentId,
        body: deskSettings.partial().strict(), response: { 200: z.object({ desk: deskView }) },
      },
    }, async ({ agent, params, body }) => {
      const own = params.agentId === agent.id && Object.keys(body).every((key) => key === 'paused');
      if (!own && !can(agent, 'update', 'routing')) throw new AppError('forbidden', 'your role may not update routing');
      return { desk: await routing.changeDesk(agent.shopId, params.agentId, body) };
    });
  };
}
