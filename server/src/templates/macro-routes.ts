/** Macros over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { macro, macroWords, templateId } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../http/auth.ts';
import type { MacroService } from './macro-service.ts';

const tags = ['templates'];
const listed = { 200: z.object({ macros: z.array(macro) }) };
const place = z.object({ id: templateId });

export function macroRoutes({ macros, requireAgent }: { macros: MacroService; requireAgent: RequireAgent }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/macros', {
      preHandler: requireAgent('read', 'templates'),
      schema: { tags, summary: 'What agents may do with one click: words to send, and how the conversation goes on', response: listed },
    }, async ({ agent }) => ({ macros: await macros.list(agent.shopId) }));
    app.put('/macros/:id', {
      preHandler: requireAgent('update', 'templates'),
      schema: { tags, summary: 'Adds a macro, or puts it in place of the one with its id', params: place, body: macroWords, response: listed },
    }, async ({ agent, params, body }) => ({ macros: await macros.put(agent.shopId, params.id, body) }));
    app.delete('/macros/:id', {
      preHandler: requireAgent('update', 'templates'),
      schema: { tags, summary: 'Takes a macro away; one has to stay', params: place, response: listed },
    }, async ({ agent, params }) => ({ macros: await macros.remove(agent.shopId, params.id) }));
  };
}
