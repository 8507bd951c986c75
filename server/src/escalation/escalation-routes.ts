/** What is raised, saying that one is at it, and the shop's rules. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { escalation, escalationRules, limits } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../http/auth.ts';
import type { EscalationService } from './escalation-service.ts';

const rulesBody = { 200: z.object({ rules: escalationRules }) };

interface Deps { escalations: EscalationService; requireAgent: RequireAgent }

export function escalationRoutes({ escalations, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/escalations', {
      preHandler: requireAgent('hear', 'escalations'),
      schema: { tags: ['escalations'], summary: 'Shoppers whom nobody answers, as far as they are told to this agent and not acknowledged', response: { 200: z.object({ escalations: z.array(escalation) }) } },
    }, async ({ agent }) => ({ escalations: await escalations.openFor(agent) }));
    app.post('/escalations/acknowledge', {
      preHandler: requireAgent('hear', 'escalations'),
      schema: {
        tags: ['escalations'], summary: 'Says for everyone that someone is at it',
        body: z.object({ ids: z.array(z.string().min(3).max(limits.idLength)).min(1).max(400) }).strict(), response: { 204: z.null() },
      },
    }, async ({ agent, body }, reply) => {
      await escalations.acknowledge(agent, body.ids);
      return reply.code(204).send(null);
    });
    app.get('/escalation-rules', {
      preHandler: requireAgent('update', 'routing'),
      schema: { tags: ['escalations'], summary: 'How long past a deadline supervisors and owners are told', response: rulesBody },
    }, async ({ agent }) => ({ rules: await escalations.rulesOf(agent.shopId) }));
    app.put('/escalation-rules', {
      preHandler: requireAgent('update', 'routing'),
      schema: { tags: ['escalations'], summary: 'Changes both; owners are told after supervisors', body: escalationRules.strict(), response: rulesBody },
    }, async ({ agent, body }) => {
      await escalations.setRules(agent.shopId, body);
      return { rules: body };
    });
  };
}
