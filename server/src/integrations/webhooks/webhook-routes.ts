/** A shop's webhooks, for its owners. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { limits, newWebhook, webhook, webhookDelivery, webhookStates } from '@aftercast/shared';
import { z } from 'zod';
import { actorOf } from '../../audit/actor.ts';
import type { AuditService } from '../../audit/audit-service.ts';
import type { RequireAgent } from '../../http/auth.ts';
import type { WebhookService } from './webhook-service.ts';

const tags = ['integrations'];
const params = z.object({ id: z.string().min(3).max(limits.idLength) });
const withSecret = { 200: z.object({ webhook, secret: z.string() }) };

interface Deps { audit: Pick<AuditService, 'alongside'>; webhooks: WebhookService; requireAgent: RequireAgent }

export function webhookRoutes({ audit, webhooks, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    const may = requireAgent('update', 'integrations');
    app.get('/webhooks', { preHandler: may, schema: { tags, summary: 'Systems that are told what happens', response: { 200: z.object({ webhooks: z.array(webhook) }) } } },
      async ({ agent }) => ({ webhooks: await webhooks.list(agent.shopId) }));
    app.post('/webhooks', { preHandler: may, schema: { tags, summary: 'Tells a system from now on; its secret is told once', body: newWebhook, response: withSecret } },
      async (request) => webhooks.create(request.agent.shopId, request.body, audit.alongside(actorOf(request), 'webhook.created', { kind: 'webhook', id: '', name: new URL(request.body.url).host })));
    app.patch('/webhooks/:id', {
      preHandler: may, schema: { tags, summary: 'Changes it, or switches it off or on', params, body: newWebhook.partial().extend({ on: z.boolean().optional() }).strict(), response: { 200: z.object({ webhook }) } },
    }, async (request) => {
      const { agent, params: { id }, body } = request;
      return { webhook: await webhooks.change(agent.shopId, id, body, audit.alongside(actorOf(request), 'webhook.changed', { kind: 'webhook', id }, { fields: Object.keys(body) })) };
    });
    app.post('/webhooks/:id/secret', { preHandler: may, schema: { tags, summary: 'A new secret; the one before is signed with too for 24 hours', params, response: withSecret } },
      async (request) => webhooks.rotate(request.agent.shopId, request.params.id, audit.alongside(actorOf(request), 'webhook.rotated', { kind: 'webhook', id: request.params.id })));
    app.delete('/webhooks/:id', { preHandler: may, schema: { tags, summary: 'Tells it nothing more, and forgets what was told', params, response: { 204: z.null() } } }, async (request, reply) => {
      await webhooks.remove(request.agent.shopId, request.params.id, audit.alongside(actorOf(request), 'webhook.removed', { kind: 'webhook', id: request.params.id }));
      return reply.code(204).send(null);
    });
    app.post('/webhooks/:id/ping', { preHandler: may, schema: { tags, summary: 'Sends a signed `ping`', params, response: { 204: z.null() } } }, async ({ agent, params: { id } }, reply) => {
      await webhooks.ping(agent.shopId, id);
      return reply.code(204).send(null);
    });
    app.get('/webhooks/:id/deliveries', {
      preHandler: may,
      schema: {
        tags, summary: 'What it was told, the newest first', params, response: { 200: z.object({ deliveries: z.array(webhookDelivery), nextBefore: z.string().nullable() }) },
        querystring: z.object({ state: z.enum(webhookStates).optional(), before: z.string().max(80).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
      },
    }, async ({ agent, params: { id }, query: { state = null, before = null, limit } }) => webhooks.deliveries(agent.shopId, id, { state, before, limit }));
    app.post('/webhooks/:id/replay', {
      preHandler: may, schema: { tags, summary: 'Tells one again, or all that died', params, body: z.object({ deliveryId: z.string().min(3).max(80).nullable().default(null) }).strict(), response: { 200: z.object({ replayed: z.number() }) } },
    }, async ({ agent, params: { id }, body }) => ({ replayed: await webhooks.replay(agent.shopId, id, body.deliveryId) }));
  };
}
