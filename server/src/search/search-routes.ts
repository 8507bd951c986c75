/** Search over conversations, for agents. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { searchPage } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../http/auth.ts';
import type { SearchService } from './search-service.ts';

export function searchRoutes({ search, requireAgent }: { search: SearchService; requireAgent: RequireAgent }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/conversations/search', {
      preHandler: requireAgent('read', 'conversations'),
      schema: {
        tags: ['conversations'], summary: 'Conversations by shopper, order number, words said or notes, newest first',
        description: 'One step looks through 400 conversations and tells up to 30; go on with `nextCursor` until it is null. A step may find nothing and still have a next one. Order and member numbers are found by how they begin, however old the conversation is.',
        querystring: z.object({ q: z.string().trim().min(1).max(100), cursor: z.string().max(200).optional() }), response: { 200: searchPage },
      },
    }, async ({ agent, query }) => search.search(agent, query.q, query.cursor));
  };
}
