/** The outbox over HTTP, for a merchant's own systems that must not miss anything. Owners only. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { RequireAgent } from '../http/auth.ts';
import type { EventRepository } from './event-repository.ts';

const consumer = z.string().regex(/^[a-z0-9-]{1,40}$/);
const outboxEvent = z.object({ position: z.number(), type: z.string(), conversationId: z.string().nullable(), payload: z.unknown(), at: z.number() });

export function eventRoutes({ feed, requireAgent }: { feed: EventRepository; requireAgent: RequireAgent }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/events/:consumer', {
      preHandler: requireAgent('read', 'events'),
      schema: {
        tags: ['events'], summary: 'Events after the consumer’s cursor, oldest first',
        params: z.object({ consumer }), querystring: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(100) }),
        response: { 200: z.object({ events: z.array(outboxEvent) }) },
      },
    }, async (request) => ({ events: await feed.read(request.agent.shopId, request.params.consumer, request.query.limit) }));
    app.post('/events/:consumer', {
      preHandler: requireAgent('read', 'events'),
      schema: {
        tags: ['events'], summary: 'Moves the cursor: everything up to this position is done with',
        params: z.object({ consumer }), body: z.object({ position: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) }), response: { 204: z.null() },
      },
    }, async (request, reply) => {
      const moved = await feed.advance(request.agent.shopId, request.params.consumer, request.body.position);
      if (!moved) throw new AppError('invalid_request', 'there is no event at this position yet');
      return reply.code(204).send(null);
    });
  };
}
