/** Orders with what their live sessions promised about leaving, for whoever speaks of an order without knowing sessions: care, the order's card, the proof. */
import type { LiveSession } from '@aftercast/shared';
import type { KnownOrder } from './order.ts';
import type { OrderRepository } from './order-repository.ts';
import { shipByOf } from './ship-by.ts';

interface Deps { orders: { byId: OrderRepository['byId']; byIds: (shopId: string, ids: readonly string[]) => Promise<KnownOrder[]> }; sessionOf: (shopId: string, id: string) => Promise<LiveSession | null> }

export function createPromisedOrders({ orders, sessionOf }: Deps) {
  async function promised(shopId: string, known: KnownOrder): Promise<KnownOrder> {
    const { order } = known;
    if (order.liveSession === null || shipByOf(order) !== null) return known;
    const made = (await sessionOf(shopId, order.liveSession))?.promises.filter(({ kind }) => kind === 'ship-by') ?? [];
    return made.length === 0 ? known : { ...known, order: { ...order, promises: [...order.promises, ...made] } };
  }
  return {
    async byId(shopId: string, id: string): Promise<KnownOrder | null> {
      const known = await orders.byId(shopId, id);
      return known && promised(shopId, known);
    },
    byIds: async (shopId: string, ids: readonly string[]): Promise<KnownOrder[]> => Promise.all((await orders.byIds(shopId, ids)).map((known) => promised(shopId, known))),
  };
}
