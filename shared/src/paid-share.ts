/** What of an order's money its goods stand for. Pure, free of zod: the server suggests by it, the bubble tells it beforehand. */

/** An order's line with how many of it are chosen. `price` of one, before what was taken off the whole order. */
export interface ChosenLine { price: number; quantity: number; chosen: number }

/**
 * The paid share of the chosen goods, in hundredths. All of them: everything that was paid. Some of them: their prices, less what was taken off
 * the whole order in proportion to its prices; postage that was paid on top comes back only with the whole. Where no line has a price, what was
 * paid is spread by the piece.
 *
 * 99 × 1 + 59 × 2 = 217 with a coupon of 17: paid 200. One of the two: 59 × 200 / 217 = 54.38. All three: 200.
 *
 * @param paid what was paid for the whole order, in its currency @returns never less than nothing, never more than was paid
 */
export function paidShareCents(paid: number, lines: readonly ChosenLine[]): number {
  const paidCents = Math.max(0, Math.round(paid * 100));
  if (lines.every(({ quantity, chosen }) => chosen === quantity)) return paidCents;
  const isPriced = lines.some(({ price }) => price > 0);
  const worth = (of: 'quantity' | 'chosen'): number => lines.reduce((sum, line) => sum + (isPriced ? Math.max(0, line.price) : 1) * line[of], 0);
  const rate = isPriced ? Math.min(100, paidCents / worth('quantity')) : paidCents / worth('quantity');
  return Math.min(paidCents, Math.round(worth('chosen') * rate));
}
