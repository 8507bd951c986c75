/** The shop over HTTP, for its staff. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { can, shopSettings, shopView } from '@aftercast/shared';
import { z } from 'zod';
import { actorOf } from '../audit/actor.ts';
import type { AuditService } from '../audit/audit-service.ts';
import { AppError } from '../errors.ts';
import type { RequireAgent } from '../http/auth.ts';
import { toShopView } from './shop-presenter.ts';
import type { ShopService } from './shop-service.ts';

const response = { 200: z.object({ shop: shopView }) };

interface Deps { audit: Pick<AuditService, 'alongside'>; shops: ShopService; requireAgent: RequireAgent }

export function shopRoutes({ audit, shops, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/shop', {
      preHandler: requireAgent('read', 'shop'),
      schema: { tags: ['shop'], summary: 'The shop; owners see the identity secret too', response },
    }, async ({ agent }) => {
      const shop = await shops.byId(agent.shopId);
      if (!shop) throw new AppError('not_found', 'there is no such shop');
      return { shop: toShopView(shop, can(agent, 'read', 'secret')) };
    });
    app.patch('/shop', {
      preHandler: requireAgent('update', 'shop'),
      schema: { tags: ['shop'], summary: 'Changes the settings given; the others stay', body: shopSettings.partial().strict(), response },
    }, async (request) => {
      const { agent, body } = request;
      const entry = audit.alongside(actorOf(request), 'shop.changed', { kind: 'shop', id: agent.shopId }, { fields: Object.keys(body) });
      return { shop: toShopView(await shops.update(agent.shopId, body, entry), true) };
    });
    app.post('/shop/secret', {
      preHandler: requireAgent('rotate', 'secret'),
      schema: { tags: ['shop'], summary: 'A new identity secret; the one before stays valid for 24 hours', response },
    }, async (request) => {
      const { shopId } = request.agent;
      return { shop: toShopView(await shops.rotateSecret(shopId, audit.alongside(actorOf(request), 'secret.rotated', { kind: 'shop', id: shopId })), true) };
    });
  };
}
