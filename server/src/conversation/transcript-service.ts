/**
 * Reading conversations back: what is new since a sequence, older pages, and what a shopper's client
 * needs after any break. Reads only. Called by both sockets and the routes.
 */
import { limits, type Message, type ShopperConversation, type WaitEstimate } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import type { ConversationRepository, ConversationRow, MessageRow } from './conversation-repository.ts';
import type { Colleagues } from './conversation-service.ts';
import type { InboxService } from './inbox-service.ts';
import { asReadBy, readsByPermission, type Onlooker } from './health.ts';
import { fromRow, toShopperConversation, withImages, type SignImages } from './presenter.ts';

/** Further behind than this, a client starts over from the newest page. */
const resumeSpan = 200;
/** Messages that a reading of a whole conversation takes. */
const longestLog = 2_000;
/** Conversations up to this long are read several at once. */
const shortLog = 60;

/** As the protocol's snapshot. */
export interface Snapshot { conversation: ShopperConversation | null; messages: Message[]; resume: 'complete' | 'reset'; hasOlder: boolean }

/** Messages of one conversation as a client is to merge them. */
export interface Excerpt { messages: Message[]; resume: 'complete' | 'reset'; hasOlder: boolean }

export function createTranscriptService({ repository, colleagues, inbox, sign, clock, waitAt = async () => null, onReadByPermission = async () => undefined }: {
  repository: ConversationRepository; colleagues: Colleagues; inbox: Pick<InboxService, 'queuePlace'>; sign: SignImages; clock: () => number;
  /** How long the one at this place is likely to wait; null where nothing true can be said. */
  waitAt?: (shopId: string, place: number, dueAt: number | null) => Promise<WaitEstimate | null>;
  /** An agent who does not handle it is about to read what was said of someone's health. */
  onReadByPermission?: (reader: Onlooker, row: ConversationRow) => Promise<void>;
}) {
  /** @param reader null: the shopper, from whom nothing of their own is hidden */
  const present = async (rows: MessageRow[], of: ConversationRow, reader: Onlooker | null): Promise<Message[]> => {
    if (reader !== null && rows.length > 0 && readsByPermission(reader, of)) await onReadByPermission(reader, of);
    const messages = rows.map(fromRow);
    return withImages(reader === null ? messages : asReadBy(reader, of, messages), sign);
  };

  async function excerpt(row: ConversationRow, afterSeq: number | undefined, reader: Onlooker | null): Promise<Excerpt> {
    if (afterSeq !== undefined && afterSeq <= row.lastSeq && row.lastSeq - afterSeq <= resumeSpan) {
      const rows = await repository.messagesAfter(row.id, afterSeq, resumeSpan + limits.historyPage);
      return { messages: await present(rows, row, reader), resume: 'complete', hasOlder: afterSeq > 0 };
    }
    const rows = await repository.messagesBefore(row.id, row.lastSeq + 1, limits.historyPage);
    const hasOlder = (rows[0]?.seq ?? 1) > 1 || (await repository.previousOf(row)) !== null;
    return { messages: await present(rows, row, reader), resume: 'reset', hasOlder };
  }

  async function forShopper(row: ConversationRow, queuePlace?: number): Promise<ShopperConversation> {
    const [agent, place, unread] = await Promise.all([
      row.ownerId === null ? null : colleagues.byId(row.ownerId),
      row.state === 'queued' ? queuePlace ?? inbox.queuePlace(row) : null,
      repository.unreadBy(true, row),
    ]);
    const now = clock();
    const wait = place === null || (row.waitingSince ?? 0) > now ? null : await waitAt(row.shopId, place, row.dueAt);
    return toShopperConversation(row, { agentName: agent?.name ?? null, queuePlace: place, unread, wait, now });
  }

  async function older(row: ConversationRow, beforeSeq: number, reader: Onlooker | null): Promise<{ messages: Message[]; hasOlder: boolean }> {
    const rows = beforeSeq > 1 ? await repository.messagesBefore(row.id, beforeSeq, limits.historyPage) : [];
    if (rows.length > 0) {
      return { messages: await present(rows, row, reader), hasOlder: (rows[0]?.seq ?? 1) > 1 || (await repository.previousOf(row)) !== null };
    }
    const previous = await repository.previousOf(row);
    return previous ? older(previous, previous.lastSeq + 1, reader) : { messages: [], hasOlder: false };
  }

  return {
    forShopper,
    /** Everything a shopper's client needs after a break, given what it holds. */
    async snapshot(shopperId: string, held: { conversationId?: string | undefined; seq?: number | undefined } | undefined): Promise<Snapshot> {
      const row = await repository.latestOf(shopperId);
      if (!row) return { conversation: null, messages: [], resume: 'reset', hasOlder: false };
      const [part, conversation] = await Promise.all([excerpt(row, held?.conversationId === row.id ? held.seq : undefined, null), forShopper(row)]);
      return { conversation, ...part };
    },
    excerpt,
    /** Older messages of the same shopper, across conversations, each as `reader` may see it (null: the shopper). @throws conversation_not_found unless `allowed` */
    async history(conversationId: string, beforeSeq: number, allowed: (row: ConversationRow) => boolean, reader: Onlooker | null): Promise<{ messages: Message[]; hasOlder: boolean }> {
      const row = await repository.byId(conversationId);
      if (!row || !allowed(row)) throw new AppError('conversation_not_found', 'there is no such conversation');
      return older(row, beforeSeq, reader);
    },
    /** How many messages of bot or agents the shopper has not seen. */
    async unread(shopperId: string): Promise<number> {
      const row = await repository.latestOf(shopperId);
      return row ? repository.unreadBy(true, row) : 0;
    },
    /** The row, if it is this shop's. @throws conversation_not_found */
    async ofShop(shopId: string, id: string): Promise<ConversationRow> {
      const row = await repository.byId(id);
      if (!row || row.shopId !== shopId) throw new AppError('conversation_not_found', 'there is no such conversation in this shop');
      return row;
    },
    /** The rows that still exist, in no particular order. */
    async rowsOf(ids: string[]): Promise<ConversationRow[]> {
      return repository.byIds(ids);
    },
    /** Whole conversations in order by their ids, without addresses of pictures; of a very long one its end. The short ones are read in a single query. */
    async logs(rows: readonly Pick<ConversationRow, 'id' | 'lastSeq'>[]): Promise<Map<string, Message[]>> {
      const logs = new Map<string, Message[]>(rows.map(({ id }) => [id, []]));
      const short = rows.filter(({ lastSeq }) => lastSeq <= shortLog).map(({ id }) => id);
      if (short.length > 0) for (const row of await repository.messagesOf(short)) logs.get(row.conversationId)?.push(fromRow(row));
      for (const row of rows) if (row.lastSeq > shortLog) logs.set(row.id, (await repository.messagesAfter(row.id, Math.max(0, row.lastSeq - longestLog), longestLog)).map(fromRow));
      return logs;
    },
    present: (messages: Message[]) => withImages(messages, sign),
  };
}
export type TranscriptService = ReturnType<typeof createTranscriptService>;
