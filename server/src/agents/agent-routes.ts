/** Colleagues and one-time links over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { agentEmail, agentName, agentPassword, agentRoles, agentView, openInvitation, shopSettings, type AgentRole } from '@aftercast/shared';
import { z } from 'zod';
import { actorOf } from '../audit/actor.ts';
import type { AuditDetails, AuditService } from '../audit/audit-service.ts';
import type { RequireAgent, RequireOwnOrigin } from '../http/auth.ts';
import type { Agent } from './agent-repository.ts';
import type { AgentService } from './agent-service.ts';
import { cookieOptions, sessionCookie } from './session-cookie.ts';

const idParams = z.object({ id: z.string().min(3).max(40) });
/** An invitation is named by its token's hash. */
const openParams = z.object({ id: z.string().min(3).max(64) });
const tokenParams = z.object({ token: z.string().min(20).max(64) });
const link = z.object({ url: z.string(), expiresAt: z.number() });
const role = z.enum(agentRoles);
const acceptance = z.object({
  password: agentPassword,
  name: agentName.optional(),
  email: agentEmail.optional(),
  shop: shopSettings.pick({ name: true, timeZone: true, language: true }).optional(),
});

interface Deps { audit: Pick<AuditService, 'alongside'>; agents: AgentService; requireAgent: RequireAgent; requireOwnOrigin: RequireOwnOrigin; publicUrl: () => string }

export function agentRoutes({ audit, agents, requireAgent, requireOwnOrigin, publicUrl }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/agents', {
      preHandler: requireAgent('read', 'agents'),
      schema: { tags: ['agents'], summary: 'The shop’s staff, disabled accounts too', response: { 200: z.object({ agents: z.array(agentView) }) } },
    }, async ({ agent }) => ({ agents: await agents.list(agent.shopId) }));
    app.patch('/agents/:id', {
      preHandler: requireAgent('update', 'agents'),
      schema: {
        tags: ['agents'], summary: 'Changes name or role, disables or enables; the last owner stays', params: idParams,
        body: z.object({ name: agentName.optional(), role: role.optional(), disabled: z.boolean().optional() }).strict(),
        response: { 200: z.object({ agent: agentView }) },
      },
    }, async (request) => {
      const { agent, params, body } = request;
      return { agent: await agents.change(agent.shopId, params.id, body, (before) => audit.alongside(actorOf(request), 'agent.changed', { kind: 'agent', id: before.id, name: before.name }, changes(before, body))) };
    });
    app.post('/agents/:id/password-reset', {
      preHandler: requireAgent('update', 'agents'),
      schema: { tags: ['agents'], summary: 'A one-time link for a new password, good for 24 hours', params: idParams, response: { 200: link } },
    }, async (request) => agents.resetLink(request.agent.shopId, request.params.id,
      ({ id, name }) => audit.alongside(actorOf(request), 'agent.reset_link_made', { kind: 'agent', id, name })));
    app.post('/invitations', {
      preHandler: requireAgent('invite', 'agents'),
      schema: {
        tags: ['agents'], summary: 'A one-time link for a new colleague, good for 7 days',
        body: z.object({ email: agentEmail, role: role.default('agent') }), response: { 200: link },
      },
    }, async (request) => {
      const { agent, body } = request;
      return agents.invite(agent.shopId, body.email, body.role, audit.alongside(actorOf(request), 'agent.invited', { kind: 'invitation', id: body.email, name: body.email }, { role: body.role }));
    });
    app.get('/open-invitations', {
      preHandler: requireAgent('invite', 'agents'),
      schema: { tags: ['agents'], summary: 'Who was invited and has not joined yet, the newest first; without the links', response: { 200: z.object({ invitations: z.array(openInvitation) }) } },
    }, async ({ agent }) => ({ invitations: await agents.openInvitations(agent.shopId) }));
    app.delete('/open-invitations/:id', {
      preHandler: requireAgent('invite', 'agents'),
      schema: { tags: ['agents'], summary: 'Withdraws an invitation: its link opens nothing from here on', params: openParams, response: { 204: z.null() } },
    }, async (request, reply) => {
      await agents.withdraw(request.agent.shopId, request.params.id, (email) => audit.alongside(actorOf(request), 'agent.invitation_withdrawn', { kind: 'invitation', id: email, name: email }));
      return reply.code(204).send(null);
    });
    app.get('/invitations/:token', {
      schema: {
        tags: ['agents'], summary: 'What a one-time link is about', security: [], params: tokenParams,
        response: { 200: z.object({ kind: z.enum(['owner_setup', 'agent_invitation', 'password_reset']), email: z.string().nullable(), role: role.nullable(), shopName: z.string().nullable() }) },
      },
    }, async ({ params }) => agents.facts(params.token));
    app.post('/invitations/:token', {
      preHandler: requireOwnOrigin,
      schema: {
        tags: ['agents'], security: [], params: tokenParams, body: acceptance, response: { 200: z.object({ agent: agentView }) },
        summary: 'Uses the link up and signs in. Setup needs name, email and shop; an invitation needs name; a reset the password alone',
      },
    }, async ({ params, body }, reply) => {
      const { agent, token } = await agents.accept(params.token, body);
      reply.setCookie(sessionCookie, token, cookieOptions(publicUrl()));
      return { agent };
    });
  };
}

/** What was asked for and was otherwise before, such as `{ role: ['agent', 'owner'] }`. */
function changes(before: Agent, patch: { name?: string | undefined; role?: AgentRole | undefined; disabled?: boolean | undefined }): AuditDetails {
  return Object.fromEntries((['name', 'role', 'disabled'] as const).flatMap((key) => {
    const next = patch[key];
    return next === undefined || next === before[key] ? [] : [[key, [String(before[key]), String(next)]]];
  }));
}
