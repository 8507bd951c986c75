/** Orders as people look at them: what each is now, and all that was told of it. Called by the routes and by whoever shows orders beside a conversation. */
import type { LiveSession, OrderRecord, ToldEvent } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import { toOrderDetails, type KnownOrder, type Order } from './order.ts';
import type { StoredEvent } from './order-history-repository.ts';
import { shipByOf } from './ship-by.ts';

interface Deps {
  byId: (shopId: string, id: string) => Promise<KnownOrder | null>;
  eventsOf: (shopId: string, orderId: string) => Promise<StoredEvent[]>;
  sessionOf: (shopId: string, id: string) => Promise<LiveSession | null>;
  clock: () => number;
}

/** What each event has besides what it says. */
const envelope = new Set(['id', 'orderId', 'at', 'type']);

function toToldEvent({ event, receivedAt, source }: StoredEvent): ToldEvent {
  const { id, type, at } = event;
  return {
    id, type, at, receivedAt, source,
    code: 'code' in event ? event.code : null, text: 'text' in event ? event.text ?? null : null,
    carrier: 'carrier' in event ? event.carrier : null, trackingNumber: 'trackingNumber' in event ? event.trackingNumber : null,
    fields: event.type === 'order.changed' ? Object.keys(event).filter((name) => !envelope.has(name)) : [],
  };
}

export function createOrderRecordService({ byId, eventsOf, sessionOf, clock }: Deps) {
  const sessionFor = async (shopId: string, { liveSession }: Order): Promise<LiveSession | null> => (liveSession === null ? null : sessionOf(shopId, liveSession));
  return {
    /** An order with what its live session promised. */
    present: async (shopId: string, order: Order) => toOrderDetails(order, await sessionFor(shopId, order), clock()),
    /** @throws order_not_found where neither the order nor anything of it was told */
    async byId(shopId: string, id: string): Promise<OrderRecord> {
      const [known, events] = await Promise.all([byId(shopId, id), eventsOf(shopId, id)]);
      if (!known && events.length === 0) throw new AppError('order_not_found', `there is no order "${id}"`);
      const session = known && await sessionFor(shopId, known.order);
      return {
        id, order: known && toOrderDetails(known.order, session, clock()), shopperExternalId: known?.shopperExternalId ?? null,
        phoneTail: known?.order.phoneTail ?? null, region: known?.order.region ?? null, shipBy: known && shipByOf(known.order, session?.promises), events: events.map(toToldEvent),
      };
    },
  };
}
export type OrderRecordService = ReturnType<typeof createOrderRecordService>;
