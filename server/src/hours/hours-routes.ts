/** Opening hours over HTTP, for the shop's staff. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { hoursView, openingHours } from '@aftercast/shared';
import type { RequireAgent } from '../http/auth.ts';
import type { HoursService } from './hours-service.ts';

interface Deps { hours: HoursService; requireAgent: RequireAgent }

export function hoursRoutes({ hours, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    const response = { 200: hoursView };
    app.get('/hours', {
      preHandler: requireAgent('read', 'shop'),
      schema: { tags: ['hours'], summary: 'When the shop’s people are there, and what that comes to in the next seven days', response },
    }, async ({ agent }) => hours.view(agent.shopId));
    app.put('/hours', {
      preHandler: requireAgent('update', 'routing'),
      schema: { tags: ['hours'], summary: 'Puts these hours in place of those before', body: openingHours.strict(), response },
    }, async ({ agent, body }) => hours.put(agent.shopId, body));
    app.post('/hours/preview', {
      preHandler: requireAgent('read', 'shop'),
      schema: { tags: ['hours'], summary: 'What hours would come to; nothing is kept', body: openingHours.strict(), response },
    }, async ({ agent, body }) => hours.preview(agent.shopId, body));
  };
}
