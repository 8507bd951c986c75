/** Incidents over HTTP: agents read them, supervisors open, answer and close them. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { incidentConversations, incidentMember, incidentPreviews, incidentReply, incidentSuggestion, incidentView, limits, newIncident, newIncidentReply } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../http/auth.ts';
import type { IncidentService } from './incident-service.ts';
import type { ReplyService } from './reply-service.ts';

const tags = ['incidents'];
const id = z.string().min(3).max(limits.idLength);
const params = z.object({ id });
const pageFrom = (rows: number, most: number) => z.object({ offset: z.coerce.number().int().min(0).max(2 ** 31 - 1).default(0), limit: z.coerce.number().int().min(1).max(most).default(rows) });
const one = { 200: z.object({ incident: incidentView }) };

interface Deps { incidents: IncidentService; replies: ReplyService; requireAgent: RequireAgent }

export function incidentRoutes({ incidents, replies, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/incidents', {
      preHandler: requireAgent('read', 'incidents'),
      schema: {
        tags, summary: 'Incidents, the open ones first',
        querystring: pageFrom(50, 200).extend({ state: z.enum(['open', 'closed']).optional() }),
        response: { 200: z.object({ incidents: z.array(incidentView) }) },
      },
    }, async ({ agent, query: { state, ...slice } }) => ({ incidents: await incidents.page(agent.shopId, state, slice) }));
    app.get('/incident-suggestions', {
      preHandler: requireAgent('read', 'incidents'),
      schema: { tags, summary: 'Waiting conversations that look like one cause', response: { 200: z.object({ suggestions: z.array(incidentSuggestion) }) } },
    }, async ({ agent }) => ({ suggestions: await incidents.suggestions(agent.shopId) }));
    app.post('/incidents', {
      preHandler: requireAgent('update', 'incidents'),
      schema: { tags, summary: 'Opens an incident. The same id again gives the first outcome', body: newIncident, response: one },
    }, async ({ agent, body }) => ({ incident: await incidents.open(agent, body) }));
    app.get('/incidents/:id', {
      preHandler: requireAgent('read', 'incidents'),
      schema: { tags, summary: 'An incident with a page of its conversations and what was said to all', params, querystring: pageFrom(200, 1_000), response: { 200: one[200].extend({ members: z.array(incidentMember), replies: z.array(incidentReply) }) } },
    }, async ({ agent, params: of, query }) => {
      const [incident, members, said] = await Promise.all([incidents.view(agent.shopId, of.id), incidents.members(agent.shopId, of.id, query), replies.of(agent.shopId, of.id)]);
      return { incident, members, replies: said };
    });
    app.post('/incidents/:id/members', {
      preHandler: requireAgent('update', 'incidents'),
      schema: { tags, summary: 'Adds conversations; those that are there stay as they are', params, body: incidentConversations, response: one },
    }, async ({ agent, params: of, body }) => ({ incident: await incidents.add(agent.shopId, of.id, body.conversationIds) }));
    app.delete('/incidents/:id/members/:conversationId', {
      preHandler: requireAgent('update', 'incidents'),
      schema: { tags, summary: 'Takes a conversation out', params: params.extend({ conversationId: id }), response: one },
    }, async ({ agent, params: of }) => ({ incident: await incidents.remove(agent.shopId, of.id, of.conversationId) }));
    app.post('/incidents/:id/preview', {
      preHandler: requireAgent('update', 'incidents'),
      schema: { tags, summary: 'What shoppers would be sent, 200 at the most; null where a variable has no value for them, and these first', params, body: newIncidentReply.pick({ text: true }), response: { 200: incidentPreviews } },
    }, async ({ agent, params: of, body }) => replies.preview(agent.shopId, of.id, body.text));
    app.post('/incidents/:id/replies', {
      preHandler: requireAgent('update', 'incidents'),
      schema: { tags, summary: 'Says something to all. The same id again sends nothing twice', description: 'Shoppers for whom a variable has no value are left out and counted as `failed`. With `resolves` the conversations end with it and the incident is closed.', params, body: newIncidentReply, response: { 200: z.object({ reply: incidentReply }) } },
    }, async ({ agent, params: of, body }) => ({ reply: await replies.reply(agent, of.id, body) }));
    app.post('/incidents/:id/close', {
      preHandler: requireAgent('update', 'incidents'),
      schema: { tags, summary: 'Closes it; its conversations stay as they are', params, response: one },
    }, async ({ agent, params: of }) => ({ incident: await incidents.close(agent.shopId, of.id) }));
  };
}
