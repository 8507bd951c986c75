/** Reads what fills a template in one conversation: its order, its people, its shop. Called by the routes, suggestions and macros' console. */
import type { Language, TemplateValues } from '@aftercast/shared';
import type { ConversationRow } from '../conversation/conversation-repository.ts';
import { AppError } from '../errors.ts';
import { chooseOrder } from '../orders/choose-order.ts';
import type { OrderLookup } from '../orders/order.ts';
import { itemOf } from '../orders/order-words.ts';
import { valuesOf } from './template-values.ts';

interface Deps {
  /** @throws conversation_not_found */
  conversationOf: (shopId: string, id: string) => Promise<ConversationRow>;
  shopperById: (id: string) => Promise<{ externalId: string | null; name: string | null } | null>;
  shopById: (id: string) => Promise<{ name: string; timeZone: string } | null>;
  orders: OrderLookup;
}

/** Where a conversation stands for whoever fills words for it. */
export interface Asked { agent: { shopId: string; name: string }; conversationId: string; language: Language; orderId?: string | undefined }

export function createValuesService({ conversationOf, shopperById, shopById, orders }: Deps) {
  return {
    /** @param orderId another of the shopper's orders than the likeliest. @throws conversation_not_found, not_found (order) */
    async of({ agent, conversationId, language, orderId }: Asked): Promise<TemplateValues> {
      const row = await conversationOf(agent.shopId, conversationId);
      const [shopper, shop] = await Promise.all([shopperById(row.shopperId), shopById(agent.shopId)]);
      if (!shop) throw new AppError('not_found', 'there is no such shop');
      const found = shopper?.externalId ? await orders.ordersOf(agent.shopId, shopper.externalId) : [];
      if (orderId !== undefined && !found.some(({ id }) => id === orderId)) throw new AppError('not_found', `this shopper has no order "${orderId}"`);
      const { orderId: onPage, product } = row.context as { orderId?: string; product?: string };
      const order = chooseOrder(found, { orderId: orderId ?? onPage, product }, 'order');
      return {
        values: valuesOf({ shopper: shopper?.name ?? null, agent: agent.name, shop: shop.name }, order, language, shop.timeZone),
        orderId: order?.id ?? null, orders: found.map((each) => ({ id: each.id, item: itemOf(each, language) })),
      };
    },
  };
}
export type ValuesService = ReturnType<typeof createValuesService>;
