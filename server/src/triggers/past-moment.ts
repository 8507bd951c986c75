/** When a rule would have fallen due, had it been on: read from what orders, cases and waits say of their past. Pure; for trials. */
import type { CareWhen } from '@aftercast/shared';
import type { OrderFacts } from './facts.ts';

const hourMs = 3_600_000;

/** A time, both ends included. */
export interface Span { from: number; to: number }

/** The first time at which nothing had happened for so long. @param steps moments at which something did, in order; @param endedAt nothing was to happen from then on */
export function firstGap(steps: readonly number[], longestMs: number, endedAt: number): number | null {
  for (const [at, step] of steps.entries()) {
    const next = Math.min(steps[at + 1] ?? Infinity, endedAt);
    if (next > step + longestMs) return step + longestMs;
  }
  return null;
}

/** Once an order: the first time ever counts, also where it lies before the span. @returns null where it lies outside, or never came */
export function pastMoment(when: CareWhen, facts: OrderFacts, { from, to }: Span): number | null {
  const moment = firstMoment(when, facts);
  return moment !== null && moment >= from && moment <= to ? moment : null;
}

function firstMoment(when: CareWhen, { status, statusSince, paidAt, shipBy, deliveredAt, order }: OrderFacts): number | null {
  const scans = (order.shipment?.events ?? []).map(({ at }) => at).sort((a, b) => a - b);
  const travels = status === 'shipped' || status === 'delayed' || status === 'exception';
  const isPacked = status === 'pending' || status === 'delayed';
  const leftAt = scans[0] ?? order.shipment?.shippedAt ?? (order.shipment === null || isPacked ? Infinity : statusSince);
  switch (when.kind) {
    case 'status': {
      const times = { pending: paidAt, shipped: leftAt === Infinity ? null : leftAt, delivered: deliveredAt, [status]: statusSince } as Record<string, number | null>;
      const held = when.statuses.flatMap((each) => times[each] ?? []);
      return held.length === 0 ? null : Math.min(...held);
    }
    case 'scan': return order.shipment?.events.filter(({ code }) => when.codes.includes(code)).map(({ at }) => at).sort((a, b) => a - b)[0] ?? null;
    case 'unshipped': {
      const due = shipBy === null ? null : shipBy + when.graceHours * hourMs;
      // What never left and is packed no more was cancelled or refunded at its last word.
      return due !== null && Math.min(leftAt, order.shipment === null && !isPacked ? statusSince : Infinity) > due ? due : null;
    }
    case 'unmoved': return firstGap(scans, when.hours * hourMs, deliveredAt ?? (travels ? Infinity : statusSince));
    case 'unconfirmed': {
      const due = deliveredAt === null ? null : deliveredAt + when.hours * hourMs;
      return due !== null && (status === 'delivered' || statusSince > due) ? due : null;
    }
    default: return null;
  }
}
