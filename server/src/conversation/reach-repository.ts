/** Writes to a shopper in one atomic command, wherever they are, whether they have ever been here or not. Called by the reach service alone. */
import { and, desc, eq, getTableColumns, sql, type Placeholder } from 'drizzle-orm';
import { run, type Step, type Store, type Writer } from '../db/store.ts';
import type { ConversationRow, StoredMessage } from './conversation-repository.ts';
import { createMessageRepository } from './message-repository.ts';

/** Where a message went. */
export interface Reached { conversation: ConversationRow; seq: number; message: StoredMessage | null }

type ShopperRow = Store['tables']['shoppers']['$inferSelect'];

export interface Reach {
  shopId: string;
  /** By the merchant's id, or by ours where they have been here. */
  to: { externalId: string } | { shopperId: string };
  now: number;
  messageId: string;
  /** The ids of what may have to be made. */
  fresh: { shopperId: string; conversation: (shopperId: string) => ConversationRow };
  /** Made for the conversation it goes into. */
  message: (conversation: ConversationRow) => StoredMessage;
  preview: (message: StoredMessage) => string;
  /** Asked first, in the same transaction, when the shopper is there: false, and nothing is said. Reads alone. */
  onlyIf?: ((writer: Writer) => Generator<Step<unknown>, boolean, unknown>) | undefined;
  /** Written in the same transaction; not where the message was there already. */
  beside?: ((writer: Writer, at: { conversationId: string; seq: number; shopperId: string }) => Generator<Step<unknown>, void, unknown>) | undefined;
}

export function createReachRepository(store: Store) {
  const { shoppers: s, conversations: c, messages: m } = store.tables;
  const { writeMessages } = createMessageRepository(store);

  const [atShop, atShopper] = [sql.placeholder('shopId'), sql.placeholder('shopperId')];
  // Written to itself, the row is held until the transaction ends.
  const holdByExternalId = store.prepare((w) => w.update(s).set({ externalId: sql`${s.externalId}` }).where(and(eq(s.shopId, atShop), eq(s.externalId, sql.placeholder('externalId')))).returning());
  const saidBefore = store.prepare((w) => w.select({ conversation: c, seq: m.seq }).from(m).innerJoin(c, eq(c.id, m.conversationId)).where(and(eq(m.id, sql.placeholder('messageId')), eq(c.shopperId, atShopper))).limit(1));
  const latestOf = store.prepare((w) => w.select().from(c).where(eq(c.shopperId, atShopper)).orderBy(sql`${c.openFor} is null`, desc(c.lastMessageAt), desc(c.id)).limit(1));
  const oneMore = { lastSeq: sql`${c.lastSeq} + 1` };
  const goOn = store.prepare((w) => w.update(c).set(oneMore).where(eq(c.id, sql.placeholder('id'))).returning());
  const goOnQuietly = store.prepare((w) => w.update(c).set({ ...oneMore, preview: sql`${sql.placeholder('preview')}`, previewSender: sql`${sql.placeholder('previewSender')}`, lastMessageAt: sql`${sql.placeholder('lastMessageAt')}` })
    .where(eq(c.id, sql.placeholder('id'))).returning());
  const start = store.prepare((w) => w.insert(c).values(Object.fromEntries(Object.keys(getTableColumns(c)).map((name) => [name, sql.placeholder(name)])) as Record<keyof ConversationRow, Placeholder>).returning());

  /** Finds or makes the shopper, and holds the row, so that two who reach a newcomer at once make one conversation. */
  function* hold(w: Writer, { shopId, to, now, fresh }: Reach) {
    if ('shopperId' in to) return yield* holdKnown(w, shopId, to.shopperId);
    const { externalId } = to;
    const [known] = yield* run(holdByExternalId({ shopId, externalId }));
    if (known) return known;
    const [made] = yield* run(w.insert(s).values({ id: fresh.shopperId, shopId, externalId, name: null, mergedInto: null, createdAt: now }).onConflictDoNothing().returning());
    if (made) return made;
    const [meanwhile] = yield* run(holdByExternalId({ shopId, externalId }));
    if (!meanwhile) throw new Error(`shoppers: "${externalId}" neither inserted nor found`);
    return meanwhile;
  }

  /** Whoever the shopper has become since; null: they are gone. */
  function* holdKnown(w: Writer, shopId: string, shopperId: string): Generator<Step<unknown>, ShopperRow | null, unknown> {
    const [found] = yield* run(w.update(s).set({ shopId }).where(and(eq(s.shopId, shopId), eq(s.id, shopperId))).returning());
    if (!found) return null;
    return found.mergedInto === null ? found : yield* holdKnown(w, shopId, found.mergedInto);
  }

  return {
    /** `message` is null where this id was said to the shopper before. Null: `onlyIf` forbids it, or there is no such shopper. */
    write(reach: Reach): Promise<Reached | null> {
      return store.write(function* (w): Generator<Step<unknown>, Reached | null, unknown> {
        const shopper = yield* hold(w, reach);
        if (!shopper) return null;
        const [said] = yield* run(saidBefore({ messageId: reach.messageId, shopperId: shopper.id }));
        if (said) return { ...said, message: null };
        if (reach.onlyIf && !(yield* reach.onlyIf(w))) return null;
        const [latest] = yield* run(latestOf({ shopperId: shopper.id }));
        const message = reach.message(latest ?? reach.fresh.conversation(shopper.id));
        const preview = reach.preview(message);
        const { now } = reach;
        // Who is being talked to keeps the last words and the place in the lists: they show what has to be answered.
        const words = { preview, previewSender: message.sender, lastMessageAt: now };
        const [conversation] = !latest ? yield* run(start({ ...reach.fresh.conversation(shopper.id), ...words, lastSeq: 1 }))
          : latest.state === 'resolved' ? yield* run(goOnQuietly({ id: latest.id, ...words })) : yield* run(goOn({ id: latest.id }));
        if (!conversation) throw new Error(`conversations: "${latest?.id}" went while it was written to`);
        const seq = conversation.lastSeq;
        yield* writeMessages({ conversationId: conversation.id, messages: [message], event: latest ? 'message.posted' : 'conversation.started', shopId: reach.shopId, now }, seq);
        if (reach.beside) yield* reach.beside(w, { conversationId: conversation.id, seq, shopperId: shopper.id });
        return { conversation, seq, message };
      });
    },
  };
}
export type ReachRepository = ReturnType<typeof createReachRepository>;
