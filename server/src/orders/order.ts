/** An order as the merchant's system tells it, checked at the door. Times are milliseconds since the epoch. */
import { z } from 'zod';
import { entitledPromises } from './entitled-promises.ts';
import { orderStatuses, type ConversationDetails, type LiveSession } from '@aftercast/shared';

/** Words that come with an order: names, scans. */
export const orderText = z.string().min(1).max(500);
const text = orderText;
/** No order is of a time after 2200; a later one was written in another unit, and couldn't be put into words. */
const time = z.number().int().min(0).max(Date.UTC(2200, 0));
const money = z.number().min(-1e9).max(1e9);

/** One scan of the carrier. `textEn` where the merchant has an English wording. */
export const shipmentEvent = z.object({ at: time, code: z.string().max(60), text, textEn: text.optional() });

/** What the host promised and what an order therefore carries. `terms` says it for programs. */
export const promise = z.object({
  kind: z.string().max(40),
  product: z.string().nullable(),
  validFrom: time,
  validUntil: time,
  terms: z.object({ shipWithinHours: z.number().positive().max(24 * 365).optional(), shipBy: time.optional() }),
});
export type OrderPromise = z.infer<typeof promise>;

/** What is known of an order from its payment on. */
export const orderHead = z.object({
  /** The merchant's own id of the shopper, as in the token that identifies them; null of a guest. */
  shopperExternalId: z.string().min(1).max(200).nullable(),
  paidAt: time,
  amount: money.min(0),
  currency: z.string().length(3).regex(/^[A-Za-z]+$/, 'three letters, as in CNY').transform((code) => code.toUpperCase()),
  liveSession: z.string().nullable(),
  items: z.array(z.object({ product: z.string(), name: text, nameEn: text.optional(), sku: z.string().nullable(), quantity: z.number().int().positive().max(1e6), price: money })),
  promises: z.array(promise),
  /** The last four digits of the phone it goes to; whole numbers are not kept. */
  phoneTail: z.string().regex(/^\d{4}$/).nullish(),
  /** The province or state it goes to; whole addresses are not kept. */
  region: z.string().min(1).max(80).nullish(),
});

export const order = orderHead.omit({ shopperExternalId: true }).extend({
  id: z.string().min(1).max(80),
  status: z.enum(orderStatuses),
  /** The merchant's own word for where it stands, where it is none of ours; `status` is then the last one we knew. Shown as it came. */
  statusCode: z.string().min(1).max(60).optional(),
  statusText: text.optional(),
  /** `shippedAt`: when the parcel left, where someone said it. */
  shipment: z.object({ carrier: text, carrierEn: text.optional(), trackingNumber: text, shippedAt: time.optional(), events: z.array(shipmentEvent) }).nullable(),
});
export type Order = z.infer<typeof order>;
export type OrderStatus = Order['status'];

/** True where it is one parcel, whatever else was said of it. */
export function isSameParcel(a: Parcel | null | undefined, b: Parcel | null | undefined): boolean {
  return a?.carrier === b?.carrier && a?.trackingNumber === b?.trackingNumber;
}
type Parcel = Pick<NonNullable<Order['shipment']>, 'carrier' | 'trackingNumber'>;

/** An order and whose it is by the merchant's own id; null of a guest. */
export interface KnownOrder { shopperExternalId: string | null; order: Order }

/** Where orders are looked up by whose they are. */
export interface OrderLookup {
  /** All orders of a shopper, newest first; empty for one the merchant doesn't know. */
  ordersOf(shopId: string, shopperExternalId: string): Promise<Order[]>;
}

/** As many scans of one parcel anyone reads; a carrier's system gone wild tells thousands. */
const mostScansShown = 200;
/** What is shown of how a parcel travelled: its newest scans, in the order of time, however they were told. */
export const shownScans = ({ shipment }: Order) => [...shipment?.events ?? []].sort((a, b) => a.at - b.at).slice(-mostScansShown);

/** An order as the console shows it. @param session the live session it was bought in, where it is known */
export function toOrderDetails(found: Order, session: LiveSession | null, now: number): ConversationDetails['orders'][number] {
  const { id, paidAt, amount, currency, items, shipment } = found;
  return {
    id, status: found.statusText ?? found.statusCode ?? found.status, paidAt, amount, currency, liveSession: session?.title ?? null, promised: session ? entitledPromises(found, session.promises, now) : [],
    items: items.map(({ name, sku, quantity, price }) => ({ name, sku, quantity, price })),
    shipment: shipment && {
      carrier: shipment.carrier, trackingNumber: shipment.trackingNumber,
      events: shownScans(found).map(({ at, text: words }) => ({ at, text: words })),
    },
  };
}
