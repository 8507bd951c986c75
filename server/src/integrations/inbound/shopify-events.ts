/**
 * Shopify's payloads as order events. Pure. An order is known to its shopper by its name ("#1001"), so that is its id here; each event's id
 * follows from what Shopify calls the thing and its state, so that a delivery that comes again, or says what another said, changes nothing.
 */
import type { z } from 'zod';
import type { Fulfillment, fulfillmentEvent, refund, ShopifyOrder } from './shopify-payload.ts';

/** Orders that nobody has paid for are not told: there is nothing to ship, and nothing to care for. */
const paid = new Set(['paid', 'partially_refunded', 'refunded', 'partially_paid']);
/** Their words for how a parcel travels, in ours. One that is not here is kept as it came. */
const scans: Record<string, string> = {
  confirmed: 'in-transit', carrier_picked_up: 'picked-up', in_transit: 'in-transit', out_for_delivery: 'out-for-delivery', ready_for_pickup: 'at-pickup-point', picked_up: 'delivered',
  delivered: 'delivered', delayed: 'delayed', failure: 'exception', label_printed: 'label-created', label_purchased: 'label-created',
};

/** "#1001" is order 1001. A prefix may hold dots: "#2026.1001" is order 2026.1001. */
export const orderIdOf = (name: string): string => name.replace(/^#/, '');
/** The event by which an order was told: whoever knows only Shopify's number finds the order by it. */
export const placedId = (shopifyOrderId: string): string => `shopify-${shopifyOrderId}-placed`;
/** Under which what happened to an order is kept until the order comes and says its name. No order of Shopify's is called so. */
export const namelessId = (shopifyOrderId: string): string => `shopify:${shopifyOrderId}`;
/** True of an event by which Shopify told an order, of whichever store. */
export const isPlacedByShopify = (eventId: string): boolean => /^shopify-.+-placed$/.test(eventId);
/** One of an order's fulfilments is one parcel, whatever number it travels by. */
const shipmentId = (fulfillmentId: string): string => `shopify-f${fulfillmentId}`;
/** Of one fulfilment in one state: the fulfilment tells it, and so does an event of its own, in more words. */
const stateId = (fulfillmentId: string, state: string): string => `${shipmentId(fulfillmentId)}-${cut(state, longest.code)}`;

/** Their fields may be longer than ours: what is over is left out, never the whole; half a surrogate pair is no letter. */
const cut = (text: string, most: number): string => text.trim().slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
/** The longest of our texts, codes, regions and products, and of a tracking number within an event's id. */
const longest = { text: 500, code: 60, region: 80, product: 80, inId: 60 };

/** Of the first phone that has four digits: an address without one says so by an empty word as often as by none. */
function tailOf({ shipping_address: address, phone, customer }: ShopifyOrder): string | null {
  const [digits] = [address?.phone, phone, customer?.phone].map((each) => (each ?? '').replace(/\D/g, '')).filter(({ length }) => length >= 4);
  return digits?.slice(-4) ?? null;
}

/** None of a line that was taken off the order, or that has neither name, SKU nor product. */
function itemsOf({ product_id: product, title, variant_title: variant, sku, quantity, price }: ShopifyOrder['line_items'][number]): object[] {
  const name = cut([title, variant].filter(Boolean).join(' '), longest.text) || cut(sku || product || '', longest.text);
  const isItem = name !== '' && Number.isInteger(quantity) && quantity > 0 && Number.isFinite(Number(price));
  return isItem ? [{ product: product ?? (sku || cut(name, longest.product)), name, sku: sku || null, quantity, price: Number(price) }] : [];
}

/** What is left of the lines after some were taken off or given back; of an order that was given back whole, what it was. */
function linesLeft(lines: ShopifyOrder['line_items']): ShopifyOrder['line_items'] {
  const left = lines.map((line) => ({ ...line, quantity: line.current_quantity ?? line.quantity }));
  return left.some(({ quantity }) => quantity > 0) ? left : lines;
}

export function orderEvents(order: ShopifyOrder): object[] {
  const orderId = orderIdOf(order.name);
  const status = order.financial_status ?? '';
  const isPaid = paid.has(status);
  const paidAt = order.processed_at ?? order.created_at;
  const head = {
    shopperExternalId: order.customer?.id ?? null, paidAt, amount: Number(order.total_price), currency: order.currency, phoneTail: tailOf(order), region: cut(order.shipping_address?.province ?? '', longest.region) || null,
    items: linesLeft(order.line_items).flatMap(itemsOf),
  };
  return [
    ...isPaid ? [{ id: placedId(order.id), orderId, type: 'order.placed', at: paidAt, ...head }] : [],
    ...isPaid && order.updated_at > paidAt ? [{ id: `shopify-${order.id}-changed-${order.updated_at}`, orderId, type: 'order.changed', at: order.updated_at, ...head }] : [],
    ...(order.fulfillments ?? []).flatMap((each) => fulfillmentEvents(each, orderId)),
    ...order.cancelled_at ? [{ id: `shopify-${order.id}-cancelled`, orderId, type: 'order.cancelled', at: order.cancelled_at }] : [],
    ...status === 'refunded' ? [{ id: `shopify-${order.id}-refunded`, orderId, type: 'order.refunded', at: order.updated_at }] : [],
  ];
}

/** @param orderId where the order is known; else it is read from the fulfilment's own name */
export function fulfillmentEvents(each: Fulfillment, orderId: string): object[] {
  const tracking = cut(each.tracking_number || each.tracking_numbers?.[0] || '', longest.text);
  const parcel = { orderId, shipmentId: shipmentId(each.id) };
  if (each.status === 'cancelled') return [{ ...parcel, id: `${parcel.shipmentId}-cancelled`, type: 'shipment.cancelled', at: each.updated_at ?? each.created_at }];
  if (each.status === 'error' || each.status === 'failure') return [];
  // Brought by the shop itself: it has left, with nothing to follow it by.
  if (!tracking) return [{ ...parcel, id: parcel.shipmentId, type: 'order.status', at: each.created_at, code: 'shipped' }];
  const carrier = cut(each.tracking_company ?? '', longest.text) || 'Shopify';
  // Of a whole address that was written for a number, the end tells which parcel.
  const shipped = { ...parcel, id: `${parcel.shipmentId}-${tracking.slice(-longest.inId)}`, type: 'shipment.shipped', at: each.created_at, carrier, trackingNumber: tracking };
  const corrected = each.updated_at && each.updated_at > each.created_at ? [{ ...shipped, id: `${shipped.id}-${each.updated_at}`, type: 'shipment.packed', at: each.updated_at }] : [];
  const { shipment_status: state } = each;
  return [shipped, ...corrected, ...state ? [{ ...scanOf(stateId(each.id, state), orderId, state, each.updated_at ?? each.created_at, null), ...parcel }] : []];
}

/** A fulfilment is called as its order is, with a number of its own behind: "#1001.1", "#1001-F1". */
export const fulfillmentOrderId = ({ name }: Fulfillment): string | null => (name ? orderIdOf(name).replace(/(?:\.|-F)\d+$/, '') : null);

export function fulfillmentEventEvents({ id, fulfillment_id: of, status, message, city, happened_at: at }: z.infer<typeof fulfillmentEvent>, orderId: string): object[] {
  return [{ ...scanOf(`shopify-e${id}`, orderId, status, at, [city && `【${city}】`, message].filter(Boolean).join('') || null), ...of ? { sameAs: stateId(of, status), shipmentId: shipmentId(of) } : {} }];
}

/** A refund may be of a part; that all of it is given back is told by the order itself. */
export function refundEvents({ id, created_at: at }: z.infer<typeof refund>, orderId: string): object[] {
  return [{ id: `shopify-r${id}`, orderId, type: 'order.status', at, code: 'shopify_refund', text: '已登记退款 / Refund recorded' }];
}

function scanOf(id: string, orderId: string, state: string, at: number, text: string | null): object {
  return { id, orderId, type: 'shipment.scanned', at, code: Object.hasOwn(scans, state) ? scans[state] : cut(state, longest.code), text: cut(text ?? state.replaceAll('_', ' '), longest.text) };
}
