/**
 * The core's way to a shopper who did not ask: known by the merchant's id alone, talking, long gone, or never here before.
 * Live sockets have it at once; everyone else finds it unread at the next visit. Called by triggers and incidents.
 */
import type { Language, Message } from '@aftercast/shared';
import type { Bus } from '../events/bus.ts';
import type { StoredMessage } from './conversation-repository.ts';
import { checkText } from './message-text.ts';
import { freshRow, previewOf } from './plan.ts';
import { placed } from './presenter.ts';
import type { Reach, ReachRepository } from './reach-repository.ts';

/** What is told. The same `id` is never told twice to one shopper. */
export interface Update extends Pick<Reach, 'onlyIf' | 'beside'> {
  id: string;
  /** The words, in the language of the conversation it goes into; in the shop's for one who was never here. */
  text: (language: Language) => string;
  orderId?: string | undefined;
  /** Who tells it: the shop's assistant, or an agent by name. */
  by: { sender: 'bot'; name: string } | { sender: 'agent'; id: string; name: string };
}

interface Deps { repository: ReachRepository; bus: Bus; clock: () => number; newId: (prefix: string) => string }

export function createReachService({ repository, bus, clock, newId }: Deps) {
  return {
    /**
     * Tells one shopper of a shop; resolves after the commit. It moves nothing: who waits keeps the place, an agent the conversation, and one
     * that has ended stays ended. Who was never here gets a conversation that counts nowhere before they speak in it.
     * Null: `onlyIf` forbade it, or there is no such shopper. `repeated`: it was told before.
     * @param to the merchant's id of the shopper, or ours of one who has been here
     * @throws text_empty, text_too_long, overloaded, storage_unavailable
     */
    async tell(shop: { id: string; language: Language }, to: string | { shopperId: string }, update: Update): Promise<{ conversationId: string; seq: number; repeated: boolean } | null> {
      const now = clock();
      const reached = await repository.write({
        shopId: shop.id, to: typeof to === 'string' ? { externalId: to } : to, now, messageId: update.id, onlyIf: update.onlyIf, beside: update.beside, fresh: {
          shopperId: newId('s'),
          conversation: (shopperId) => ({ ...freshRow(newId('c'), { shop, shopper: { id: shopperId }, language: shop.language, context: {} }, now), state: 'resolved', version: 0, resolvedAt: now, openFor: null }),
        },
        message: ({ language }): StoredMessage => ({
          id: update.id, sender: update.by.sender, authorId: update.by.sender === 'agent' ? update.by.id : null, authorName: update.by.name, at: now,
          body: { kind: 'update', text: checkText(update.text(language), 0), ...(update.orderId === undefined ? {} : { orderId: update.orderId }) },
        }),
        preview: ({ body }) => (body.kind === 'update' ? previewOf(body.text) : ''),
      });
      if (!reached) return null;
      const { conversation, seq, message } = reached;
      if (message) {
        const told: Message = placed(message, conversation.id, seq);
        bus.emit('conversation.committed', { conversation, messages: [told], moved: seq === 1, origin: null });
      }
      return { conversationId: conversation.id, seq, repeated: message === null };
    },
  };
}
export type ReachService = ReturnType<typeof createReachService>;
