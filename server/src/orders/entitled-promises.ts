/** What was promised on air that holds for an order. Pure. */
import type { ConversationDetails, LivePromise } from '@aftercast/shared';
import type { Order } from './order.ts';

const hourMs = 3_600_000;

type Entitled = ConversationDetails['orders'][number]['promised'][number];

/**
 * The promises of its live session that hold for an order: **paid** inside their window, and holding the product they
 * name (or any, where they name none). `until` is the moment by which the shop must have kept it, or the shopper must
 * have claimed it; null where the promise names none.
 *
 * Worked example: paid 20:31 under "48 hours", window 19:00–23:30 → until two days later at 20:31; paid 23:40 → not entitled.
 */
export function entitledPromises({ paidAt, items, status }: Pick<Order, 'paidAt' | 'items' | 'status'>, promises: readonly LivePromise[], now: number): Entitled[] {
  return promises
    .filter(({ product, validFrom, validUntil }) => paidAt >= validFrom && paidAt <= validUntil && (product === null || items.some((item) => item.product === product)))
    .map(({ id, kind, text, terms }) => {
      const hours = kind === 'ship-by' ? terms.shipWithinHours : terms.claimWithinHours;
      const until = (kind === 'ship-by' ? terms.shipBy : terms.claimUntil) ?? (hours === undefined ? null : paidAt + hours * hourMs);
      const open = status === 'pending' || status === 'delayed';
      return { id, kind, text, until, broken: kind === 'ship-by' && open && until !== null && now > until };
    });
}
