/** Shops in the database. Called by the shop service alone; a shop and its first owner are written by the agents' invitations. */
import { eq, sql } from 'drizzle-orm';
import { run, type Alongside, type Store } from '../db/store.ts';

/** A row of `shops`. */
export type Shop = Store['tables']['shops']['$inferSelect'];

export function createShopRepository(store: Store) {
  const { shops } = store.tables;
  const bySiteKey = store.prepareRead((r) => r.select().from(shops).where(eq(shops.siteKey, sql.placeholder('siteKey'))));
  const byId = store.prepareRead((r) => r.select().from(shops).where(eq(shops.id, sql.placeholder('id'))));
  return {
    async bySiteKey(siteKey: string): Promise<Shop | null> {
      return (await bySiteKey({ siteKey }))[0] ?? null;
    },
    async byId(id: string): Promise<Shop | null> {
      return (await byId({ id }))[0] ?? null;
    },
    insert(shop: Shop): Promise<Shop> {
      return store.write(function* (w) {
        const [row] = yield* run(w.insert(shops).values(shop).returning());
        if (!row) throw new Error(`merchants: shop "${shop.id}" was not inserted`);
        return row;
      });
    },
    /** Null: no such shop. */
    update(id: string, patch: Partial<Shop>, also?: Alongside): Promise<Shop | null> {
      return store.write(function* (w) {
        const [row] = yield* run(w.update(shops).set(patch).where(eq(shops.id, id)).returning());
        if (row && also) yield* also(w);
        return row ?? null;
      });
    },
    /** Puts a new secret in place and keeps the present one as the previous, in one statement. */
    rotateSecret(id: string, secret: string, previousUntil: number, also?: Alongside): Promise<Shop | null> {
      return store.write(function* (w) {
        const [row] = yield* run(w.update(shops)
          .set({ previousSecret: sql`${shops.identitySecret}`, previousSecretUntil: previousUntil, identitySecret: secret })
          .where(eq(shops.id, id)).returning());
        if (row && also) yield* also(w);
        return row ?? null;
      });
    },
  };
}
