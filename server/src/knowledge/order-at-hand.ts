/** Lets a shopper's orders say which product is meant. Loads them only where they may decide that: few messages turn on it. */
import type { PageContext } from '@aftercast/shared';
import type { Order } from '../orders/order.ts';
import { productsAtHand } from '../orders/products-at-hand.ts';
import type { LanguageBase } from './knowledge-base.ts';
import type { Recalled } from './match-memo.ts';

/** A shopper's orders, newest first; empty where they can't be read. */
export type ReadOrders = (shopId: string, shopperExternalId: string) => Promise<readonly Order[]>;

export interface OrderAtHand {
  /** Whether orders may change a result that was found without them: it asks which product is meant, or an entry of one product leads and not by its very words. */
  mayDecide(result: Recalled, known: LanguageBase, context: PageContext): boolean;
  /** Reads the orders; `products` are those of the orders at hand that any entry is about. */
  read(shopId: string, shopperExternalId: string, known: LanguageBase, context: PageContext): Promise<{ orders: readonly Order[]; products: string[] }>;
}

export function createOrderAtHand({ ordersOf }: { ordersOf: ReadOrders }): OrderAtHand {
  const written = new WeakMap<LanguageBase, ReadonlySet<string>>();

  /** Others can't decide anything, and would only make equal questions look different to the memo. */
  function productsWrittenAbout(known: LanguageBase): ReadonlySet<string> {
    let products = written.get(known);
    if (!products) written.set(known, products = new Set(known.entries.flatMap(({ scope }) => scope.product ?? [])));
    return products;
  }

  return {
    mayDecide({ reason, candidates }, known, { product }) {
      if (product || reason === 'exact') return false;
      const leading = candidates.slice(0, reason === 'two_questions' ? 2 : 1);
      return reason === 'which_product' || leading.some(({ id }) => known.byId.get(id)?.scope.product);
    },
    async read(shopId, shopperExternalId, known, { orderId }) {
      const orders = await ordersOf(shopId, shopperExternalId);
      const about = productsWrittenAbout(known);
      return { orders, products: productsAtHand(orders, orderId).filter((product) => about.has(product)) };
    },
  };
}
