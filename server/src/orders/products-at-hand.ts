/** Which products a shopper may speak of without naming one. Pure. */
import { settled } from './choose-order.ts';
import type { Order } from './order.ts';

/**
 * The products of the order the page names, if it is this shopper's; else of every order that is not refunded, returned or cancelled:
 * of two things bought, the one still travelling is not likelier to be asked about than the one in use.
 * Each once, sorted.
 * @param orders this shopper's own
 */
export function productsAtHand(orders: readonly Order[], orderId: string | undefined): string[] {
  const named = orders.filter(({ id }) => id === orderId);
  const held = named.length > 0 ? named : orders.filter(({ status }) => !settled.has(status));
  return [...new Set(held.flatMap(({ items }) => items.map(({ product }) => product)))].sort();
}
