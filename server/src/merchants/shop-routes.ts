/** The shop over HTTP, for its staff. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { can, shopSettings, shopView } from '@aftercast/shared';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { RequireAgent } from '../http/auth.ts';
import { toShopView } from './shop-presenter.ts';
import type { ShopService } from './shop-service.ts';

const response = { 200: z.object({ shop: shopView }) };

interface Deps { shops: ShopService; requireAgent: RequireAgent }

export function shopRoutes({ shops, requireAgent }: Deps): FastifyPluginAsyncZod {
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
    }, async ({ agent, body }) => ({ shop: toShopView(await shops.update(agent.shopId, body), true) }));
    app.post('/shop/secret', {
      preHandler: requireAgent('rotate', 'secret'),
      schema: { tags: ['shop'], summary: 'A new identity secret; the one before stays valid for 24 hours', response },
    }, async ({ agent }) => ({ shop: toShopView(await shops.rotateSecret(agent.shopId), true) }));
  };
}
