/** Orders in over HTTP, from the merchant's own systems. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { RequireAgent } from '../http/auth.ts';
import { order } from './order.ts';
import type { OrderService } from './order-service.ts';

/** Orders of one request. */
const mostOrders = 1_000;
const incoming = order.extend({
  /** The merchant's own id of the shopper, as in the token that identifies them; null of a guest. */
  shopperExternalId: z.string().min(1).max(200).nullable(),
});

interface Deps { orders: OrderService; requireAgent: RequireAgent }

export function ordersRoutes({ orders, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.put('/orders', {
      bodyLimit: 8 * 1024 * 1024,
      preHandler: requireAgent('update', 'orders'),
      schema: {
        tags: ['orders'], summary: 'Puts orders in place of those with the same ids, all or none; 1,000 at the most',
        body: z.object({ orders: z.array(incoming).min(1).max(mostOrders) }), response: { 200: z.object({ stored: z.number() }) },
      },
    }, async ({ agent, body }) => {
      const twice = body.orders.find(({ id }, at) => body.orders.findIndex((each) => each.id === id) !== at);
      if (twice) throw new AppError('invalid_request', `order "${twice.id}" is there twice`);
      await orders.put(agent.shopId, body.orders.map(({ shopperExternalId, ...rest }) => ({ shopperExternalId, order: rest })));
      return { stored: body.orders.length };
    });
  };
}
