/** Telling everyone an incident concerns, over HTTP: agents follow it, supervisors do it. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { incidentSend, limits, newIncidentSend, recipientFilters, sendPreview, sendRecipient } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../../http/auth.ts';
import type { SendService } from './send-service.ts';

const tags = ['incidents'];
const id = z.string().min(3).max(limits.idLength);
const ofIncident = z.object({ id });
const ofSend = ofIncident.extend({ sendId: id });
const one = { 200: z.object({ send: incidentSend }) };

export function sendRoutes({ sends, requireAgent }: { sends: SendService; requireAgent: RequireAgent }): FastifyPluginAsyncZod {
  return async (app) => {
    const may = requireAgent('update', 'incidents');
    app.get('/incidents/:id/sends', { preHandler: requireAgent('read', 'incidents'), schema: { tags, summary: 'What was told to everyone it concerns, and how that gets on', params: ofIncident, response: { 200: z.object({ sends: z.array(incidentSend) }) } } },
      async ({ agent, params }) => ({ sends: await sends.of(agent.shopId, params.id) }));
    app.post('/incidents/:id/sends/preview', {
      preHandler: may, schema: { tags, summary: 'Whom it would reach, and what some of them would read', params: ofIncident, body: newIncidentSend.pick({ rule: true, texts: true }), response: { 200: sendPreview } },
    }, async ({ agent, params, body }) => sends.preview(agent.shopId, params.id, body));
    app.post('/incidents/:id/sends', {
      preHandler: may, schema: { tags, summary: 'Tells everyone whose open orders fit. The same id again tells nobody twice', params: ofIncident, body: newIncidentSend, response: one },
    }, async ({ agent, params, body }) => ({ send: await sends.open(agent, params.id, body) }));
    app.post('/incidents/:id/sends/:sendId/:act', {
      preHandler: may,
      schema: { tags, summary: 'Pauses it, goes on, or stops it', params: ofSend.extend({ act: z.enum(['pause', 'resume', 'stop']) }), response: one },
    }, async ({ agent, params }) => ({ send: await sends.steer(agent.shopId, params.id, params.sendId, params.act) }));
    app.get('/incidents/:id/sends/:sendId/recipients', {
      preHandler: requireAgent('read', 'incidents'),
      schema: {
        tags, summary: 'Whom it is for, and what became of each', params: ofSend,
        querystring: z.object({ filter: z.enum(recipientFilters).optional(), after: z.string().max(200).default(''), limit: z.coerce.number().int().min(1).max(500).default(100) }),
        response: { 200: z.object({ recipients: z.array(sendRecipient) }) },
      },
    }, async ({ agent, params, query: { filter = null, ...slice } }) => ({ recipients: await sends.recipients(agent.shopId, params.id, params.sendId, { filter, ...slice }) }));
    app.post('/incidents/:id/closing', {
      preHandler: may, schema: { tags, summary: 'Closes it with a last word to everyone who was told', params: ofIncident, body: newIncidentSend.pick({ id: true, texts: true }), response: one },
    }, async ({ agent, params, body }) => ({ send: await sends.close(agent, params.id, body) }));
  };
}
