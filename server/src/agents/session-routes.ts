/** Signing in and out, and one's own account. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { agentName, agentPassword, agentView, can, shopView } from '@aftercast/shared';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { RequireAgent, RequireOwnOrigin } from '../http/auth.ts';
import { toShopView } from '../merchants/shop-presenter.ts';
import type { ShopService } from '../merchants/shop-service.ts';
import type { Agent } from './agent-repository.ts';
import type { AgentService } from './agent-service.ts';
import { cookieOptions, sessionCookie } from './session-cookie.ts';

const response = { 200: z.object({ agent: agentView, shop: shopView }) };
const credentials = z.object({
  email: z.string().max(254).transform((value) => value.trim().toLowerCase()),
  password: z.string().max(200),
});
const ownChanges = z.object({ name: agentName.optional(), password: agentPassword.optional(), currentPassword: z.string().max(200).optional() }).strict();

interface Deps {
  agents: AgentService;
  shops: ShopService;
  requireAgent: RequireAgent;
  requireOwnOrigin: RequireOwnOrigin;
  publicUrl: () => string;
}

export function sessionRoutes({ agents, shops, requireAgent, requireOwnOrigin, publicUrl }: Deps): FastifyPluginAsyncZod {
  async function view(agent: Agent) {
    const shop = await shops.byId(agent.shopId);
    if (!shop) throw new AppError('not_signed_in', 'the shop is gone');
    return { agent, shop: toShopView(shop, can(agent, 'read', 'secret')) };
  }

  return async (app) => {
    app.post('/session', {
      preHandler: requireOwnOrigin,
      schema: { tags: ['session'], summary: 'Signs in', security: [], body: credentials, response },
    }, async ({ body, ip }, reply) => {
      const { agent, token } = await agents.signIn(body.email, body.password, ip);
      reply.setCookie(sessionCookie, token, cookieOptions(publicUrl()));
      return view(agent);
    });
    app.get('/session', {
      preHandler: requireAgent(), schema: { tags: ['session'], summary: 'Who is signed in, and their shop', response },
    }, async ({ agent }) => view(agent));
    app.patch('/session', {
      preHandler: requireAgent(),
      schema: { tags: ['session'], summary: 'Changes one’s own name or password; a new password ends the other sign-ins', body: ownChanges, response },
    }, async ({ agent, body, cookies, ip }) => {
      if (body.password !== undefined) {
        if (body.currentPassword === undefined) throw new AppError('invalid_request', '"currentPassword" is needed to change the password');
        await agents.changePassword(agent, { current: body.currentPassword, next: body.password }, cookies[sessionCookie] ?? '', ip);
      }
      return view(body.name === undefined ? agent : await agents.change(agent.shopId, agent.id, { name: body.name }));
    });
    app.delete('/session', {
      preHandler: requireOwnOrigin, schema: { tags: ['session'], summary: 'Signs out; fine without a session', security: [], response: { 204: z.null() } },
    }, async ({ cookies }, reply) => {
      const token = cookies[sessionCookie];
      if (token) await agents.signOut(token);
      return reply.clearCookie(sessionCookie, cookieOptions(publicUrl())).code(204).send(null);
    });
  };
}
