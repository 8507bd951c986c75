/**
 * Cross-origin reading for shoppers' endpoints, by the shop's allowed origins. Agents' endpoints have none:
 * without these headers no foreign page reads them. Also finds the shop, so that routes in this scope have `request.shop`.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { isOriginAllowed, originOf } from '../merchants/allowed-origin.ts';
import type { Shop } from '../merchants/shop-repository.ts';
import type { ShopService } from '../merchants/shop-service.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The shop of the site key in the path; only on routes in the shoppers' scope. */
    shop: Shop;
  }
}

interface Deps { shops: Pick<ShopService, 'bySiteKey'>; publicUrl: () => string }

/** Adds the check to every route of this scope; all of them lie below `/widget/:siteKey/`. */
export function registerShopperCors(scope: FastifyInstance, { shops, publicUrl }: Deps): void {
  scope.decorateRequest('shop');
  scope.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const { origin } = request.headers;
    const { siteKey } = request.params as { siteKey?: string };
    reply.header('vary', 'Origin');
    const shop = siteKey !== undefined && siteKey.length <= 80 ? await shops.bySiteKey(siteKey) : null;
    if (!shop) {
      // The page that carries a mistyped key may read why nothing happens.
      reply.header('access-control-allow-origin', '*');
      throw new AppError('unknown_site_key', 'no shop has this site key');
    }
    if (origin !== undefined) {
      if (!isOriginAllowed(shop.allowedOrigins, originOf(publicUrl()), origin)) {
        // So may a page whose merchant has yet to allow it; the answer holds nothing of the shop.
        reply.header('access-control-allow-origin', '*');
        throw new AppError('origin_not_allowed', `${origin} is not among the shop's allowed origins`);
      }
      reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', 'x-request-id, retry-after');
    }
    request.shop = shop;
  });
  scope.options('/widget/:siteKey/*', { schema: { hide: true } }, (_request, reply) => {
    reply.headers({
      'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'authorization, content-type', 'access-control-max-age': '86400',
    }).code(204).send();
  });
}
