/** Suggestions over HTTP, for the agent who answers. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { limits, suggestions, suggestionUse } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../http/auth.ts';
import type { SuggestionService } from './suggestion-service.ts';

const tags = ['suggestions'];
const id = z.string().min(3).max(limits.idLength);

export function suggestionRoutes({ suggestions: service, requireAgent }: { suggestions: SuggestionService; requireAgent: RequireAgent }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/conversations/:id/suggestions', {
      preHandler: requireAgent('answer', 'conversations'),
      schema: { tags, summary: 'Up to three answers of the knowledge base for what the shopper asked last, filled', params: z.object({ id }), response: { 200: suggestions } },
    }, async ({ agent, params }) => service.of(agent, params.id));
    app.put('/conversations/:id/suggestions/:questionId', {
      preHandler: requireAgent('answer', 'conversations'),
      schema: {
        tags, summary: 'What the agent did with them; the work list learns from it', params: z.object({ id, questionId: z.string().min(1).max(limits.idLength) }),
        body: suggestionUse, response: { 204: z.null() },
      },
    }, async ({ agent, params, body }, reply) => {
      await service.use(agent, params.id, params.questionId, body);
      return reply.code(204).send(null);
    });
  };
}
