/** Shops' own templates. A shop that never changed any has none here. Called by the template service alone. */
import { and, asc, eq } from 'drizzle-orm';
import type { Language } from '@aftercast/shared';
import { run, type Store } from '../db/store.ts';
import type { ReadyTemplate } from './ready-templates.ts';

export type TemplateRow = Store['tables']['replyTemplates']['$inferSelect'];

export function createTemplateRepository(store: Store) {
  const t = store.tables.replyTemplates;
  const list = (shopId: string, language: Language) => and(eq(t.shopId, shopId), eq(t.language, language));

  return {
    ofShop(shopId: string, language: Language): Promise<TemplateRow[]> {
      return store.read.select().from(t).where(list(shopId, language)).orderBy(asc(t.position), asc(t.id));
    },
    /**
     * Changes a shop's list in one write: `change` gets it as it stands, the ready-made one where there is none.
     * Null from `change`: nothing is written, and null returns. Pure, since the write may be played again.
     */
    change(shopId: string, language: Language, now: number, ready: readonly ReadyTemplate[], change: (list: ReadyTemplate[]) => ReadyTemplate[] | null): Promise<ReadyTemplate[] | null> {
      return store.write(function* (w) {
        const rows = yield* run(w.select().from(t).where(list(shopId, language)).orderBy(asc(t.position), asc(t.id)));
        const before = rows.length > 0 ? rows.map(({ id, title, steps }) => ({ id, title, steps })) : [...ready];
        const after = change(before);
        if (after === null) return null;
        yield* run(w.delete(t).where(list(shopId, language)).returning({ id: t.id }));
        if (after.length > 0) {
          yield* run(w.insert(t).values(after.map((each, position) => ({ ...each, shopId, language, position, updatedAt: now }))).returning({ id: t.id }));
        }
        return after;
      });
    },
    /** Back to the ready-made list. */
    clear(shopId: string, language: Language): Promise<void> {
      return store.write(function* (w) { yield* run(w.delete(t).where(list(shopId, language)).returning({ id: t.id })); });
    },
  };
}
export type TemplateRepository = ReturnType<typeof createTemplateRepository>;
