/** Kept questions over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { checkInput, checkResult, checkView } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../../http/auth.ts';
import type { BenchService } from '../bench/bench-service.ts';
import type { CheckService } from './check-service.ts';

const tags = ['knowledge'];

interface Deps { checks: CheckService; bench: BenchService; requireAgent: RequireAgent }

export function checkRoutes({ checks, bench, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/knowledge/checks', {
      preHandler: requireAgent('read', 'knowledge'),
      schema: {
        tags, summary: 'Kept questions, each with what it leads to now', querystring: z.object({ knowledge: z.enum(['live', 'draft']).default('live') }),
        response: { 200: z.object({ results: z.array(checkResult) }) },
      },
    }, async ({ agent, query }) => ({ results: await checks.runOn(agent.shopId, await checks.list(agent.shopId), await bench.baseOf(agent.shopId, query.knowledge)) }));

    app.post('/knowledge/checks', {
      preHandler: requireAgent('update', 'knowledge'),
      schema: { tags, summary: 'Keeps a question with the entry that must answer it; `entryId` null: a person', body: checkInput, response: { 200: z.object({ check: checkView }) } },
    }, async ({ agent, body }) => ({ check: await checks.keep(agent.shopId, body, agent) }));

    app.delete('/knowledge/checks/:id', {
      preHandler: requireAgent('update', 'knowledge'),
      schema: { tags, summary: 'Lets a kept question go', params: z.object({ id: z.string().max(64) }), response: { 204: z.null() } },
    }, async ({ agent, params }, reply) => {
      await checks.remove(agent.shopId, params.id);
      return reply.code(204).send(null);
    });
  };
}
