/** What we read of Shopify's order, fulfilment and refund payloads (Admin REST, 2024-01 and later); all else is passed over. */
import { z } from 'zod';

const id = z.union([z.number(), z.string()]).transform(String);
const time = z.iso.datetime({ offset: true }).transform((value) => Date.parse(value));
const words = z.string().nullish();

export const fulfillment = z.object({
  id, order_id: id.nullish(), name: words, status: words, shipment_status: words, tracking_company: words, tracking_number: words,
  tracking_numbers: z.array(z.string()).nullish(), created_at: time, updated_at: time.nullish(),
});
export const shopifyOrder = z.object({
  id, name: z.string(), created_at: time, processed_at: time.nullish(), updated_at: time, cancelled_at: time.nullish(),
  financial_status: words, currency: z.string().regex(/^[A-Za-z]{3}$/), total_price: z.string(), phone: words,
  customer: z.object({ id, phone: words }).nullish(),
  shipping_address: z.object({ phone: words, province: words }).nullish(),
  line_items: z.array(z.object({ product_id: id.nullish(), title: words, variant_title: words, sku: words, quantity: z.number(), current_quantity: z.number().nullish(), price: z.string() })),
  fulfillments: z.array(fulfillment).nullish(),
});
export const fulfillmentEvent = z.object({ id, fulfillment_id: id.nullish(), order_id: id, status: z.string(), message: words, city: words, happened_at: time });
export const refund = z.object({ id, order_id: id, created_at: time });

export type Fulfillment = z.infer<typeof fulfillment>;
export type ShopifyOrder = z.infer<typeof shopifyOrder>;
