/** Shops' own macros. A shop that never changed any has none here. Called by the macro service alone. */
import { asc, eq } from 'drizzle-orm';
import type { Macro } from '@aftercast/shared';
import { run, type Store } from '../db/store.ts';

export function createMacroRepository(store: Store) {
  const m = store.tables.macros;
  const plain = ({ id, title, actions }: typeof m.$inferSelect): Macro => ({ id, title, actions });
  return {
    async ofShop(shopId: string): Promise<Macro[]> {
      return (await store.read.select().from(m).where(eq(m.shopId, shopId)).orderBy(asc(m.position), asc(m.id))).map(plain);
    },
    /** Changes a shop's list in one write. @param ready what it is where there is none; @param apply pure, since the write may be played again; what it throws is thrown here */
    change(shopId: string, now: number, ready: readonly Macro[], apply: (before: Macro[]) => Macro[]): Promise<Macro[]> {
      return store.write(function* (w) {
        const rows = yield* run(w.select().from(m).where(eq(m.shopId, shopId)).orderBy(asc(m.position), asc(m.id)));
        const after = apply(rows.length > 0 ? rows.map(plain) : [...ready]);
        yield* run(w.delete(m).where(eq(m.shopId, shopId)).returning({ id: m.id }));
        yield* run(w.insert(m).values(after.map((each, position) => ({ ...each, shopId, position, updatedAt: now }))).returning({ id: m.id }));
        return after;
      });
    },
  };
}
