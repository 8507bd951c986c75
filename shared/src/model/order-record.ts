/** One order as owners look it up: what it is now, and all that was told of it. */
import { z } from 'zod';
import { orderDetails } from './conversation.ts';

/** One thing that was told of an order. Times in milliseconds; `text` and `code` as they came. */
export const toldEvent = z.object({
  id: z.string(), type: z.string(), at: z.number(), receivedAt: z.number(),
  /** A connection's id, `api` or `import`. */
  source: z.string(),
  code: z.string().nullable(), text: z.string().nullable(),
  carrier: z.string().nullable(), trackingNumber: z.string().nullable(),
  /** Which things of the order it named anew, such as `region`; empty of other events. */
  fields: z.array(z.string()),
});
export type ToldEvent = z.infer<typeof toldEvent>;

export const orderRecord = z.object({
  id: z.string(),
  /** Null while events came and nobody has told what was bought. */
  order: orderDetails.nullable(),
  /** The merchant's own id of the shopper; null of a guest. */
  shopperExternalId: z.string().nullable(),
  phoneTail: z.string().nullable(), region: z.string().nullable(),
  /** Until when it was promised to leave; null where nothing was promised. */
  shipBy: z.number().nullable(),
  /** By moment, oldest first; empty of an order that came whole and of which nothing was told since. */
  events: z.array(toldEvent),
});
export type OrderRecord = z.infer<typeof orderRecord>;
