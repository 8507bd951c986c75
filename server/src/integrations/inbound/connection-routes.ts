/** The systems a shop has connected, for its owners. */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { connection, connectionKinds, limits, receipt, type AuditAction } from '@aftercast/shared';
import { z } from 'zod';
import { actorOf } from '../../audit/actor.ts';
import type { AuditDetails, AuditService } from '../../audit/audit-service.ts';
import type { RequireAgent } from '../../http/auth.ts';
import type { AboutConnection } from './connection-repository.ts';
import type { ConnectionService } from './connection-service.ts';

const tags = ['integrations'];
const params = z.object({ id: z.string().min(3).max(limits.idLength) });
const name = z.string().trim().min(1).max(60);
const secret = z.string().trim().min(8).max(200).optional();
/** `secret` is there once, where it was made here. */
const withSecret = { 200: z.object({ connection, secret: z.string().nullable() }) };

interface Deps { audit: Pick<AuditService, 'alongside'>; connections: ConnectionService; requireAgent: RequireAgent }

export function connectionRoutes({ audit, connections, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    const may = requireAgent('update', 'integrations');
    const about = (request: FastifyRequest, action: AuditAction, details: AuditDetails = {}): AboutConnection => (
      ({ id, name: called }) => audit.alongside(actorOf(request), action, { kind: 'connection', id, name: called }, details)
    );
    app.get('/connections', { preHandler: may, schema: { tags, summary: 'The systems that tell of orders, and how they get on', response: { 200: z.object({ connections: z.array(connection) }) } } },
      async ({ agent }) => ({ connections: await connections.list(agent.shopId) }));
    app.post('/connections', {
      preHandler: may,
      schema: { tags, summary: 'Connects a system; Shopify’s secret is given, any other is made here and told once', body: z.object({ kind: z.enum(connectionKinds), name, secret }).strict(), response: withSecret },
    }, async (request) => connections.create(request.agent.shopId, request.body, about(request, 'connection.created', { kind: request.body.kind })));
    app.patch('/connections/:id', {
      preHandler: may, schema: { tags, summary: 'Names it anew, or switches it off or on', params, body: z.object({ name, disabled: z.boolean() }).partial().strict(), response: { 200: z.object({ connection }) } },
    }, async (request) => {
      const { agent, params: { id }, body: { name: called, disabled } } = request;
      const patch = { ...(called === undefined ? {} : { name: called }), ...(disabled === undefined ? {} : { disabled }) };
      return { connection: await connections.change(agent.shopId, id, patch, about(request, 'connection.changed', patch)) };
    });
    app.post('/connections/:id/secret', {
      preHandler: may, schema: { tags, summary: 'A new secret; the one before is accepted for 24 hours', params, body: z.object({ secret }).strict(), response: withSecret },
    }, async (request) => connections.rotate(request.agent.shopId, request.params.id, request.body.secret, about(request, 'connection.rotated')));
    app.delete('/connections/:id', { preHandler: may, schema: { tags, summary: 'Takes nothing from it any more', params, response: { 204: z.null() } } }, async (request, reply) => {
      await connections.remove(request.agent.shopId, request.params.id, about(request, 'connection.removed'));
      return reply.code(204).send(null);
    });
    app.get('/connections/:id/receipts', { preHandler: may, schema: { tags, summary: 'Its newest deliveries, with what was wrong with them', params, response: { 200: z.object({ receipts: z.array(receipt) }) } } },
      async ({ agent, params: { id } }) => ({ receipts: await connections.receipts(agent.shopId, id) }));
  };
}
