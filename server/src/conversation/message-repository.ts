/** Writes the messages of one command with their places and their outbox event; a step of the command's transaction. Called by the conversation repository. */
import { sql } from 'drizzle-orm';
import type { Message } from '@aftercast/shared';
import type { Step, Store } from '../db/store.ts';

/** A message as it is stored: images by id, without signed addresses. */
export interface StoredMessage extends Omit<Message, 'seq' | 'conversationId'> {}

/** What is written together. */
export interface Written {
  conversationId: string;
  messages: StoredMessage[];
  /** The outbox event's dotted name. */
  event: string;
  shopId: string;
  now: number;
}

/** `writeMessages` gives the last of the messages the place `lastSeq`. */
export function createMessageRepository(store: Store) {
  const { messages: m, events: e } = store.tables;

  const insertMessage = store.prepare((w) => w.insert(m).values({
    conversationId: sql.placeholder('conversationId'), seq: sql.placeholder('seq'), id: sql.placeholder('id'),
    sender: sql.placeholder('sender'), authorId: sql.placeholder('authorId'), authorName: sql.placeholder('authorName'),
    body: sql.placeholder('body'), createdAt: sql.placeholder('createdAt'),
  }));
  /** Shopper's words and the bot's answer in one statement. */
  const insertTurn = store.prepare((w) => w.insert(m).values([0, 1].map((at) => ({
    conversationId: sql.placeholder('conversationId'), seq: sql.placeholder(`seq${at}`), id: sql.placeholder(`id${at}`),
    sender: sql.placeholder(`sender${at}`), authorId: sql.placeholder(`authorId${at}`), authorName: sql.placeholder(`authorName${at}`),
    body: sql.placeholder(`body${at}`), createdAt: sql.placeholder(`createdAt${at}`),
  }))));
  const insertEvent = store.prepare((w) => w.insert(e).values({
    shopId: sql.placeholder('shopId'), type: sql.placeholder('type'), conversationId: sql.placeholder('conversationId'),
    payload: sql.placeholder('payload'), createdAt: sql.placeholder('createdAt'),
  }));

  function* writeMessages(append: Written, lastSeq: number): Generator<Step<unknown>, void, unknown> {
    const { conversationId, messages } = append;
    const [first, second, third] = messages;
    if (first && second && !third) {
      yield insertTurn({
        conversationId, seq0: lastSeq - 1, id0: first.id, sender0: first.sender, authorId0: first.authorId, authorName0: first.authorName,
        body0: JSON.stringify(first.body), createdAt0: first.at,
        seq1: lastSeq, id1: second.id, sender1: second.sender, authorId1: second.authorId, authorName1: second.authorName,
        body1: JSON.stringify(second.body), createdAt1: second.at,
      });
    } else {
      let seq = lastSeq - messages.length;
      for (const { id, sender, authorId, authorName, body, at } of messages) {
        seq += 1;
        yield insertMessage({ conversationId, seq, id, sender, authorId, authorName, body: JSON.stringify(body), createdAt: at });
      }
    }
    yield insertEvent({
      shopId: append.shopId, type: append.event, conversationId: append.conversationId, createdAt: append.now,
      payload: `{"fromSeq":${lastSeq - messages.length + 1},"toSeq":${lastSeq}}`,
    });
  }

  return { insertEvent, writeMessages };
}
