import type { Order } from '../../../server/src/orders/order.ts';
import type { OrderFacts } from '../../../server/src/triggers/facts.ts';

type Given = Partial<Omit<OrderFacts, 'subject' | 'order'>> & { shipped?: boolean; products?: string[]; amount?: number; events?: NonNullable<Order['shipment']>['events'] };

/** An order as rules see it: shipped with 顺丰 unless the test says otherwise. */
export function orderFacts({ shipped = true, products = ['p1'], amount = 100, events = [{ at: 1, code: 'PICKED', text: '已揽收' }], ...given }: Given = {}): OrderFacts {
  const facts = { id: 'o1', externalId: 'u1', status: 'shipped' as const, statusSince: 0, paidAt: 0, shipBy: null, lastMovedAt: null, deliveredAt: null, liveSession: null, carrier: null, region: null, ...given };
  return {
    subject: 'order', ...facts,
    order: {
      id: facts.id, status: 'shipped', paidAt: facts.paidAt, amount, currency: 'CNY', liveSession: facts.liveSession, promises: [],
      items: products.map((product) => ({ product, name: product, sku: null, quantity: 1, price: 1 })),
      shipment: shipped ? { carrier: '顺丰', trackingNumber: 'SF1', events } : null,
    },
  };
}
