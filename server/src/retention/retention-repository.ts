/** What is past its time in the database. Called by the retention service alone. */
import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, lt, notInArray, or } from 'drizzle-orm';
import { run, type Store } from '../db/store.ts';

export function createRetentionRepository(store: Store) {
  const { shops, conversations, messages, questions, satisfaction, escalations, conversationFigures, transfers, suggestionUses, followUps, shoppers, uploads, events, notes, mentions, conversationLabels, cases, caseEvents, incidentMembers, incidentDeliveries, incidentRecipients, incidentReplies, orders, orderEvents } = store.tables;
  return {
    shops: () => store.read.select({ id: shops.id, retentionDays: shops.retentionDays }).from(shops),
    /**
     * Deletes conversations that ended or fell silent before `before`, with all that hangs on them, questions, notes, labels, suggestions, follow-ups and figures too, and then
     * anonymous shoppers who have none left. @returns how many conversations went; `limit` at the most
     */
    deleteConversations(shopId: string, before: number, limit: number): Promise<number> {
      return store.write(function* (w) {
        const old = yield* run(w.select({ id: conversations.id, shopperId: conversations.shopperId }).from(conversations)
          .where(and(eq(conversations.shopId, shopId), lt(conversations.lastMessageAt, before))).limit(limit));
        if (old.length === 0) return 0;
        const ids = old.map(({ id }) => id);
        yield* run(w.delete(messages).where(inArray(messages.conversationId, ids)).returning({ position: messages.position }));
        yield* run(w.delete(questions).where(inArray(questions.conversationId, ids)).returning({ id: questions.id }));
        yield* run(w.delete(satisfaction).where(inArray(satisfaction.conversationId, ids)).returning({ seq: satisfaction.seq }));
        yield* run(w.delete(escalations).where(inArray(escalations.conversationId, ids)).returning({ id: escalations.id }));
        yield* run(w.delete(conversationFigures).where(inArray(conversationFigures.conversationId, ids)).returning({ id: conversationFigures.conversationId }));
        yield* run(w.delete(mentions).where(inArray(mentions.conversationId, ids)).returning({ noteId: mentions.noteId }));
        yield* run(w.delete(notes).where(inArray(notes.conversationId, ids)).returning({ id: notes.id }));
        yield* run(w.delete(conversationLabels).where(inArray(conversationLabels.conversationId, ids)).returning({ labelId: conversationLabels.labelId }));
        const settled = yield* run(w.delete(cases).where(inArray(cases.conversationId, ids)).returning({ id: cases.id }));
        if (settled.length > 0) yield* run(w.delete(caseEvents).where(inArray(caseEvents.caseId, settled.map(({ id }) => id))).returning({ version: caseEvents.version }));
        yield* run(w.delete(incidentMembers).where(inArray(incidentMembers.conversationId, ids)).returning({ id: incidentMembers.conversationId }));
        // Found by whose they are and by the shop's replies, which are indexed; by the conversation alone everyone's would be gone through.
        const people = [...new Set(old.map(({ shopperId }) => shopperId))];
        const theirs = w.select({ id: shoppers.externalId }).from(shoppers).where(and(inArray(shoppers.id, people), isNotNull(shoppers.externalId)));
        yield* run(w.delete(incidentRecipients).where(and(eq(incidentRecipients.shopId, shopId), inArray(incidentRecipients.shopperExternalId, theirs), inArray(incidentRecipients.conversationId, ids))).returning({ id: incidentRecipients.sendId }));
        const replies = w.select({ id: incidentReplies.id }).from(incidentReplies).where(eq(incidentReplies.shopId, shopId));
        yield* run(w.delete(incidentDeliveries).where(and(inArray(incidentDeliveries.replyId, replies), inArray(incidentDeliveries.conversationId, ids))).returning({ id: incidentDeliveries.conversationId }));
        yield* run(w.delete(transfers).where(inArray(transfers.conversationId, ids)).returning({ id: transfers.id }));
        yield* run(w.delete(suggestionUses).where(inArray(suggestionUses.conversationId, ids)).returning({ id: suggestionUses.questionId }));
        yield* run(w.delete(followUps).where(inArray(followUps.conversationId, ids)).returning({ id: followUps.id }));
        yield* run(w.delete(conversations).where(inArray(conversations.id, ids)).returning({ id: conversations.id }));
        const kept = yield* run(w.select({ shopperId: conversations.shopperId }).from(conversations).where(inArray(conversations.shopperId, people)));
        const still = [...new Set(kept.map(({ shopperId }) => shopperId))];
        yield* run(w.delete(shoppers).where(and(inArray(shoppers.id, people), isNull(shoppers.externalId),
          ...(still.length > 0 ? [notInArray(shoppers.id, still)] : []))).returning({ id: shoppers.id }));
        return ids.length;
      });
    },
    /**
     * Deletes orders of which nothing was told since `before`, with their events; those of which something may still become since `openBefore`.
     * @returns how many orders went; `limit` at the most
     */
    async deleteOrders(shopId: string, before: number, openBefore: number, limit: number): Promise<number> {
      const isPast = and(eq(orders.shopId, shopId), lt(orders.paidAt, before), or(and(isNull(orders.openSince), lt(orders.updatedAt, before)), lt(orders.updatedAt, openBefore)));
      const found = (await store.read.select({ id: orders.id }).from(orders).where(isPast).limit(limit)).map(({ id }) => id);
      if (found.length === 0) return 0;
      await store.write(function* (w) {
        // Something may have been told of one in between.
        const gone = yield* run(w.delete(orders).where(and(isPast, inArray(orders.id, found))).returning({ id: orders.id }));
        if (gone.length > 0) yield* run(w.delete(orderEvents).where(and(eq(orderEvents.shopId, shopId), inArray(orderEvents.orderId, gone.map(({ id }) => id)))).returning({ id: orderEvents.id }));
      });
      return found.length;
    },
    /**
     * Deletes what was told of orders that never came, once nothing more was told of them since `before`. Looks at `limit` orders with events, in order of their ids.
     * @param place from behind which id on @returns the id to go on behind; null after the last
     */
    async deleteStrayEvents(shopId: string, before: number, place: string, limit: number): Promise<string | null> {
      const ids = (await store.read.selectDistinct({ id: orderEvents.orderId }).from(orderEvents).where(and(eq(orderEvents.shopId, shopId), gt(orderEvents.orderId, place))).orderBy(asc(orderEvents.orderId)).limit(limit)).map(({ id }) => id);
      const known = new Set(ids.length === 0 ? [] : (await store.read.select({ id: orders.id }).from(orders).where(and(eq(orders.shopId, shopId), inArray(orders.id, ids)))).map(({ id }) => id));
      const strays = ids.filter((id) => !known.has(id));
      if (strays.length > 0) {
        await store.write(function* (w) {
          const those = and(eq(orderEvents.shopId, shopId), inArray(orderEvents.orderId, strays));
          // Of one more may have been told in between, or it may have come.
          const told = yield* run(w.select({ id: orderEvents.orderId }).from(orderEvents).where(and(those, gte(orderEvents.receivedAt, before))));
          const come = yield* run(w.select({ id: orders.id }).from(orders).where(and(eq(orders.shopId, shopId), inArray(orders.id, strays))));
          const kept = [...new Set([...told, ...come].map(({ id }) => id))];
          yield* run(w.delete(orderEvents).where(and(those, kept.length > 0 ? notInArray(orderEvents.orderId, kept) : undefined)).returning({ id: orderEvents.id }));
        });
      }
      return ids.length < limit ? null : ids.at(-1) ?? null;
    },
    /** Deletes what the outbox told before `before`, the oldest first. @returns how many went; `limit` at the most */
    deleteEvents(shopId: string, before: number, limit: number): Promise<number> {
      return store.write(function* (w) {
        // Positions grow with time: only the shop's first ones are looked at.
        const first = w.select({ position: events.position, createdAt: events.createdAt }).from(events).where(eq(events.shopId, shopId)).orderBy(asc(events.position)).limit(limit).as('first');
        const old = w.select({ position: first.position }).from(first).where(lt(first.createdAt, before));
        return (yield* run(w.delete(events).where(inArray(events.position, old)).returning({ position: events.position }))).length;
      });
    },
    /**
     * Deletes the rows of conversations' pictures from before `before`, and of those that wait since before `unsentBefore`; those of answers stay.
     * @returns their places in the storage
     */
    deleteUploads(shopId: string, before: number, unsentBefore: number): Promise<string[]> {
      return store.write(function* (w) {
        const gone = yield* run(w.delete(uploads).where(and(
          eq(uploads.shopId, shopId), or(isNull(uploads.kept), eq(uploads.kept, false)), or(lt(uploads.createdAt, before), lt(uploads.unsentSince, unsentBefore)),
        )).returning({ storageKey: uploads.storageKey }));
        return gone.map(({ storageKey }) => storageKey);
      });
    },
  };
}
