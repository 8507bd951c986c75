/** When a rule falls due, as things stand. Pure. */
import type { CareWhen, OrderStatus } from '@aftercast/shared';
import type { CaseFacts, Facts, OrderFacts, WaitFacts } from './facts.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** True for what happens at a moment; everything else is something that does not happen for a time. */
export const isEvent = ({ kind }: CareWhen): boolean => kind === 'status' || kind === 'scan';

/** States in which an order can make it due; null: any. What is in no such state need not be read. */
export function dueStates(when: CareWhen): readonly OrderStatus[] | null {
  switch (when.kind) {
    case 'status': return when.statuses;
    case 'scan': return null;
    case 'unshipped': return ['pending', 'delayed'];
    case 'unmoved': return ['shipped', 'delayed', 'exception'];
    case 'unconfirmed': return ['delivered'];
    case 'case_stalled': case 'waiting': return [];
  }
}

/**
 * The moment at which it is or was due; null: as things stand it never is.
 *
 * Worked example: promised to ship by 20:00, two hours of grace → 22:00 while it is packed, null from the moment it leaves.
 */
export function careMoment(when: CareWhen, facts: Facts): number | null {
  switch (facts.subject) {
    case 'order': return ofOrder(when, facts);
    case 'case': return ofCase(when, facts);
    case 'wait': return ofWait(when, facts);
  }
}

function ofOrder(when: CareWhen, { status, statusSince, shipBy, lastMovedAt, deliveredAt, order }: OrderFacts): number | null {
  if (dueStates(when)?.includes(status) === false) return null;
  switch (when.kind) {
    case 'status': return statusSince;
    case 'scan': return order.shipment?.events.filter(({ code }) => when.codes.includes(code)).at(-1)?.at ?? null;
    // A label is printed before the parcel leaves: what counts is the carrier's first scan.
    case 'unshipped': return shipBy !== null && lastMovedAt === null ? shipBy + when.graceHours * hourMs : null;
    case 'unmoved': {
      const movedAt = lastMovedAt ?? (status === 'shipped' ? statusSince : null);
      return movedAt === null ? null : movedAt + when.hours * hourMs;
    }
    case 'unconfirmed': return (deliveredAt ?? statusSince) + when.hours * hourMs;
    default: return null;
  }
}

function ofCase(when: CareWhen, { isRunning, movedAt }: CaseFacts): number | null {
  return when.kind === 'case_stalled' && isRunning ? movedAt + when.hours * hourMs : null;
}

function ofWait(when: CareWhen, { isWaiting, dueAt }: WaitFacts): number | null {
  return when.kind === 'waiting' && isWaiting ? dueAt + when.overMinutes * minuteMs : null;
}
