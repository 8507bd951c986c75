/** Shoppers in the database. Called by the shopper service alone. */
import { and, eq, isNull } from 'drizzle-orm';
import { run, type Store } from '../db/store.ts';

export type ShopperRow = Store['tables']['shoppers']['$inferSelect'];

export function createShopperRepository(store: Store) {
  const { shoppers, conversations, events } = store.tables;
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
     * Moves an anonymous shopper's conversations to an identified one. `close` are the open ones that lose
     * against another open one; they end here. Null: the anonymous shopper was merged already.
     */
    merge(from: string, into: ShopperRow, close: string[], now: number): Promise<string[] | null> {
      return store.write(function* (w) {
        const [marked] = yield* run(w.update(shoppers).set({ mergedInto: into.id })
          .where(and(eq(shoppers.id, from), isNull(shoppers.mergedInto), isNull(shoppers.externalId))).returning());
        if (!marked) return null;
        for (const id of close) {
          yield* run(w.update(conversations).set({ openFor: null, state: 'resolved', ownerId: null, resolvedAt: now, waitingSince: null })
            .where(eq(conversations.id, id)).returning({ id: conversations.id }));
        }
        const open = yield* run(w.update(conversations).set({ openFor: into.id })
          .where(eq(conversations.openFor, from)).returning({ id: conversations.id }));
        const moved = yield* run(w.update(conversations).set({ shopperId: into.id })
          .where(eq(conversations.shopperId, from)).returning({ id: conversations.id }));
        yield* run(w.insert(events).values({
          shopId: into.shopId, type: 'shopper.merged', conversationId: null, createdAt: now,
          payload: JSON.stringify({ from, into: into.id, open: open.length }),
        }).returning({ position: events.position }));
        return moved.map((row) => row.id);
      });
    },
  };
}
