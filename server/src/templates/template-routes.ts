/** Reply templates over HTTP, and what fills them in a conversation. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { language, limits, replyTemplate, templateId, templateLimits, templateValues, templateWords } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../http/auth.ts';
import type { TemplateService } from './template-service.ts';
import type { ValuesService } from './values-service.ts';

const tags = ['templates'];
const listed = { 200: z.object({ templates: z.array(replyTemplate) }) };
const inLanguage = z.object({ language });
const place = z.object({ language, id: templateId });

interface Deps { templates: TemplateService; values: ValuesService; requireAgent: RequireAgent }

export function templateRoutes({ templates, values, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/templates/:language', {
      preHandler: requireAgent('read', 'templates'),
      schema: { tags, summary: 'Reply templates in four steps, in the shop’s order', params: inLanguage, response: listed },
    }, async ({ agent, params }) => ({ templates: await templates.list(agent.shopId, params.language) }));
    app.put('/templates/:language/:id', {
      preHandler: requireAgent('update', 'templates'),
      schema: { tags, summary: 'Adds a template, or puts it in place of the one with its id', params: place, body: templateWords, response: listed },
    }, async ({ agent, params, body }) => ({ templates: await templates.put(agent.shopId, params.language, params.id, body) }));
    app.delete('/templates/:language/:id', {
      preHandler: requireAgent('update', 'templates'),
      schema: { tags, summary: 'Takes a template away; one has to stay', params: place, response: listed },
    }, async ({ agent, params }) => ({ templates: await templates.remove(agent.shopId, params.language, params.id) }));
    app.post('/templates/:language/:id/reset', {
      preHandler: requireAgent('update', 'templates'),
      schema: { tags, summary: 'Gives a ready-made template its first words back', params: place, response: listed },
    }, async ({ agent, params }) => ({ templates: await templates.reset(agent.shopId, params.language, params.id) }));
    app.put('/templates/:language', {
      preHandler: requireAgent('update', 'templates'),
      schema: {
        tags, summary: 'Puts templates in this order; those not named follow', params: inLanguage,
        body: z.object({ ids: z.array(templateId).max(templateLimits.templates) }), response: listed,
      },
    }, async ({ agent, params, body }) => ({ templates: await templates.order(agent.shopId, params.language, body.ids) }));
    app.delete('/templates/:language', {
      preHandler: requireAgent('update', 'templates'),
      schema: { tags, summary: 'Back to the ready-made templates; the shop’s own words are gone', params: inLanguage, response: listed },
    }, async ({ agent, params }) => ({ templates: await templates.resetAll(agent.shopId, params.language) }));
    app.get('/conversations/:id/values', {
      preHandler: requireAgent('read', 'templates'),
      schema: {
        tags, summary: 'What templates’ variables stand for in a conversation; `orderId` chooses another of the shopper’s orders',
        params: z.object({ id: z.string().min(3).max(limits.idLength) }),
        querystring: z.object({ language, orderId: z.string().max(80).optional() }), response: { 200: templateValues },
      },
    }, async ({ agent, params, query }) => values.of({ agent, conversationId: params.id, ...query }));
  };
}
