/** What an agent needs to know beside the talk: page, product, live session, orders, earlier conversations. Reads only. */
import { careSign, type ConversationDetails } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import type { ConversationRepository } from './conversation-repository.ts';
import { conversationTimes } from './conversation-times.ts';
import { mayReadHealth, type Reader } from './health.ts';
import { fromRow, listedPreview } from './presenter.ts';

/** A longer conversation's times are those of its beginning. */
const longestLog = 2_000;

interface Deps {
  clock: () => number;
  repository: ConversationRepository;
  shopperById: (id: string) => Promise<{ externalId: string | null } | null>;
  ordersOf: (shopId: string, shopperExternalId: string) => Promise<ConversationDetails['orders']>;
  transfersOf: (conversationId: string) => Promise<ConversationDetails['transfers']>;
  /** Names for the ids a page hands over, where the shop's data knows them. */
  names: { product(shopId: string, id: string): Promise<string | null>; liveSession(shopId: string, id: string): Promise<string | null> };
}

export function createDetailsService({ clock, repository, shopperById, ordersOf, transfersOf, names }: Deps) {
  return {
    /** As each agent may see them. @throws conversation_not_found */
    async of(conversationId: string): Promise<(reader: Reader) => ConversationDetails> {
      const row = await repository.byId(conversationId);
      if (!row) throw new AppError('conversation_not_found', 'there is no such conversation');
      const [shopper, all] = await Promise.all([shopperById(row.shopperId), repository.allOf(row.shopperId, 21)]);
      const { product, liveSession } = row.context;
      const details: ConversationDetails = {
        context: row.context,
        productName: typeof product === 'string' ? await names.product(row.shopId, product) : null,
        liveSessionTitle: typeof liveSession === 'string' ? await names.liveSession(row.shopId, liveSession) : null,
        orders: shopper?.externalId ? await ordersOf(row.shopId, shopper.externalId) : [],
        transfers: await transfersOf(row.id),
        earlier: all.filter(({ id }) => id !== row.id).map((one) => ({ id: one.id, state: one.state, createdAt: one.createdAt, lastMessageAt: one.lastMessageAt, preview: listedPreview(one) })),
        times: conversationTimes((await repository.messagesAfter(row.id, 0, longestLog)).map(fromRow), clock()),
      };
      const covered = { ...details, transfers: details.transfers.map((note) => ({ ...note, reason: careSign })) };
      return (reader) => (mayReadHealth(reader, row) ? details : covered);
    },
  };
}
export type DetailsService = ReturnType<typeof createDetailsService>;
