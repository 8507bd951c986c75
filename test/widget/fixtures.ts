import type { Message, ShopperConversation } from '@aftercast/shared';

/** A conversation with the bot unless told otherwise. */
export function conversation(more: Partial<ShopperConversation> = {}): ShopperConversation {
  return { id: 'c_1', state: 'bot', version: 1, lastSeq: 0, agent: null, queuePlace: null, wait: null, closedUntil: null, careConsent: null, shopperReadSeq: 0, agentReadSeq: 0, unread: 0, createdAt: 0, ...more };
}

/** A line of text unless told otherwise. */
export function message(seq: number, more: Partial<Message> = {}): Message {
  return { id: `s${seq}`, conversationId: 'c_1', seq, sender: 'bot', authorId: null, authorName: null, at: seq, body: { kind: 'text', text: `line ${seq}` }, ...more };
}
