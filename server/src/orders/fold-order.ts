/** An order out of what was told of it, in whatever sequence it came. Pure. */
import type { OrderEvent } from './order-event.ts';
import { isNewerCarrier, isOwnWord, namesParcel, noStanding, standingAfter, standingOf, statusOf, tellsStanding, type Standing } from './order-standing.ts';
import { ofOneParcel, shipmentOf } from './order-parcels.ts';
import type { KnownOrder, Order } from './order.ts';

/** An order that was told whole: everything until `at` is in it. */
export interface Base extends KnownOrder { at: number }
/** `scans` are all of them, also while nobody has told who carries the parcel. */
export interface Folded extends KnownOrder { standing: Standing; scans: Scan[] }
type Scan = NonNullable<Order['shipment']>['events'][number];

type Head = KnownOrder['order'] & { shopperExternalId: string | null };

/** By moment; of one moment the order's own beginning first, then by id, so that every sequence of arrival is the same. */
const inTime = (a: OrderEvent, b: OrderEvent): number => (
  a.at - b.at || Number(b.type === 'order.placed') - Number(a.type === 'order.placed') || (a.id < b.id ? -1 : 1)
);
/** Says what was bought, by whom. */
export const isHead = (event: OrderEvent): event is Extract<OrderEvent, { type: 'order.placed' | 'order.changed' }> => event.type === 'order.placed' || event.type === 'order.changed';
/** True where it may turn what was told before. Whatever else happens, the order's columns can be moved without reading it. */
export const turnsHistory = (event: OrderEvent): boolean => isHead(event) || shipmentOf(event) !== undefined;
/** What an event says besides whose it is and when. */
const envelope = new Set(['id', 'orderId', 'at', 'type']);
/** Of each parcel when it left. */
const parcelKey = ({ carrier, trackingNumber }: { carrier: string; trackingNumber: string }): string => JSON.stringify([carrier, trackingNumber]);
type Scanned = Extract<OrderEvent, { type: 'shipment.scanned' }>;
const isScan = (event: OrderEvent): event is Scanned => event.type === 'shipment.scanned';
/** What was left open is not said, also where a caller names it as undefined. */
const saidIn = (event: OrderEvent) => Object.fromEntries(Object.entries(event).filter(([name, said]) => said !== undefined && !envelope.has(name)));

/**
 * What is known of an order: the newest word on each thing, all scans in the order of time. Null while nobody has told what was bought.
 * @param events of one order, in any order; those that `base` tells already are passed over
 */
export function foldOrder(orderId: string, base: Base | null, events: readonly OrderEvent[]): Folded | null {
  const newer = ofOneParcel(events.filter(({ at }) => at > (base?.at ?? -1))).sort(inTime);
  let head: Head | null = base && { ...base.order, shopperExternalId: base.shopperExternalId };
  let standing = base ? standingOf(base.order, base.at) : noStanding;
  let own = base?.order.statusCode === undefined ? null : { code: base.order.statusCode, text: base.order.statusText };
  let parcel = base?.order.shipment ?? null;
  const scans: Scan[] = [...parcel?.events ?? []];
  const left = new Map<string, number>(parcel?.shippedAt === undefined ? [] : [[parcelKey(parcel), parcel.shippedAt]]);
  const told = new Set(newer.flatMap((event) => (isScan(event) ? event.sameAs ?? [] : [])));
  // One that names another itself is never left out, so that two who name each other are both there.
  const isToldBetter = ({ id, sameAs }: Scanned): boolean => sameAs === undefined && told.has(id);

  for (const event of newer) {
    const { at } = event;
    if (isHead(event) && (head || event.type === 'order.placed')) head = { ...head, ...saidIn(event), id: orderId } as Head;
    if (namesParcel(event) && isNewerCarrier(event.carrier, at, standing.carrier)) parcel = { carrier: event.carrier, carrierEn: event.carrierEn, trackingNumber: event.trackingNumber, events: [] };
    if (event.type === 'shipment.shipped') left.set(parcelKey(event), at);
    if (event.type === 'shipment.changed') left.set(parcelKey(event), event.shippedAt);
    if (isScan(event) && !isToldBetter(event)) scans.push({ at, code: event.code, text: event.text, textEn: event.textEn });
    if (isOwnWord(event)) own = { code: event.code, text: event.text };
    else if (tellsStanding(event)) own = null;
    standing = standingAfter(standing, event);
  }
  if (!head) return null;
  scans.sort((a, b) => a.at - b.at);
  const { shopperExternalId, ...rest } = head;
  return {
    shopperExternalId, standing, scans,
    order: {
      ...rest, status: statusOf(standing), statusCode: own?.code, statusText: own?.text,
      shipment: parcel && { ...parcel, shippedAt: left.get(parcelKey(parcel)), events: scans },
    },
  };
}
