/** The one rule by which a promise holds for an order. Pure. */
import type { Order } from './order.ts';

const hourMs = 3_600_000;

/** The part of a promise that decides, as the order carries it or as its live session has it. Times in milliseconds. */
export interface TimedPromise {
  kind: string;
  product: string | null;
  validFrom: number;
  validUntil: number;
  terms: { shipWithinHours?: number | undefined; shipBy?: number | undefined; claimUntil?: number | undefined; claimWithinHours?: number | undefined };
}

/** The moments by which a promise ends, or is to be kept or claimed; where it begins may be the beginning of time. */
export const endsOf = ({ validUntil, terms }: Pick<TimedPromise, 'validUntil' | 'terms'>): number[] => [validUntil, ...[terms.shipBy, terms.claimUntil].filter((moment) => moment !== undefined)];

/** Whether an order was **paid** inside the promise's window, its edges included, and holds the product it names, or any where it names none. */
export function isEntitled({ product, validFrom, validUntil }: TimedPromise, { paidAt, items }: Pick<Order, 'paidAt' | 'items'>): boolean {
  return paidAt >= validFrom && paidAt <= validUntil && (product === null || items.some((item) => item.product === product));
}

/**
 * The moment by which the shop must have kept a promise (`ship-by`), or the shopper must have claimed it; null where it names none.
 * A date that was named comes before hours from the payment on.
 */
export function promisedUntil({ kind, terms }: TimedPromise, paidAt: number): number | null {
  const [named, hours] = kind === 'ship-by' ? [terms.shipBy, terms.shipWithinHours] : [terms.claimUntil, terms.claimWithinHours];
  return named ?? (hours === undefined ? null : paidAt + hours * hourMs);
}
