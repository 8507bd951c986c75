/** The knowledge base over HTTP, for the shop's staff. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { entryId, knowledgeEntry, language, type ImageView } from '@aftercast/shared';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { RequireAgent } from '../http/auth.ts';
import { benchRoutes } from './bench/bench-routes.ts';
import { checkRoutes } from './checks/check-routes.ts';
import { draftRoutes, type ScopeNames } from './drafts/draft-routes.ts';
import { versionRoutes } from './versions/version-routes.ts';
import { entryBytes } from './entries/entry-bytes.ts';
import type { KnowledgeService } from './knowledge-service.ts';

const inLanguage = z.object({ language });
const oneEntry = z.object({ language, id: entryId });
/** Goes live although kept questions break. */
const forced = z.object({ confirmBroken: z.stringbool().default(false) });
const importBytes = 16 * 1024 * 1024;

interface Deps {
  knowledge: KnowledgeService;
  requireAgent: RequireAgent;
  /** Pictures with fresh links, by id, of this shop alone. */
  viewsOf: (ids: string[], shopId: string) => Promise<Map<string, ImageView>>;
  names: ScopeNames;
}

export function knowledgeRoutes({ knowledge, requireAgent, viewsOf, names }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/knowledge/:language', {
      preHandler: requireAgent('read', 'knowledge'),
      schema: { tags: ['knowledge'], summary: 'Every entry in a language', params: inLanguage, response: { 200: z.object({ entries: z.array(knowledgeEntry) }) } },
    }, async ({ agent, params }) => ({ entries: [...await knowledge.list(agent.shopId, params.language)] }));

    app.put('/knowledge/:language/:id', {
      bodyLimit: entryBytes,
      onRequest: requireAgent('update', 'knowledge'),
      schema: {
        tags: ['knowledge'], summary: 'Adds an entry or replaces the one with this id, as a version of its own; live at once',
        params: oneEntry, querystring: forced, body: knowledgeEntry, response: { 200: z.object({ entry: knowledgeEntry }) },
      },
    }, async ({ agent, params, query, body }) => {
      if (body.id !== params.id) throw new AppError('knowledge_entry_invalid', `the entry's id is "${body.id}", the address says "${params.id}"`);
      await knowledge.put(agent.shopId, params.language, body, agent, query);
      return { entry: body };
    });

    app.delete('/knowledge/:language/:id', {
      preHandler: requireAgent('update', 'knowledge'),
      schema: { tags: ['knowledge'], summary: 'Removes an entry, as a version of its own; gone at once', params: oneEntry, querystring: forced, response: { 204: z.null() } },
    }, async ({ agent, params, query }, reply) => {
      await knowledge.remove(agent.shopId, params.language, params.id, agent, query);
      return reply.code(204).send(null);
    });

    await app.register(draftRoutes({ drafts: knowledge.drafts, viewsOf, names, requireAgent }));
    await app.register(versionRoutes({ versions: knowledge.versions, drafts: knowledge.drafts, requireAgent }));
    await app.register(checkRoutes({ checks: knowledge.checks, bench: knowledge.bench, requireAgent }));
    await app.register(benchRoutes({ bench: knowledge.bench, thresholds: knowledge.thresholds, requireAgent }));
    await app.register(importRoute({ knowledge, requireAgent }));
  };
}

/** In a scope of its own, since it reads plain text where all others read JSON. */
function importRoute({ knowledge, requireAgent }: Pick<Deps, 'knowledge' | 'requireAgent'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.addContentTypeParser(['application/x-ndjson', 'application/jsonl', 'text/plain'], { parseAs: 'string', bodyLimit: importBytes }, (_, body, done) => done(null, body));
    app.post('/knowledge/:language/import', {
      onRequest: requireAgent('update', 'knowledge'),
      bodyLimit: importBytes,
      schema: {
        tags: ['knowledge'], summary: 'Adds or replaces entries from JSONL, one entry a line, as one version; bad lines are told by number',
        consumes: ['application/x-ndjson'], params: inLanguage, querystring: forced, body: z.string(),
        response: { 200: z.object({ imported: z.number(), errors: z.array(z.object({ line: z.number(), message: z.string() })) }) },
      },
    }, async ({ agent, params, query, body }) => knowledge.importJsonl(agent.shopId, params.language, body, agent, query));
  };
}
