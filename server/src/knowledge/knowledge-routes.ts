/** The knowledge base over HTTP, for the shop's staff. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { knowledgeEntry, language, limits, pageContext } from '@aftercast/shared';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { RequireAgent } from '../http/auth.ts';
import type { KnowledgeService } from './knowledge-service.ts';

const inLanguage = z.object({ language });
const oneEntry = z.object({ language, id: z.string().min(1).max(64) });
const why = z.object({
  phrasing: z.string(), terms: z.array(z.string()), rule: z.string().nullable(),
  shares: z.record(z.string(), z.number()),
});
const matched = z.object({
  language, outcome: z.enum(['answer', 'choices', 'handoff']), confidence: z.number(), reason: z.string(), answers: z.array(z.string()),
  candidates: z.array(z.object({ id: z.string(), score: z.number(), why })),
});
const importBytes = 16 * 1024 * 1024;

interface Deps { knowledge: KnowledgeService; requireAgent: RequireAgent }

export function knowledgeRoutes({ knowledge, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/knowledge/:language', {
      preHandler: requireAgent('read', 'knowledge'),
      schema: { tags: ['knowledge'], summary: 'Every entry in a language', params: inLanguage, response: { 200: z.object({ entries: z.array(knowledgeEntry) }) } },
    }, async ({ agent, params }) => ({ entries: [...await knowledge.list(agent.shopId, params.language)] }));

    app.put('/knowledge/:language/:id', {
      preHandler: requireAgent('update', 'knowledge'),
      schema: {
        tags: ['knowledge'], summary: 'Adds an entry or replaces the one with this id; live at once',
        params: oneEntry, body: knowledgeEntry, response: { 200: z.object({ entry: knowledgeEntry }) },
      },
    }, async ({ agent, params, body }) => {
      if (body.id !== params.id) throw new AppError('knowledge_entry_invalid', `the entry's id is "${body.id}", the address says "${params.id}"`);
      await knowledge.put(agent.shopId, params.language, body);
      return { entry: body };
    });

    app.delete('/knowledge/:language/:id', {
      preHandler: requireAgent('update', 'knowledge'),
      schema: { tags: ['knowledge'], summary: 'Removes an entry', params: oneEntry, response: { 204: z.null() } },
    }, async ({ agent, params }, reply) => {
      await knowledge.remove(agent.shopId, params.language, params.id);
      return reply.code(204).send(null);
    });

    app.post('/knowledge/match', {
      preHandler: requireAgent('match', 'knowledge'),
      schema: {
        tags: ['knowledge'], summary: 'What the bot makes of a question, and why',
        body: z.object({ text: z.string().min(1).max(limits.textLength), context: pageContext.default({}), language: language.default('zh') }),
        response: { 200: matched },
      },
    }, async ({ agent, body }) => knowledge.match(agent.shopId, body.text, body.context, body.language));

    await app.register(importRoute({ knowledge, requireAgent }));
  };
}

/** In a scope of its own, since it reads plain text where all others read JSON. */
function importRoute({ knowledge, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.addContentTypeParser(['application/x-ndjson', 'application/jsonl', 'text/plain'], { parseAs: 'string', bodyLimit: importBytes }, (_, body, done) => done(null, body));
    app.post('/knowledge/:language/import', {
      preHandler: requireAgent('update', 'knowledge'),
      bodyLimit: importBytes,
      schema: {
        tags: ['knowledge'], summary: 'Adds or replaces entries from JSONL, one entry a line; bad lines are told by number',
        consumes: ['application/x-ndjson'], params: inLanguage, body: z.string(),
        response: { 200: z.object({ imported: z.number(), errors: z.array(z.object({ line: z.number(), message: z.string() })) }) },
      },
    }, async ({ agent, params, body }) => knowledge.importJsonl(agent.shopId, params.language, body));
  };
}
