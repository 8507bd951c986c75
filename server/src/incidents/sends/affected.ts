/** Whether an order is one that an incident is about. Pure; `affected-repository` asks the database the same. */
import type { AffectedRule } from '@aftercast/shared';
import type { Order } from '../../orders/order.ts';

const hourMs = 3_600_000;
const waits: ReadonlySet<Order['status']> = new Set(['pending', 'delayed']);
const ended: ReadonlySet<Order['status']> = new Set(['completed', 'returning', 'returned', 'refunded', 'cancelled']);
const anyOf = (list: readonly string[], value: string | null | undefined): boolean => list.length === 0 || (value != null && list.includes(value));

/** Each part that is given has to hold. An order of which nothing more becomes is never affected. @param now milliseconds */
export function isAffected({ status, paidAt, items, shipment, liveSession, region }: Order, rule: AffectedRule, now: number): boolean {
  return !ended.has(status) && anyOf(rule.statuses, status) && anyOf(rule.carriers, shipment?.carrier) && anyOf(rule.regions, region) && anyOf(rule.liveSessions, liveSession)
    && (rule.products.length === 0 || items.some(({ product }) => rule.products.includes(product)))
    && (rule.paidFrom === null || paidAt >= rule.paidFrom) && (rule.paidTo === null || paidAt < rule.paidTo)
    && (rule.unshippedHours === null || (waits.has(status) && (shipment?.events.length ?? 0) === 0 && paidAt <= now - rule.unshippedHours * hourMs));
}
