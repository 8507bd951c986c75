/** Follow-ups over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { clientId, followUp, followUpChange, followUpPlan, limits } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../http/auth.ts';
import type { FollowUpService } from './follow-up-service.ts';

const tags = ['follow-ups'];
const one = { 200: z.object({ followUp }) };
/** Made by the client, so that trying again makes no second one. Room is left for the ids of what it tells the shopper. */
const id = clientId.max(28);

export function followUpRoutes({ followUps, requireAgent }: { followUps: FollowUpService; requireAgent: RequireAgent }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/follow-ups', {
      preHandler: requireAgent('answer', 'conversations'),
      schema: { tags, summary: 'My follow-ups that are not ended, the earliest first', response: { 200: z.object({ followUps: z.array(followUp) }) } },
    }, async ({ agent }) => ({ followUps: await followUps.mine(agent) }));
    app.get('/conversations/:conversationId/follow-ups', {
      preHandler: requireAgent('read', 'conversations'),
      schema: {
        tags, summary: 'A conversation’s follow-ups that are not ended, whoever’s, the earliest first',
        params: z.object({ conversationId: z.string().min(3).max(limits.idLength) }), response: { 200: z.object({ followUps: z.array(followUp) }) },
      },
    }, async ({ agent, params }) => ({ followUps: await followUps.ofConversation(agent, params.conversationId) }));
    app.put('/conversations/:conversationId/follow-ups/:id', {
      preHandler: requireAgent('answer', 'conversations'),
      schema: {
        tags, summary: 'Makes a dated task about a conversation; a promised one tells the shopper the moment',
        params: z.object({ conversationId: z.string().min(3).max(limits.idLength), id }), body: followUpPlan, response: one,
      },
    }, async ({ agent, params, body }) => ({ followUp: await followUps.create(agent, params.id, params.conversationId, body) }));
    app.patch('/follow-ups/:id', {
      preHandler: requireAgent('answer', 'conversations'),
      schema: { tags, summary: 'Done, cancelled, opened again, or moved; a promised one that moves is told the shopper anew', params: z.object({ id }), body: followUpChange, response: one },
    }, async ({ agent, params, body }) => ({ followUp: await followUps.change(agent, params.id, body) }));
  };
}
