/** Where an order stands, in whatever sequence it was told. Pure. */
import type { OrderEvent } from './order-event.ts';
import type { KnownOrder, Order, OrderStatus } from './order.ts';

type Mark<T> = [told: T | null, at: number];
/**
 * Marks, each with the moment it holds from: what the carrier did, how buyer and shop left it, whether a return is under way, and who carries it.
 * What was agreed counts where there is something, since a parcel that is sent back is scanned too. A return has a mark of its own, so that
 * one that is withdrawn leaves what was there before it. A late event moves a mark only where it is newer, so that every sequence ends the same.
 */
export interface Standing { parcel: Mark<OrderStatus>; sale: Mark<OrderStatus>; returning: Mark<'returning'>; carrier: Mark<string> }

/** An order with where it stands. `wholeAt`: since when only what happened later is heard of; null where nobody told it whole. */
export interface StandingOrder extends KnownOrder { standing: Standing; wholeAt: number | null }

/** Further on wins where two are of one moment. */
const rank: readonly (OrderStatus | null)[] = [null, 'pending', 'shipped', 'delayed', 'exception', 'delivered', 'completed', 'returning', 'returned', 'refunded', 'cancelled'];
const ofParcel: ReadonlySet<OrderStatus> = new Set(['pending', 'shipped', 'delayed', 'exception', 'delivered']);
const never = -1;
export const noStanding: Standing = { parcel: [null, never], sale: [null, never], returning: [null, never], carrier: [null, never] };

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
  const which = markFor(status);
  return { parcel: [parcelIn(shipment), at], sale: [null, at], returning: [null, at], carrier: [shipment?.carrier ?? null, at], [which]: [status, at] };
}
/** The same, where the order was told whole before: what says the same as then holds since then, however often it is told again. */
export function standingSince(told: Standing, before: Standing | null): Standing {
  if (!before) return told;
  const since = <T>(mark: Mark<T>, was: Mark<T>): Mark<T> => (mark[0] === was[0] && was[1] !== never ? [mark[0], Math.min(mark[1], was[1])] : mark);
  return { parcel: since(told.parcel, before.parcel), sale: since(told.sale, before.sale), returning: since(told.returning, before.returning), carrier: since(told.carrier, before.carrier) };
}
/** Where the scans of an order that was told whole have left its parcel; counts once a return is withdrawn. */
function parcelIn(shipment: Order['shipment']): OrderStatus | null {
  if (!shipment) return null;
  const known = shipment.events.flatMap(({ at, code }): [OrderStatus, number][] => {
    const status = scanned(code);
    return status !== undefined && ofParcel.has(status) ? [[status, at]] : [];
  });
  return known.reduce<Mark<OrderStatus>>((newest, [status, at]) => (isNewer(status, at, newest) ? [status, at] : newest), ['shipped', never])[0];
}

/** The mark that the status rests on. */
function decisive({ parcel, sale, returning }: Standing): Mark<OrderStatus> {
  const [asked, since] = returning;
  return asked && isNewer(asked, since, sale) ? returning : sale[0] ? sale : parcel;
}
export const statusOf = (standing: Standing): OrderStatus => decisive(standing)[0] ?? 'pending';
/** The moment of the word that the status rests on. */
export const statusToldAt = (standing: Standing): number => decisive(standing)[1];
const scanned = (code: string): OrderStatus | undefined => (Object.hasOwn(scanCodes, code) ? scanCodes[code] : undefined);
/** A withdrawn return is no status. */
const markFor = (told: OrderStatus | null): 'parcel' | 'sale' | 'returning' => (told === null || told === 'returning' ? 'returning' : ofParcel.has(told) ? 'parcel' : 'sale');
const isNewer = (told: OrderStatus | null, at: number, [known, since]: Mark<OrderStatus>): boolean => at > since || (at === since && rank.indexOf(told) > rank.indexOf(known));

/** What an event says about where the order stands; undefined: nothing that we know. */
function markOf(event: OrderEvent): OrderStatus | null | undefined {
  if (event.type === 'shipment.shipped') return 'shipped';
  if (event.type === 'shipment.scanned') return scanned(event.code);
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
  const which = markFor(told);
  return isNewer(told, event.at, standing[which]) ? { ...next, [which]: [told, event.at] } : next;
}

/** As it is kept. */
export const writeStanding = ({ parcel, sale, returning, carrier }: Standing): string => JSON.stringify([parcel, sale, returning, carrier]);
/** What `writeStanding` wrote. Null where nothing is kept, or what was kept before returns had a mark of their own: the order is to be folded anew. */
export function readStanding(text: string | null): Standing | null {
  const [parcel, sale, returning, carrier] = JSON.parse(text ?? '[]') as Partial<[Standing['parcel'], Standing['sale'], Standing['returning'], Standing['carrier']]>;
  return parcel && sale && returning && carrier ? { parcel, sale, returning, carrier } : null;
}
