/** Orders over HTTP: in from the merchant's own systems, and one looked up by its owner. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { inSeconds, isInSeconds, orderRecord } from '@aftercast/shared';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { RequireAgent } from '../http/auth.ts';
import { order, orderHead } from './order.ts';
import { eventResult, orderEvent, type EventResult } from './order-event.ts';
import type { OrderEventService } from './order-event-service.ts';
import type { OrderRecordService } from './order-record-service.ts';
import { endsOf } from './promise-rule.ts';
import type { OrderService } from './order-service.ts';

/** Orders of one request. */
const mostOrders = 1_000;
const mostEvents = 10_000;
const incoming = order.extend({ shopperExternalId: orderHead.shape.shopperExternalId });

interface Deps { orders: OrderService; events: OrderEventService; records: OrderRecordService; requireAgent: RequireAgent }

export function ordersRoutes({ orders, events, records, requireAgent }: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.put('/orders', {
      bodyLimit: 8 * 1024 * 1024,
      onRequest: requireAgent('update', 'orders'),
      schema: {
        tags: ['orders'], summary: 'Puts orders in place of those with the same ids, all or none; 1,000 at the most',
        body: z.object({ orders: z.array(incoming).min(1).max(mostOrders) }), response: { 200: z.object({ stored: z.number() }) },
      },
    }, async ({ agent, body }) => {
      const twice = body.orders.find(({ id }, at) => body.orders.findIndex((each) => each.id === id) !== at);
      if (twice) throw new AppError('invalid_request', `order "${twice.id}" is there twice`);
      const early = body.orders.find(({ paidAt, shipment, promises }) => [paidAt, ...(shipment?.shippedAt === undefined ? [] : [shipment.shippedAt]), ...(shipment?.events ?? []).map(({ at }) => at), ...promises.flatMap(endsOf)].some(isInSeconds));
      if (early) throw new AppError('invalid_request', `order "${early.id}": a time in it ${inSeconds}`);
      await orders.put(agent.shopId, body.orders.map(({ shopperExternalId, ...rest }) => ({ shopperExternalId, order: rest })));
      return { stored: body.orders.length };
    });

    app.get('/orders/:id', {
      preHandler: requireAgent('update', 'orders'),
      schema: { tags: ['orders'], summary: 'One order as it stands, with all that was told of it; `order` is null while only events came', params: z.object({ id: order.shape.id }), response: { 200: orderRecord } },
    }, async ({ agent, params }) => records.byId(agent.shopId, params.id));

    app.post('/orders/events', {
      bodyLimit: 32 * 1024 * 1024,
      onRequest: requireAgent('update', 'orders'),
      schema: {
        tags: ['orders'], summary: 'Tells what happened to orders, up to 10,000 events; each counts once by its id, in any sequence, and a bad one keeps no other out',
        body: z.object({ events: z.array(z.unknown()).min(1).max(mostEvents).meta({ description: 'each like `OrderEvent`', items: z.toJSONSchema(orderEvent, { io: 'input', unrepresentable: 'any' }) }) }),
        response: { 200: z.object({ taken: z.number(), repeated: z.number(), refused: z.number(), results: z.array(eventResult) }) },
      },
    }, async ({ agent, body }) => {
      const results = await events.take(agent.shopId, 'api', body.events);
      const count = (kind: EventResult['result']): number => results.filter(({ result }) => result === kind).length;
      return { taken: count('taken'), repeated: count('repeated'), refused: count('refused'), results };
    });
  };
}
