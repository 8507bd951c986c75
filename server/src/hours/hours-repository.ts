/** A shop's opening hours in the database, and who waits for it to open. Called by the hours service alone. */
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { OpeningHours } from '@aftercast/shared';
import type { ConversationRow } from '../conversation/conversation-repository.ts';
import { run, type Store } from '../db/store.ts';

export function createHoursRepository(store: Store) {
  const { shopHours: h, conversations: c } = store.tables;
  return {
    /** Null: the shop has none, it is always open. */
    async of(shopId: string): Promise<OpeningHours | null> {
      const [row] = await store.read.select({ hours: h.hours }).from(h).where(eq(h.shopId, shopId));
      return row?.hours ?? null;
    },
    put(shopId: string, hours: OpeningHours, now: number): Promise<void> {
      return store.write(function* (w) {
        yield* run(w.delete(h).where(eq(h.shopId, shopId)).returning({ id: h.shopId }));
        yield* run(w.insert(h).values({ shopId, hours, updatedAt: now }).returning({ id: h.shopId }));
      });
    },
    /** Those whose wait begins with the next opening wait from `opensAt` now, with the same time to answer them. @returns their rows */
    reopenAt(shopId: string, opensAt: number, now: number): Promise<ConversationRow[]> {
      return store.write(function* (w) {
        return yield* run(w.update(c).set({ waitingSince: opensAt, dueAt: sql<number>`${c.dueAt} - ${c.waitingSince} + ${opensAt}` })
          .where(and(eq(c.shopId, shopId), inArray(c.state, ['queued', 'assigned']), gt(c.waitingSince, now))).returning());
      });
    },
  };
}
export type HoursRepository = ReturnType<typeof createHoursRepository>;
