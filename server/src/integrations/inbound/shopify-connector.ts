/**
 * Shopify's webhooks: `X-Shopify-Hmac-Sha256` is the base64 HMAC-SHA256 of the body under the app's client secret
 * (https://shopify.dev/docs/apps/build/webhooks/verify-deliveries). Shopify signs no timestamp; a delivery that is played again says what
 * was said before, under the same ids, and changes nothing.
 */
import type { z } from 'zod';
import { DeliveryRefused, headerOf, isSignedBy, jsonOf, type Connector, type Delivery } from './connector.ts';
import { fulfillmentEventEvents, fulfillmentEvents, fulfillmentOrderId, orderEvents, placedId, refundEvents } from './shopify-events.ts';
import { fulfillment, fulfillmentEvent, refund, shopifyOrder } from './shopify-payload.ts';

const orderTopics = new Set(['orders/create', 'orders/paid', 'orders/updated', 'orders/cancelled', 'orders/fulfilled', 'orders/partially_fulfilled']);

function parse<T>(schema: z.ZodType<T>, delivery: Delivery): T {
  const parsed = schema.safeParse(jsonOf(delivery));
  if (parsed.success) return parsed.data;
  throw new DeliveryRefused('body_unreadable', parsed.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

/** Shopify tells again after a while, and by then the order has come. */
function known(orderId: string | null): string {
  if (orderId === null) throw new DeliveryRefused('order_not_known_yet', 'the order this is about has not come yet');
  return orderId;
}

export const shopifyConnector: Connector = {
  bringsSecret: true,
  verify(delivery, secrets) {
    const mac = headerOf(delivery, 'x-shopify-hmac-sha256');
    if (mac === null) throw new DeliveryRefused('signature_missing', 'there is no X-Shopify-Hmac-Sha256 header');
    if (!isSignedBy(secrets, [delivery.raw], Buffer.from(mac, 'base64'))) throw new DeliveryRefused('signature_wrong', 'the client secret kept here did not make that signature over these bytes');
  },
  async read(delivery, orderOf) {
    const topic = headerOf(delivery, 'x-shopify-topic');
    if (topic !== null && orderTopics.has(topic)) return { topic, events: orderEvents(parse(shopifyOrder, delivery)) };
    if (topic === 'fulfillments/create' || topic === 'fulfillments/update') {
      const each = parse(fulfillment, delivery);
      return { topic, events: fulfillmentEvents(each, known(fulfillmentOrderId(each) ?? (each.order_id ? await orderOf(placedId(each.order_id)) : null))) };
    }
    if (topic === 'fulfillment_events/create') {
      const each = parse(fulfillmentEvent, delivery);
      return { topic, events: fulfillmentEventEvents(each, known(await orderOf(placedId(each.order_id)))) };
    }
    if (topic === 'refunds/create') {
      const each = parse(refund, delivery);
      return { topic, events: refundEvents(each, known(await orderOf(placedId(each.order_id)))) };
    }
    return { topic, events: [] };
  },
};
