/** Proactive care over HTTP: rules and their trials, what was told, and what the merchant's own ways say of it. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { careDelivery, careLimits, careReceipt, careRule, careRuleId, careRuleWords, careStates, careTrial, limits, type AuditAction } from '@aftercast/shared';
import { z } from 'zod';
import { actorOf } from '../audit/actor.ts';
import type { AuditService } from '../audit/audit-service.ts';
import type { RequireAgent } from '../http/auth.ts';
import type { DeliveryService } from './delivery-service.ts';
import type { RuleService } from './rule-service.ts';

const tags = ['care'];
const params = z.object({ id: careRuleId });
const version = z.number().int().min(0).max(2 ** 31 - 2);
const one = { 200: z.object({ rule: careRule }) };

interface Deps { audit: Pick<AuditService, 'alongside'>; rules: RuleService; deliveries: DeliveryService; requireAgent: RequireAgent }

export function careRoutes({ audit, rules, deliveries, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    const noted = (request: Parameters<typeof actorOf>[0], action: AuditAction, id: string) => (name: string) => audit.alongside(actorOf(request), action, { kind: 'care_rule', id, name });

    app.get('/care/rules', {
      preHandler: requireAgent('read', 'care'),
      schema: { tags, summary: 'Rules by which the shop writes first: the ready-made ones, then its own, each with what it sent', response: { 200: z.object({ rules: z.array(careRule) }) } },
    }, async ({ agent }) => ({ rules: await rules.list(agent.shopId) }));
    app.put('/care/rules/:id', {
      preHandler: requireAgent('update', 'care'),
      schema: {
        tags, summary: 'Writes a rule in place of the one in this version; 0 makes a new one, or changes a ready-made one for the first time', params,
        body: z.object({ rule: careRuleWords, version }).strict(), response: one,
      },
    }, async (request) => ({ rule: await rules.write(request.agent.shopId, request.params.id, { words: request.body.rule, version: request.body.version }, noted(request, 'care_rule.written', request.params.id)) }));
    app.delete('/care/rules/:id', {
      preHandler: requireAgent('update', 'care'),
      schema: { tags, summary: 'Deletes one of the shop’s own; a ready-made one has its first words again and is off', params, querystring: z.object({ version: z.coerce.number().pipe(version) }), response: { 204: z.null() } },
    }, async (request, reply) => {
      await rules.remove(request.agent.shopId, request.params.id, request.query.version, noted(request, 'care_rule.removed', request.params.id));
      return reply.code(204).send(null);
    });
    app.post('/care/rules/:id/switch', {
      preHandler: requireAgent('update', 'care'),
      schema: { tags, summary: 'Switches a rule on or off; on only what was tried in this version within a day', params, body: z.object({ on: z.boolean(), version }).strict(), response: one },
    }, async (request) => {
      const { agent, params: { id }, body } = request;
      return { rule: await rules.switch(agent.shopId, id, body, noted(request, body.on ? 'care_rule.switched_on' : 'care_rule.switched_off', id)) };
    });
    app.post('/care/rules/:id/trial', {
      preHandler: requireAgent('update', 'care'),
      schema: { tags, summary: 'What a rule would have sent in the last seven days. Sends nothing', params, response: { 200: z.object({ trial: careTrial }) } },
    }, async ({ agent, params: { id } }) => ({ trial: await rules.try(agent.shopId, id) }));
    app.post('/care/trial', {
      preHandler: requireAgent('update', 'care'),
      schema: { tags, summary: 'The same of a rule that is not written yet', body: z.object({ rule: careRuleWords }).strict(), response: { 200: z.object({ trial: careTrial }) } },
    }, async ({ agent, body }) => ({ trial: await rules.tryWords(agent.shopId, body.rule) }));
    app.get('/care/deliveries', {
      preHandler: requireAgent('read', 'care'),
      schema: {
        tags, summary: 'What was told, and what was kept back and why; newest first, 50 a page',
        querystring: z.object({ ruleId: careRuleId.optional(), state: z.enum(careStates).optional(), q: z.string().trim().min(1).max(200).optional(), before: z.string().min(3).max(limits.idLength).optional() }),
        response: { 200: z.object({ deliveries: z.array(careDelivery), nextBefore: z.string().nullable() }) },
      },
    }, async ({ agent, query: { before, ...filter } }) => deliveries.page(agent.shopId, filter, before));
    app.post('/care/receipts', {
      preHandler: requireAgent('update', 'orders'),
      schema: {
        tags, summary: 'What became of updates on the merchant’s own ways, such as SMS. The same again changes nothing',
        body: z.object({ receipts: z.array(careReceipt).min(1).max(careLimits.receipts) }).strict(), response: { 200: z.object({ kept: z.number(), unknown: z.array(z.string()) }) },
      },
    }, async ({ agent, body }) => deliveries.keepReceipts(agent.shopId, body.receipts));
  };
}
