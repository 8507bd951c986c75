/** A shopper's own orders over HTTP, for the bubble. Registered inside the shoppers' CORS scope. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { orderCard, orderRequest } from '@aftercast/shared';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import type { OrderDesk, OrderOwner } from './order-desk-service.ts';

const tags = ['widget'];
const params = z.object({ siteKey: z.string(), orderId: z.string().min(1).max(80) });
const headers = z.looseObject({ authorization: z.string().max(4_100).optional() });
const one = { 200: z.object({ order: orderCard }) };

interface Deps {
  desk: OrderDesk;
  /** The shopper of one of our tokens. @throws token_invalid, token_expired */
  shopperOf: (token: string, shop: { id: string }) => Promise<OrderOwner>;
  limit: RateLimit;
}

export function orderDeskRoutes({ desk, shopperOf, limit }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    async function signedIn(authorization: string | undefined, shop: { id: string }): Promise<OrderOwner> {
      const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
      if (!token) throw new AppError('token_invalid', 'a bearer token is needed');
      const shopper = await shopperOf(token, shop);
      const pace = limit.take(shopper.id);
      if (!pace.ok) throw new AppError('rate_limited', 'too many questions about orders', { retryAfterMs: pace.retryAfterMs });
      return shopper;
    }
    app.get('/widget/:siteKey/orders/:orderId', { schema: { tags, summary: 'An order of the shopper who is signed in, with what may be asked for it', params, headers, response: one } },
      async ({ shop, params: { orderId }, headers: { authorization } }, reply) => {
        reply.header('cache-control', 'no-store');
        return { order: await desk.card(shop.id, await signedIn(authorization, shop), orderId) };
      });
    app.post('/widget/:siteKey/orders/:orderId/requests', { schema: { tags, summary: 'Asks for something, which becomes a case; asked again while that runs, it stays the one', description: 'A refund or return names `goods` by the ids of the card’s `items`; left out, all of the order. `images` are uploads of this shopper.', params, headers, body: orderRequest, response: one } },
      async ({ shop, params: { orderId }, headers: { authorization }, body }) => ({ order: await desk.request(shop.id, await signedIn(authorization, shop), orderId, body) }));
  };
}
