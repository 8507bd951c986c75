/** Rows into what crosses the wire. Signed image addresses are made here, at the moment of reading. */
import { careSign, type AnswerPart, type ImageView, type InboxConversation, type Message, type MessageBody, type ShopperConversation, type HandoffReason, type WaitEstimate } from '@aftercast/shared';
import type { ConversationRow, MessageRow, StoredMessage } from './conversation-repository.ts';
import { isAboutHealth, mayReadHealth, type Reader } from './health.ts';

/** Signs image addresses; from the uploads service. */
export type SignImages = (uploadIds: string[]) => Promise<Map<string, ImageView>>;

/** A stored message with its place. */
export function placed(message: StoredMessage, conversationId: string, seq: number): Message {
  const { id, sender, authorId, authorName, at, body } = message;
  return { id, conversationId, seq, sender, authorId, authorName, at, body };
}

/** A row as a message, still without image addresses. */
export function fromRow(row: MessageRow): Message {
  return {
    id: row.id, conversationId: row.conversationId, seq: row.seq, sender: row.sender, authorId: row.authorId,
    authorName: row.authorName, at: row.createdAt, body: JSON.parse(row.body) as MessageBody,
  };
}

/** Fills in image addresses; messages without images pass as they are. A picture that is gone leaves the list. */
export async function withImages(messages: Message[], sign: SignImages): Promise<Message[]> {
  const ids = messages.flatMap(({ body }) => picturesIn(body));
  if (ids.length === 0) return messages;
  const views = await sign(ids);
  return messages.map((message) => (picturesIn(message.body).length === 0 ? message : { ...message, body: signed(message.body, views) }));
}

function picturesIn(body: MessageBody): string[] {
  if (body.kind === 'text') return (body.images ?? []).map(({ uploadId }) => uploadId);
  return body.kind === 'answer' ? (body.parts ?? []).flatMap((part) => (part.kind === 'image' ? [part.image.uploadId] : [])) : [];
}

function signed(body: MessageBody, views: ReadonlyMap<string, ImageView>): MessageBody {
  if (body.kind === 'text') return { ...body, images: (body.images ?? []).flatMap(({ uploadId }) => views.get(uploadId) ?? []) };
  if (body.kind !== 'answer') return body;
  const withLink = (part: AnswerPart): AnswerPart[] => {
    if (part.kind !== 'image') return [part];
    const image = views.get(part.image.uploadId);
    return image ? [{ ...part, image }] : [];
  };
  return { ...body, parts: (body.parts ?? []).flatMap(withLink) };
}

/** @param extras what the row alone doesn't tell */
export function toShopperConversation(row: ConversationRow, extras: { agentName: string | null; queuePlace: number | null; unread: number; wait: WaitEstimate | null; now: number }): ShopperConversation {
  return {
    id: row.id, state: row.state, version: row.version, lastSeq: row.lastSeq,
    agent: row.ownerId === null ? null : { id: row.ownerId, name: extras.agentName ?? '' },
    queuePlace: extras.queuePlace, wait: extras.wait, closedUntil: row.waitingSince !== null && row.waitingSince > extras.now ? row.waitingSince : null,
    careConsent: isAboutHealth(row) ? row.careConsent ?? 'open' : null,
    shopperReadSeq: row.shopperReadSeq, agentReadSeq: row.agentReadSeq,
    unread: extras.unread, createdAt: row.createdAt,
  };
}

/** The last words as everyone of the shop may see them. */
export function listedPreview({ preview, urgencyReasons }: Pick<ConversationRow, 'preview' | 'urgencyReasons'>): string {
  return isAboutHealth({ urgencyReasons }) ? careSign : preview;
}

/** The row as an agent may see it: that someone's health is spoken of is for whoever may read it; all others see how urgent it is. */
export function asSeenBy(reader: Reader, row: ConversationRow, conversation: InboxConversation): InboxConversation {
  if (!isAboutHealth(row)) return conversation;
  const hidden = !mayReadHealth(reader, row);
  const reasons = conversation.urgencyReasons;
  return { ...conversation, health: { hidden, consent: row.careConsent }, urgencyReasons: hidden ? reasons.filter((reason) => reason !== 'vulnerable') : reasons };
}

/** @param extras what the row alone doesn't tell */
export function toInboxConversation(row: ConversationRow, extras: {
  labels: string[]; shopper: InboxConversation['shopper']; ownerName: string | null; queuePlace: number | null; unread: number;
}): InboxConversation {
  return {
    id: row.id, state: row.state, version: row.version, lastSeq: row.lastSeq, shopper: extras.shopper,
    owner: row.ownerId === null ? null : { id: row.ownerId, name: extras.ownerName ?? '' },
    queuePlace: extras.queuePlace, handoffReason: row.handoffReason as HandoffReason | null, language: row.language,
    preview: listedPreview(row), previewSender: row.previewSender, unread: extras.unread, waitingSince: row.waitingSince,
    dueAt: row.dueAt, urgency: row.urgency, urgencyReasons: row.urgencyReasons ?? [], health: null, labels: extras.labels, snoozedUntil: row.snoozedUntil,
    shopperReadSeq: row.shopperReadSeq, createdAt: row.createdAt, lastMessageAt: row.lastMessageAt, resolvedAt: row.resolvedAt,
  };
}
