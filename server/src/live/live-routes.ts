/** Products and live sessions over HTTP, for the shop's staff and systems. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { catalogueId, liveSession, product } from '@aftercast/shared';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { RequireAgent } from '../http/auth.ts';
import type { LiveService } from './live-service.ts';

const byId = z.object({ id: catalogueId });

interface Deps { live: LiveService; requireAgent: RequireAgent }

export function liveRoutes({ live, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/products', {
      preHandler: requireAgent('read', 'catalogue'),
      schema: { tags: ['live'], summary: 'What the shop sells', response: { 200: z.object({ products: z.array(product) }) } },
    }, async ({ agent }) => ({ products: await live.products(agent.shopId) }));

    app.put('/products/:id', {
      preHandler: requireAgent('update', 'catalogue'),
      schema: { tags: ['live'], summary: 'Adds a product or replaces the one with this id', params: byId, body: product, response: { 200: z.object({ product }) } },
    }, async ({ agent, params, body }) => {
      sameId(params.id, body.id);
      await live.put(agent.shopId, { products: [body], sessions: [] });
      return { product: body };
    });

    app.get('/live-sessions', {
      preHandler: requireAgent('read', 'catalogue'),
      schema: { tags: ['live'], summary: 'Live sessions with their links and promises, latest first', response: { 200: z.object({ liveSessions: z.array(liveSession) }) } },
    }, async ({ agent }) => ({ liveSessions: await live.sessions(agent.shopId) }));

    app.put('/live-sessions/:id', {
      preHandler: requireAgent('update', 'catalogue'),
      schema: { tags: ['live'], summary: 'Adds a live session or replaces the one with this id', params: byId, body: liveSession, response: { 200: z.object({ liveSession }) } },
    }, async ({ agent, params, body }) => {
      sameId(params.id, body.id);
      await live.put(agent.shopId, { products: [], sessions: [body] });
      return { liveSession: body };
    });

    app.delete('/live-sessions/:id', {
      preHandler: requireAgent('update', 'catalogue'),
      schema: { tags: ['live'], summary: 'Removes a live session with its links and promises', params: byId, response: { 204: z.null() } },
    }, async ({ agent, params }, reply) => {
      await live.removeSession(agent.shopId, params.id);
      return reply.code(204).send(null);
    });
  };
}

function sameId(inAddress: string, inBody: string): void {
  if (inAddress !== inBody) throw new AppError('invalid_request', `the body's id is "${inBody}", the address says "${inAddress}"`);
}
