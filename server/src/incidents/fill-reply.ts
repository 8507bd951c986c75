/** One shopper's words of a reply to all. Pure. */
import type { Language } from '@aftercast/shared';
import { renderTemplate } from '../knowledge/render-template.ts';
import { neutralName } from '../knowledge/speak.ts';
import { chooseOrder } from '../orders/choose-order.ts';
import type { Order } from '../orders/order.ts';
import { orderVariables } from '../orders/order-words.ts';

/** Who is written to. `orders` newest first. */
export interface Addressee {
  language: Language;
  shopperName: string | null;
  orders: readonly Order[];
  /** The order the incident is about for them, where that was said. */
  orderId: string | null;
  context: { orderId?: string | undefined; product?: string | undefined };
}

/** The order that is spoken of: the one said, else as the bot would choose. */
export function orderFor({ orders, orderId, context }: Addressee): Order | null {
  return orders.find(({ id }) => id === orderId) ?? chooseOrder(orders, context, 'order');
}

/** Null where a variable has no value for them. @param shop whose name and time zone are used */
export function fillReply(text: string, to: Addressee, shop: { name: string; timeZone: string }): string | null {
  const values = { ...orderVariables(orderFor(to), to.language, shop.timeZone), 'shopper.name': to.shopperName ?? neutralName[to.language], 'shop.name': shop.name };
  return renderTemplate(text, values);
}
