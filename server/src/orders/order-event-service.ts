/**
 * Takes what merchants' systems tell of orders: each event once, in any sequence, a bad one beside good ones. Whoever tells again after a
 * failure loses nothing, since what was taken is known by its id. Called by the routes and by the integrations.
 */
import { inSeconds, isInSeconds } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import { inPortions } from '../portions.ts';
import { isHead } from './fold-order.ts';
import { orderEvent, type EventRefusal, type EventResult, type OrderEvent } from './order-event.ts';
import type { OrderEventRepository } from './order-event-repository.ts';
import type { OrderHistoryRepository } from './order-history-repository.ts';
import { endsOf } from './promise-rule.ts';

/** Events written in one transaction: few enough that shoppers' messages go between. */
const atOnce = 200;
/** Events that may wait in this process; more are sent back to be told later. */
const mostWaiting = 50_000;
/** Clocks may differ by so much. An event from further ahead is a wrong clock or time zone, and would keep out everything that is true until then. */
export const mostAheadMs = 5 * 60_000;

interface Deps { repository: OrderEventRepository; history: Pick<OrderHistoryRepository, 'of' | 'orderOf' | 'placedBy'>; bus: Bus; clock: () => number }

export function createOrderEventService({ repository, history, bus, clock }: Deps) {
  let waiting = 0;

  function check(raw: unknown): OrderEvent | EventRefusal {
    const parsed = orderEvent.safeParse(raw);
    if (!parsed.success) return { code: 'event_invalid', problem: parsed.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.') || 'event'}: ${message}`).join('; ') };
    const event = parsed.data;
    if (isInSeconds(event.at)) return { code: 'event_invalid', problem: `at: ${inSeconds}` };
    if (isHead(event) && event.paidAt !== undefined && isInSeconds(event.paidAt)) return { code: 'event_invalid', problem: `paidAt: ${inSeconds}` };
    if (event.type === 'shipment.changed' && isInSeconds(event.shippedAt)) return { code: 'event_invalid', problem: `shippedAt: ${inSeconds}` };
    if (isHead(event) && event.promises?.flatMap(endsOf).some(isInSeconds)) return { code: 'event_invalid', problem: `promises: ${inSeconds}` };
    return event.at > clock() + mostAheadMs ? { code: 'event_ahead', problem: 'at: more than five minutes ahead of our clock' } : event;
  }

  async function takeAll(shopId: string, source: string, events: readonly OrderEvent[]): Promise<Set<OrderEvent>> {
    const taken = new Set<OrderEvent>();
    // What belongs together is written together: an order moves once for all that came of it, and neighbours lie on the same pages. No sequence changes what comes out.
    const inOrder = [...events].sort((a, b) => (a.orderId < b.orderId ? -1 : Number(a.orderId > b.orderId)));
    for await (const portion of inPortions(inOrder, atOnce)) {
      const { fresh, changed } = await repository.take(shopId, source, portion, clock());
      for (const event of fresh) taken.add(event);
      for (const { id } of changed) bus.emit('order.changed', { shopId, orderId: id });
    }
    return taken;
  }

  return {
    /**
     * Resolves once everything that is good is durable. One result an event, in their order.
     * @param source a connection's id, `api` or `import`
     * @throws overloaded, storage_unavailable; what was taken before stays taken, and telling all of it again is safe
     */
    async take(shopId: string, source: string, raw: readonly unknown[]): Promise<EventResult[]> {
      if (waiting + raw.length > mostWaiting) throw new AppError('overloaded', 'too many order events are waiting', { retryAfterMs: 1_000 });
      waiting += raw.length;
      try {
        const checked = raw.map(check);
        const taken = await takeAll(shopId, source, checked.filter((each) => 'at' in each));
        return checked.map((each, at): EventResult => {
          if ('at' in each) return { id: each.id, result: taken.has(each) ? 'taken' : 'repeated' };
          const { id } = (raw[at] ?? {}) as { id?: unknown };
          return { id: typeof id === 'string' ? id.slice(0, 120) : null, result: 'refused', ...each };
        });
      } finally {
        waiting -= raw.length;
      }
    },
    /** What was kept under one order's id belongs to another. */
    async rename(shopId: string, from: string, to: string): Promise<void> {
      const changed = await repository.rename(shopId, from, to, clock());
      if (changed) bus.emit('order.changed', { shopId, orderId: changed.id });
    },
    /** What was told of an order, in the order of time. */
    of: history.of,
    /** Which order an event was about; null where it never came. */
    orderOf: history.orderOf,
    placedBy: history.placedBy,
  };
}
export type OrderEventService = ReturnType<typeof createOrderEventService>;
