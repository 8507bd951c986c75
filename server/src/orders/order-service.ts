/** Orders as the merchant's systems tell them. Owns their storing; what they mean is judged by the pure rules here. Called by the routes. */
import type { Bus } from '../events/bus.ts';
import type { KnownOrder } from './order.ts';
import type { OrderRepository } from './order-repository.ts';

interface Deps { repository: Pick<OrderRepository, 'replace' | 'fill'>; bus: Bus; clock: () => number; onError: (error: unknown) => void }

export function createOrderService({ repository, bus, clock, onError }: Deps) {
  return {
    /** Puts orders in place of those with the same ids, all or none. The same again changes nothing. */
    async put(shopId: string, orders: readonly KnownOrder[]): Promise<void> {
      for (const orderId of await repository.replace(shopId, orders, clock())) bus.emit('order.changed', { shopId, orderId });
    },
    /** Fills what the database keeps beside orders that were stored before it did, some at a time, so that a start is not held up. @returns the undo, which waits for what is under way */
    start(): () => Promise<void> {
      const stop = new AbortController();
      const filling = (async () => {
        while (!stop.signal.aborted && await repository.fill(clock()) > 0) { /* until none is left */ }
      })().catch(onError);
      return async () => {
        stop.abort();
        await filling;
      };
    },
  };
}
export type OrderService = ReturnType<typeof createOrderService>;
