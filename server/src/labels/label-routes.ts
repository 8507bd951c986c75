/** Labels over HTTP: the shop's list, kept by supervisors, and what a conversation carries, set by any agent. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { inboxConversation, label, labelDraft, limits, type InboxConversation } from '@aftercast/shared';
import { z } from 'zod';
import type { Agent } from '../agents/agent-repository.ts';
import type { RequireAgent } from '../http/auth.ts';
import type { LabelService } from './label-service.ts';

const tags = ['labels'];
const id = z.string().min(3).max(limits.idLength);
const params = z.object({ id });
const response = { 200: z.object({ labels: z.array(label) }) };

interface Deps { labels: LabelService; rowOf: (agent: Agent, id: string) => Promise<InboxConversation>; requireAgent: RequireAgent }

export function labelRoutes({ labels, rowOf, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/labels', {
      preHandler: requireAgent('read', 'conversations'),
      schema: { tags, summary: 'The shop’s labels, oldest first', response },
    }, async ({ agent }) => ({ labels: await labels.list(agent.shopId) }));
    app.get('/labels/uses', {
      preHandler: requireAgent('read', 'conversations'),
      schema: { tags, summary: 'How many conversations carry each label, by its id', response: { 200: z.object({ uses: z.record(z.string(), z.number()) }) } },
    }, async ({ agent }) => ({ uses: await labels.uses(agent.shopId) }));
    app.post('/labels', {
      preHandler: requireAgent('update', 'labels'),
      schema: { tags, summary: 'Adds a label; answers with all of them', body: labelDraft, response },
    }, async ({ agent, body }) => ({ labels: await labels.create(agent.shopId, body) }));
    app.put('/labels/:id', {
      preHandler: requireAgent('update', 'labels'),
      schema: { tags, summary: 'Renames or recolours a label', params, body: labelDraft, response },
    }, async ({ agent, params: { id: labelId }, body }) => ({ labels: await labels.change(agent.shopId, labelId, body) }));
    app.delete('/labels/:id', {
      preHandler: requireAgent('update', 'labels'),
      schema: { tags, summary: 'Removes a label, from every conversation too', params, response },
    }, async ({ agent, params: { id: labelId } }) => ({ labels: await labels.remove(agent.shopId, labelId) }));
    app.put('/conversations/:id/labels', {
      preHandler: requireAgent('answer', 'conversations'),
      schema: {
        tags, summary: 'Replaces the labels of a conversation', params, body: z.object({ labels: z.array(id).max(20) }),
        response: { 200: z.object({ conversation: inboxConversation }) },
      },
    }, async ({ agent, params: { id: conversationId }, body }) => {
      await labels.put(agent, conversationId, body.labels);
      return { conversation: await rowOf(agent, conversationId) };
    });
  };
}
