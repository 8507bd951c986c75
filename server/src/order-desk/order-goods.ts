/** Which goods of an order a shopper gives back, and what of the money they stand for. Pure. */
import { createHash } from 'node:crypto';
import { mostCaseCents, paidShareCents, type CaseGoods } from '@aftercast/shared';
import type { Order } from '../orders/order.ts';

/** What a shopper names: a line by its id, and how many of it. */
export interface GoodsPick { id: string; quantity: number }
type Paid = Pick<Order, 'amount' | 'items'>;
export type GoodsProblem = 'order_goods_not_found' | 'order_quantity_not_allowed';

/**
 * The lines of an order by an id that stays when its system tells it anew in another order. Systems give lines none:
 * it is made of product and SKU, and of how many alike came before.
 */
export function linesOf(items: Order['items']): (Order['items'][number] & { id: string })[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = JSON.stringify([item.product, item.sku]);
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return { ...item, id: createHash('sha256').update(`${name}${nth}`).digest('hex').slice(0, 16) };
  });
}

/** @param picks the same line twice counts together; undefined is all of the order @returns in the order's own sequence, or why not */
export function goodsOf(items: Order['items'], picks: readonly GoodsPick[] | undefined): CaseGoods[] | GoodsProblem {
  const lines = linesOf(items);
  const wanted = new Map<string, number>();
  for (const { id, quantity } of picks ?? lines) {
    if (quantity < 1) return 'order_quantity_not_allowed';
    wanted.set(id, (wanted.get(id) ?? 0) + quantity);
  }
  const goods = lines.flatMap(({ id, product, name, sku, quantity: bought, price }) => {
    const quantity = wanted.get(id);
    return quantity === undefined ? [] : [{ id, product, name, sku, quantity, bought, price }];
  });
  if (goods.length < wanted.size) return 'order_goods_not_found';
  return goods.some(({ quantity, bought }) => quantity > bought) ? 'order_quantity_not_allowed' : goods;
}

/** What may still be given back of an order, in hundredths. @param givenBack what refunds and returns of it were granted */
export function refundableCents({ amount }: Paid, givenBack: number): number {
  return Math.max(0, Math.round(amount * 100) - givenBack);
}

/** What the case of these goods begins with: their paid share, and no more than may still be given back. Null: more than a case holds, so that an agent says how much. */
export function suggestedCents(order: Paid, goods: readonly CaseGoods[], givenBack: number): number | null {
  const chosen = new Map(goods.map(({ id, quantity }) => [id, quantity]));
  const share = paidShareCents(order.amount, linesOf(order.items).map(({ id, price, quantity }) => ({ price, quantity, chosen: chosen.get(id) ?? 0 })));
  const cents = Math.min(share, refundableCents(order, givenBack));
  return cents <= mostCaseCents ? cents : null;
}
