/** Where an order stands, in whatever sequence it was told. Pure. */
import type { OrderEvent } from './order-event.ts';
import type { Order, OrderStatus } from './order.ts';

type Mark<T> = [told: T | null, at: number];
/**
 * Marks, each with the moment it holds from: what the carrier did, what buyer and shop agreed, and who carries it. What was agreed counts where
 * there is something, since a parcel that is sent back is scanned too. A late event moves a mark only where it is newer, so that every
 * sequence ends the same.
 */
export interface Standing { parcel: Mark<OrderStatus>; sale: Mark<OrderStatus>; carrier: Mark<string> }

/** Further on wins where two are of one moment. */
const rank: readonly (OrderStatus | null)[] = [null, 'pending', 'shipped', 'delayed', 'exception', 'delivered', 'completed', 'returning', 'returned', 'refunded', 'cancelled'];
const ofParcel: ReadonlySet<OrderStatus> = new Set(['pending', 'shipped', 'delayed', 'exception', 'delivered']);
const never = -1;
export const noStanding: Standing = { parcel: [null, never], sale: [null, never], carrier: [null, never] };

/** The carrier's codes that we know, with where they leave the order. */
export const scanCodes: Readonly<Record<string, OrderStatus>> = {
  'picked-up': 'shipped', 'in-transit': 'shipped', 'out-for-delivery': 'shipped', 'at-pickup-point': 'shipped', delayed: 'delayed', exception: 'exception', delivered: 'delivered',
  'return-picked-up': 'returning', 'return-received': 'returned',
};
const agreed: Partial<Record<OrderEvent['type'], OrderStatus | null>> = {
  'order.cancelled': 'cancelled', 'order.completed': 'completed', 'order.refunded': 'refunded', 'order.return_requested': 'returning', 'order.return_withdrawn': null, 'order.returned': 'returned',
};
/** True where the first comes after the second in the course of an order. */
export const isFurtherOn = (status: OrderStatus, than: OrderStatus): boolean => rank.indexOf(status) > rank.indexOf(than);
const isStatus = (code: string): code is OrderStatus => rank.includes(code as OrderStatus);

/** An order that was told whole at a moment. */
export function standingOf({ status, shipment }: Pick<Order, 'status' | 'shipment'>, at: number): Standing {
  const carrier: Mark<string> = [shipment?.carrier ?? null, at];
  return ofParcel.has(status) ? { parcel: [status, at], sale: [null, at], carrier } : { parcel: [null, at], sale: [status, at], carrier };
}

export const statusOf = ({ parcel, sale }: Standing): OrderStatus => sale[0] ?? parcel[0] ?? 'pending';

/** What an event says about where the order stands; undefined: nothing that we know. */
function markOf(event: OrderEvent): OrderStatus | null | undefined {
  if (event.type === 'shipment.shipped') return 'shipped';
  if (event.type === 'shipment.scanned') return Object.hasOwn(scanCodes, event.code) ? scanCodes[event.code] : undefined;
  if (event.type === 'order.status') return isStatus(event.code) ? event.code : undefined;
  return agreed[event.type];
}

/** True of a merchant's own word that is none of ours. */
export const isOwnWord = (event: OrderEvent): event is Extract<OrderEvent, { type: 'order.status' }> => event.type === 'order.status' && !isStatus(event.code);
/** True where it says where the order stands, in words that we know. */
export const tellsStanding = (event: OrderEvent): boolean => markOf(event) !== undefined;

export const namesParcel = (event: OrderEvent): event is Extract<OrderEvent, { type: 'shipment.packed' | 'shipment.shipped' }> => event.type === 'shipment.packed' || event.type === 'shipment.shipped';
/** Of two of one moment the name that sorts later, for want of anything better that is the same in every sequence. */
export const isNewerCarrier = (carrier: string, at: number, [known, since]: Mark<string>): boolean => at > since || (at === since && carrier > (known ?? ''));

/** The standing after one more event. */
export function standingAfter(standing: Standing, event: OrderEvent): Standing {
  const told = markOf(event);
  const next = namesParcel(event) && isNewerCarrier(event.carrier, event.at, standing.carrier) ? { ...standing, carrier: [event.carrier, event.at] as Mark<string> } : standing;
  if (told === undefined) return next;
  const which = told !== null && ofParcel.has(told) ? 'parcel' : 'sale';
  const [status, at] = standing[which];
  const isNewer = event.at > at || (event.at === at && rank.indexOf(told) > rank.indexOf(status));
  return isNewer ? { ...next, [which]: [told, event.at] } : next;
}

/** As it is kept. */
export const writeStanding = ({ parcel, sale, carrier }: Standing): string => JSON.stringify([parcel, sale, carrier]);
/** @param text what `writeStanding` wrote; null of an order nobody has told anything of */
export function readStanding(text: string | null): Standing {
  if (text === null) return noStanding;
  const [parcel, sale, carrier] = JSON.parse(text) as [Standing['parcel'], Standing['sale'], Standing['carrier']];
  return { parcel, sale, carrier };
}
