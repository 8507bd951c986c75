/** The log over HTTP: read, exported, and for how long it is kept. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { auditActions, auditEntry, auditGroupNames, auditRetention, limits } from '@aftercast/shared';
import { z } from 'zod';
import type { RequireAgent } from '../http/auth.ts';
import { sendSheet } from '../sheets/sheet-reply.ts';
import { sheetFormats } from '../sheets/write-sheet.ts';
import { actorOf } from './actor.ts';
import type { AuditService } from './audit-service.ts';

const moment = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const id = z.string().min(1).max(limits.idLength);
const filter = z.object({ action: z.enum(auditActions).optional(), group: z.enum(auditGroupNames).optional(), actorId: id.optional(), targetId: z.string().min(1).max(100).optional(), from: moment.optional(), until: moment.optional() });
const kept = { 200: auditRetention };

interface Deps { audit: AuditService; requireAgent: RequireAgent }

export function auditRoutes({ audit, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/audit', {
      preHandler: requireAgent('read', 'audit'),
      schema: {
        tags: ['audit'], summary: 'Who did what, newest first, a hundred a page', querystring: filter.extend({ before: moment.optional() }),
        response: { 200: z.object({ entries: z.array(auditEntry), nextBefore: z.number().nullable() }) },
      },
    }, async ({ agent, query: { before, ...narrowed } }) => audit.page(agent.shopId, narrowed, before));
    app.get('/audit/sheet', {
      preHandler: requireAgent('read', 'audit'),
      schema: { tags: ['audit'], summary: 'The same as a file, at most 50,000 rows; is written into the log itself', querystring: filter.extend({ format: z.enum(sheetFormats).default('csv') }) },
    }, async (request, reply) => {
      const { format, ...narrowed } = request.query;
      const bytes = await audit.sheet(request.agent.shopId, narrowed, format);
      await audit.record(actorOf(request), 'audit.exported', { kind: 'shop', id: request.agent.shopId }, { format });
      return sendSheet(reply, bytes, 'audit', format);
    });
    app.get('/audit/retention', {
      preHandler: requireAgent('read', 'audit'), schema: { tags: ['audit'], summary: 'For how many days the log is kept', response: kept },
    }, async ({ agent }) => ({ retentionDays: await audit.retentionOf(agent.shopId) }));
    app.put('/audit/retention', {
      preHandler: requireAgent('update', 'shop'), schema: { tags: ['audit'], summary: 'Changes that', body: auditRetention.strict(), response: kept },
    }, async (request) => {
      await audit.setRetention(actorOf(request), request.body.retentionDays);
      return request.body;
    });
  };
}
