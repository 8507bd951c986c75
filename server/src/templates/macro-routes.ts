/** Macros over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { limits, macro, macroPlan, macroWords, templateId, templateLimits } from '@aftercast/shared';
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
    app.put('/macros', {
      preHandler: requireAgent('update', 'templates'),
      schema: { tags, summary: 'Puts macros in this order; those not named follow', body: z.object({ ids: z.array(templateId).max(templateLimits.macros) }), response: listed },
    }, async ({ agent, body }) => ({ macros: await macros.order(agent.shopId, body.ids) }));
    app.get('/conversations/:conversationId/macros/:id', {
      preHandler: requireAgent('answer', 'conversations'),
      schema: {
        tags, summary: 'What a macro would do in a conversation now, step by step',
        description: 'Nothing is done. A step that could not be done carries its `problem`, a code of the error catalogue; then none of them is to be done.',
        params: z.object({ conversationId: z.string().min(3).max(limits.idLength), id: templateId }), response: { 200: macroPlan },
      },
    }, async ({ agent, params }) => macros.plan(agent, params.conversationId, params.id));
    app.delete('/macros/:id', {
      preHandler: requireAgent('update', 'templates'),
      schema: { tags, summary: 'Takes a macro away; one has to stay', params: place, response: listed },
    }, async ({ agent, params }) => ({ macros: await macros.remove(agent.shopId, params.id) }));
  };
}
