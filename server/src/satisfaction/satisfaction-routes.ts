/** Ratings over HTTP: the shop's figures for those who read reports, one's own for every agent. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { satisfactionFigures, satisfactionTally } from '@aftercast/shared';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { RequireAgent } from '../http/auth.ts';
import type { SatisfactionService } from './satisfaction-service.ts';

const time = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const period = z.object({ from: time, until: time });

interface Deps { satisfaction: SatisfactionService; requireAgent: RequireAgent }

export function satisfactionRoutes({ satisfaction, requireAgent }: Deps): FastifyPluginAsyncZod {
  function ordered<P extends { from: number; until: number }>(query: P): P {
    if (query.from >= query.until) throw new AppError('invalid_request', '"from" must come before "until"');
    return query;
  }
  return async (app) => {
    app.get('/satisfaction', {
      preHandler: requireAgent('read', 'reports'),
      schema: { tags: ['reports'], summary: 'Ratings first given in a period: scores, reasons, by agent', querystring: period, response: { 200: z.object({ satisfaction: satisfactionFigures }) } },
    }, async ({ agent, query }) => ({ satisfaction: await satisfaction.satisfactionOf(agent.shopId, ordered(query)) }));
    app.get('/satisfaction/mine', {
      preHandler: requireAgent('answer', 'conversations'),
      schema: { tags: ['reports'], summary: 'How one’s own work was rated in a period', querystring: period, response: { 200: z.object({ satisfaction: satisfactionTally }) } },
    }, async ({ agent, query }) => {
      const { agents } = await satisfaction.satisfactionOf(agent.shopId, ordered(query));
      const mine = agents.find(({ agentId }) => agentId === agent.id);
      return { satisfaction: { given: mine?.given ?? 0, satisfied: mine?.satisfied ?? 0, average: mine?.average ?? null } };
    });
  };
}
