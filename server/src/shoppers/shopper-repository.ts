/** Shoppers in the database. Called by the shopper service alone. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Message } from '@aftercast/shared';
import type { ConversationRow } from '../conversation/conversation-repository.ts';
import { run, type Store } from '../db/store.ts';

export type ShopperRow = Store['tables']['shoppers']['$inferSelect'];

/** What a merge moved, and the last word of the conversation that it ended. */
export interface Merged { conversationIds: string[]; ended: Message | null }

function mergedNotice(row: ConversationRow, cause: string, at: number): Message {
  return { id: `${cause}.merged`, conversationId: row.id, seq: row.lastSeq + 1, sender: 'system', authorId: null, authorName: null, at, body: { kind: 'notice', event: 'merged' } };
}

export function createShopperRepository(store: Store) {
  const { shoppers, conversations, messages, events } = store.tables;
  return {
    async byId(id: string): Promise<ShopperRow | null> {
      return (await store.read.select().from(shoppers).where(eq(shoppers.id, id)))[0] ?? null;
    },
    async byExternalId(shopId: string, externalId: string): Promise<ShopperRow | null> {
      return (await store.read.select().from(shoppers).where(and(eq(shoppers.shopId, shopId), eq(shoppers.externalId, externalId))))[0] ?? null;
    },
    /** Finds the identified shopper or makes one; a new name replaces the old. */
    upsertIdentified(row: ShopperRow): Promise<ShopperRow> {
      return store.write(function* (w) {
        const [made] = yield* run(w.insert(shoppers).values(row).onConflictDoNothing().returning());
        if (made) return made;
        const same = and(eq(shoppers.shopId, row.shopId), eq(shoppers.externalId, row.externalId ?? ''));
        const [known] = row.name === null
          ? yield* run(w.update(shoppers).set({ externalId: row.externalId }).where(same).returning())
          : yield* run(w.update(shoppers).set({ name: row.name }).where(same).returning());
        if (!known) throw new Error(`shoppers: "${row.externalId}" neither inserted nor found`);
        return known;
      });
    },
    /**
     * Moves an anonymous shopper's conversations to an identified one. Of two open ones `keep` names the one that stays;
     * the other ends here, with a notice. Every version grows: what was decided before would write the old name back.
     * Null: the anonymous shopper was merged already.
     */
    merge(from: string, into: ShopperRow, keep: (a: ConversationRow, b: ConversationRow) => ConversationRow, now: number): Promise<Merged | null> {
      const c = conversations;
      return store.write(function* (w) {
        const [marked] = yield* run(w.update(shoppers).set({ mergedInto: into.id })
          .where(and(eq(shoppers.id, from), isNull(shoppers.mergedInto), isNull(shoppers.externalId))).returning());
        if (!marked) return null;
        const [mine] = yield* run(w.select().from(c).where(eq(c.openFor, from)));
        const [theirs] = yield* run(w.select().from(c).where(eq(c.openFor, into.id)));
        const loser = mine && theirs ? (keep(mine, theirs).id === mine.id ? theirs : mine) : null;
        const ended = loser && mergedNotice(loser, from, now);
        if (ended) {
          yield* run(w.update(c).set({
            openFor: null, state: 'resolved', ownerId: null, resolvedAt: now, waitingSince: null, dueAt: null, snoozedUntil: null, lastMessageAt: now, lastSeq: ended.seq, version: sql`${c.version} + 1`,
          }).where(eq(c.id, ended.conversationId)).returning({ id: c.id }));
          const { at, body, ...rest } = ended;
          yield* run(w.insert(messages).values({ ...rest, createdAt: at, body: JSON.stringify(body) }).returning({ position: messages.position }));
        }
        yield* run(w.update(c).set({ openFor: into.id }).where(eq(c.openFor, from)).returning({ id: c.id }));
        const moved = yield* run(w.update(c).set({ shopperId: into.id, version: sql`${c.version} + 1` }).where(eq(c.shopperId, from)).returning({ id: c.id }));
        yield* run(w.insert(events).values({
          shopId: into.shopId, type: 'shopper.merged', conversationId: null, createdAt: now,
          payload: JSON.stringify({ from, into: into.id, ended: ended?.conversationId ?? null }),
        }).returning({ position: events.position }));
        return { conversationIds: [...new Set([...moved.map(({ id }) => id), ...(ended ? [ended.conversationId] : [])])], ended };
      });
    },
  };
}
