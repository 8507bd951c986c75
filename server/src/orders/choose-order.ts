/** Which of a shopper's orders a question is about, when the words don't say. Pure. */
import type { Order } from './order.ts';

/** What the answer will speak of: a parcel on its way, an order still to be shipped, what was promised with an order, or any order. */
export type OrderNeed = 'shipment' | 'promise' | 'claim' | 'order';

const open: ReadonlySet<Order['status']> = new Set(['pending', 'shipped', 'delayed', 'exception']);
/** What the shopper no longer has, or never got. */
export const settled: ReadonlySet<Order['status']> = new Set(['returned', 'refunded', 'cancelled']);

/**
 * Chooses, in this order:
 * 1. the order the page names, if it is this shopper's;
 * 2. among those that hold the product on screen, if any does:
 *    a. for a shipping promise, the newest that has not shipped; for what else was promised, those of the page's live session, if any is;
 *    b. the newest still open (to be shipped, on its way, stuck): nobody asks where a received parcel is while another travels.
 *       Not for what else was promised, which is asked for with the goods in hand;
 *    c. the newest that is not refunded, returned or cancelled;
 *    d. the newest.
 * @param orders this shopper's own, newest first
 */
export function chooseOrder(orders: readonly Order[], context: { orderId?: string | undefined; product?: string | undefined; liveSession?: string | undefined }, need: OrderNeed): Order | null {
  const named = context.orderId === undefined ? undefined : orders.find(({ id }) => id === context.orderId);
  if (named) return named;
  const withProduct = orders.filter(({ items }) => items.some(({ product }) => product === context.product));
  const running = withProduct.length > 0 ? withProduct : orders;
  if (need === 'claim') return promisedWith(running, context.liveSession)[0] ?? running[0] ?? null;
  const unshipped = need === 'promise' ? running.find(({ status, shipment }) => open.has(status) && shipment === null) : undefined;
  return unshipped ?? running.find(({ status }) => open.has(status)) ?? running.find(({ status }) => !settled.has(status)) ?? running[0] ?? null;
}

/** What was promised with an order is asked for of those that were kept: of the page's live session, if any is. */
function promisedWith(orders: readonly Order[], liveSession: string | undefined): Order[] {
  const kept = orders.filter(({ status }) => !settled.has(status));
  const ofSession = kept.filter((order) => order.liveSession !== null && order.liveSession === liveSession);
  return ofSession.length > 0 ? ofSession : kept;
}

/** So many are offered to choose from. */
const mostOffered = 3;

/**
 * The orders that a question may be about where that matters, the newest three: none where the page names one of this shopper's; else, of those
 * that hold the product if any does, the open ones (for a shipping promise: those that have not shipped), and where none is open those that were
 * kept. For what else was promised, those that were kept, of the page's live session if any is. One or none: `chooseOrder` says which.
 * @param orders this shopper's own, newest first
 */
export function ordersMeant(orders: readonly Order[], context: { orderId?: string | undefined; product?: string | undefined; liveSession?: string | undefined }, need: OrderNeed): Order[] {
  if (orders.some(({ id }) => id === context.orderId)) return [];
  const withProduct = orders.filter(({ items }) => items.some(({ product }) => product === context.product));
  const about = withProduct.length > 0 ? withProduct : orders;
  if (need === 'claim') return promisedWith(about, context.liveSession).slice(0, mostOffered);
  const running = about.filter(({ status }) => open.has(status));
  const unshipped = need === 'promise' ? running.filter(({ shipment }) => shipment === null) : [];
  const meant = unshipped.length > 0 ? unshipped : running.length > 0 ? running : about.filter(({ status }) => !settled.has(status));
  return meant.slice(0, mostOffered);
}
