/**
 * Shopify's webhooks: `X-Shopify-Hmac-Sha256` is the base64 HMAC-SHA256 of the body under the app's client secret
 * (https://shopify.dev/docs/apps/build/webhooks/verify-deliveries). Shopify signs no timestamp; a delivery that is played again says what
 * was said before, under the same ids, and changes nothing.
 */
import type { z } from 'zod';
import { DeliveryRefused, headerOf, isSignedBy, jsonOf, type Connector, type Delivery, type Known, type Read } from './connector.ts';
import { fulfillmentEventEvents, fulfillmentEvents, fulfillmentOrderId, isPlacedByShopify, namelessId, orderEvents, orderIdOf, placedId, refundEvents } from './shopify-events.ts';
import { fulfillment, fulfillmentEvent, refund, shopifyOrder } from './shopify-payload.ts';

const orderTopics = new Set(['orders/create', 'orders/paid', 'orders/updated', 'orders/cancelled', 'orders/fulfilled', 'orders/partially_fulfilled']);

function parse<T>(schema: z.ZodType<T>, delivery: Delivery): T {
  const parsed = schema.safeParse(jsonOf(delivery));
  if (parsed.success) return parsed.data;
  throw new DeliveryRefused('body_unreadable', parsed.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

/** Two stores count their orders from #1001 each; whichever came first has the number here. */
async function refusalOf(orderId: string, shopifyOrderId: string, known: Known): Promise<string | undefined> {
  const isOther = (await known.placedBy(orderId)).some((id) => isPlacedByShopify(id) && id !== placedId(shopifyOrderId));
  return isOther ? `order ${orderId} is another Shopify store's here; give one of the stores a prefix for its order numbers (Shopify: Settings, General, Order ID)` : undefined;
}

export const shopifyConnector: Connector = {
  bringsSecret: true,
  verify(delivery, secrets) {
    const mac = headerOf(delivery, 'x-shopify-hmac-sha256');
    if (mac === null) throw new DeliveryRefused('signature_missing', 'there is no X-Shopify-Hmac-Sha256 header');
    if (!isSignedBy(secrets, [delivery.raw], Buffer.from(mac, 'base64'))) throw new DeliveryRefused('signature_wrong', 'the client secret kept here did not make that signature over these bytes');
  },
  async read(delivery, known) {
    const topic = headerOf(delivery, 'x-shopify-topic');
    if (topic !== null && orderTopics.has(topic)) {
      const order = parse(shopifyOrder, delivery);
      const orderId = orderIdOf(order.name);
      return { topic, events: orderEvents(order), named: { from: namelessId(order.id), to: orderId }, refusal: await refusalOf(orderId, order.id, known) };
    }
    // What happens to an order that has not come is kept until it comes: told again and again in vain, Shopify would end the subscription.
    const about = async (number: string, events: (orderId: string) => object[]): Promise<Read> => {
      const orderId = await known.orderOf(placedId(number));
      return { topic, events: events(orderId ?? namelessId(number)), early: orderId === null ? { keptAs: namelessId(number), placedBy: placedId(number) } : undefined };
    };
    if (topic === 'fulfillments/create' || topic === 'fulfillments/update') {
      const each = parse(fulfillment, delivery);
      const { order_id: number } = each;
      const name = fulfillmentOrderId(each);
      // What the fulfilment is called only says which order it is of where that one is not known by its number.
      if (number && (name === null || await known.orderOf(placedId(number)) !== null)) return about(number, (orderId) => fulfillmentEvents(each, orderId));
      if (name === null) throw new DeliveryRefused('body_unreadable', 'a fulfilment without name and order_id');
      return { topic, events: fulfillmentEvents(each, name), ...number ? { refusal: await refusalOf(name, number, known) } : {} };
    }
    if (topic === 'fulfillment_events/create') {
      const each = parse(fulfillmentEvent, delivery);
      return about(each.order_id, (orderId) => fulfillmentEventEvents(each, orderId));
    }
    if (topic === 'refunds/create') {
      const each = parse(refund, delivery);
      return about(each.order_id, (orderId) => refundEvents(each, orderId));
    }
    return { topic, events: [] };
  },
};
