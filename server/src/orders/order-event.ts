/** What merchants' systems tell of an order, one thing at a time. Times are milliseconds since the epoch. */
import { eventProblems, moment } from '@aftercast/shared';
import { z } from 'zod';
import { order, orderHead, orderText } from './order.ts';

const base = { id: z.string().min(1).max(120), orderId: order.shape.id, at: moment };
const shipmentId = base.id.optional();
const code = z.string().min(1).max(60);
const told = <const T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.object({ ...base, type: z.literal(type), ...shape });

/**
 * `order.placed` makes it, once it is paid for; `order.changed` names what is different now; `order.status` is the merchant's own word for where it stands.
 * `shipment.changed` says of the parcel it names when it left, where that was unknown or told otherwise; it names no parcel of the order's.
 * `shipment.scanned` is one scan of the carrier, its `code` one of `scanCodes` or any other, which is kept and shown; `sameAs` names an event
 * that tells the same scan in fewer words, so that it is shown once, whichever came first. `shipmentId` is the teller's own name for the
 * parcel, whatever number it travels by: `shipment.cancelled` takes back all that was told of that one.
 */
export const orderEvent = z.discriminatedUnion('type', [
  told('order.placed', { ...orderHead.shape, promises: order.shape.promises.default([]), liveSession: order.shape.liveSession.default(null) }),
  told('order.changed', { ...orderHead.partial().shape }),
  told('order.status', { code, text: orderText.optional(), shipmentId }),
  told('order.cancelled', {}), told('order.completed', {}), told('order.refunded', {}),
  told('order.return_requested', {}), told('order.return_withdrawn', {}), told('order.returned', {}),
  told('shipment.packed', { carrier: orderText, carrierEn: orderText.optional(), trackingNumber: orderText, shipmentId }),
  told('shipment.shipped', { carrier: orderText, carrierEn: orderText.optional(), trackingNumber: orderText, shipmentId }),
  told('shipment.changed', { trackingNumber: orderText, carrier: orderText, shippedAt: moment, shipmentId }),
  told('shipment.scanned', { code, text: orderText, textEn: orderText.optional(), sameAs: base.id.optional(), shipmentId }),
  told('shipment.cancelled', { shipmentId: base.id }),
]);
export type OrderEvent = z.infer<typeof orderEvent>;
export type OrderEventType = OrderEvent['type'];

/** Why an event was refused; `problem` says it in words for developers. */
export const eventRefusal = z.object({ code: z.enum(eventProblems), problem: z.string() });
export type EventRefusal = z.infer<typeof eventRefusal>;
/** Of each event of a batch, in its order: taken; known before; or why it was refused. `id` null where it had none. */
export const eventResult = z.object({ id: z.string().nullable(), result: z.enum(['taken', 'repeated', 'refused']), ...eventRefusal.partial().shape });
export type EventResult = z.infer<typeof eventResult>;
