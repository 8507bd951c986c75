/** What an agent needs to know beside the talk: page, product, live session, orders, earlier conversations. Reads only. */
import type { ConversationDetails } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import type { ConversationRepository } from './conversation-repository.ts';

interface Deps {
  repository: ConversationRepository;
  shopperById: (id: string) => Promise<{ externalId: string | null } | null>;
  ordersOf: (shopId: string, shopperExternalId: string) => Promise<ConversationDetails['orders']>;
  transfersOf: (conversationId: string) => Promise<ConversationDetails['transfers']>;
  /** Names for the ids a page hands over, where the shop's data knows them. */
  names: { product(shopId: string, id: string): Promise<string | null>; liveSession(shopId: string, id: string): Promise<string | null> };
}

export function createDetailsService({ repository, shopperById, ordersOf, transfersOf, names }: Deps) {
  return {
    /** @throws conversation_not_found */
    async of(conversationId: string): Promise<ConversationDetails> {
      const row = await repository.byId(conversationId);
      if (!row) throw new AppError('conversation_not_found', 'there is no such conversation');
      const [shopper, all] = await Promise.all([shopperById(row.shopperId), repository.allOf(row.shopperId, 21)]);
      const { product, liveSession } = row.context;
      return {
        context: row.context,
        productName: typeof product === 'string' ? await names.product(row.shopId, product) : null,
        liveSessionTitle: typeof liveSession === 'string' ? await names.liveSession(row.shopId, liveSession) : null,
        orders: shopper?.externalId ? await ordersOf(row.shopId, shopper.externalId) : [],
        transfers: await transfersOf(row.id),
        earlier: all.filter(({ id }) => id !== row.id).map(({ id, state, createdAt, lastMessageAt, preview }) => ({ id, state, createdAt, lastMessageAt, preview })),
      };
    },
  };
}
export type DetailsService = ReturnType<typeof createDetailsService>;
