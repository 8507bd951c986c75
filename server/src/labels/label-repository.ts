/** The shop's labels and what they are on, in the database. Called by the label service alone. */
import { and, asc, count, eq, inArray } from 'drizzle-orm';
import { run, type Store } from '../db/store.ts';

export type LabelRow = Store['tables']['labels']['$inferSelect'];

export function createLabelRepository(store: Store) {
  const { labels: l, conversationLabels: cl, conversations: c, events: e } = store.tables;
  return {
    ofShop: (shopId: string) => store.read.select().from(l).where(eq(l.shopId, shopId)).orderBy(asc(l.createdAt), asc(l.id)),
    /** How many conversations carry each of the shop's labels; those on none are left out. */
    async uses(shopId: string): Promise<{ labelId: string; conversations: number }[]> {
      return store.read.select({ labelId: cl.labelId, conversations: count() }).from(cl).innerJoin(l, eq(l.id, cl.labelId)).where(eq(l.shopId, shopId)).groupBy(cl.labelId);
    },
    /** Null: the word is taken. 'full': the shop has `most` already. */
    insert(row: LabelRow, most: number): Promise<LabelRow | null | 'full'> {
      return store.write(function* (w) {
        const [held] = yield* run(w.select({ n: count() }).from(l).where(eq(l.shopId, row.shopId)));
        if ((held?.n ?? 0) >= most) return 'full';
        const [made] = yield* run(w.insert(l).values(row).onConflictDoNothing().returning());
        return made ?? null;
      });
    },
    /** Null: there is none of this id. 'taken': another label has the word. */
    change(shopId: string, id: string, patch: Pick<LabelRow, 'name' | 'tone'>): Promise<LabelRow | null | 'taken'> {
      return store.write(function* (w) {
        const [same] = yield* run(w.select({ id: l.id }).from(l).where(and(eq(l.shopId, shopId), eq(l.name, patch.name))));
        if (same && same.id !== id) return 'taken';
        const [row] = yield* run(w.update(l).set(patch).where(and(eq(l.id, id), eq(l.shopId, shopId))).returning());
        return row ?? null;
      });
    },
    /** Takes it off every conversation. @returns whether it was there */
    remove(shopId: string, id: string): Promise<boolean> {
      return store.write(function* (w) {
        const [gone] = yield* run(w.delete(l).where(and(eq(l.id, id), eq(l.shopId, shopId))).returning({ id: l.id }));
        if (!gone) return false;
        yield* run(w.delete(cl).where(eq(cl.labelId, id)).returning({ labelId: cl.labelId }));
        return true;
      });
    },
    /** Replaces the labels of a conversation by those of `ids` that its shop has. False: there is no such conversation. */
    put(shopId: string, conversationId: string, ids: string[], by: { agentId: string; now: number }): Promise<boolean> {
      return store.write(function* (w) {
        const [conversation] = yield* run(w.select({ id: c.id }).from(c).where(and(eq(c.id, conversationId), eq(c.shopId, shopId))));
        if (!conversation) return false;
        const known = ids.length === 0 ? [] : yield* run(w.select({ id: l.id }).from(l).where(and(eq(l.shopId, shopId), inArray(l.id, ids))));
        yield* run(w.delete(cl).where(eq(cl.conversationId, conversationId)).returning({ labelId: cl.labelId }));
        for (const { id } of known) yield* run(w.insert(cl).values({ conversationId, labelId: id }).returning({ labelId: cl.labelId }));
        yield* run(w.insert(e).values({
          shopId, type: 'conversation.labelled', conversationId, createdAt: by.now, payload: JSON.stringify({ labels: known.map(({ id }) => id), agentId: by.agentId }),
        }).returning({ position: e.position }));
        return true;
      });
    },
  };
}
export type LabelRepository = ReturnType<typeof createLabelRepository>;
