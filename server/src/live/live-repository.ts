/** Products and live sessions in the database, keyed by shop and id. */
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { LiveSession, Product } from '@aftercast/shared';
import { statementParts } from '../db/statement-parts.ts';
import { run, type Store } from '../db/store.ts';

/** What one command puts in place. */
export interface Catalogue { products: readonly Product[]; sessions: readonly LiveSession[] }

export function createLiveRepository(store: Store) {
  const { products: p, liveSessions: l } = store.tables;

  return {
    /** By id. */
    async products(shopId: string): Promise<Product[]> {
      const rows = await store.read.select().from(p).where(eq(p.shopId, shopId)).orderBy(asc(p.id));
      return rows.map(({ id, name, nameEn, category, priceCents }) => ({ id, name, nameEn, category, price: priceCents === null ? null : priceCents / 100 }));
    },
    /** Latest first. */
    async sessions(shopId: string): Promise<LiveSession[]> {
      const rows = await store.read.select().from(l).where(eq(l.shopId, shopId)).orderBy(desc(l.startsAt), asc(l.id));
      // Links that were written before their times were kept have none.
      return rows.map(({ shopId: _, updatedAt: __, links, ...session }) => ({ ...session, links: links.map((link) => ({ ...link, shown: link.shown ?? [] })) }));
    },
    /** Puts products and sessions in place of those with the same ids, all or none; the others stay. */
    put(shopId: string, { products, sessions }: Catalogue, now: number): Promise<void> {
      return store.write(function* (w) {
        for (const part of statementParts(products)) {
          yield* run(w.delete(p).where(and(eq(p.shopId, shopId), inArray(p.id, part.map(({ id }) => id)))).returning({ id: p.id }));
          yield* run(w.insert(p).values(part.map(({ price, ...rest }) => (
            { ...rest, shopId, priceCents: price === null ? null : Math.round(price * 100), updatedAt: now }
          ))).returning({ id: p.id }));
        }
        for (const part of statementParts(sessions)) {
          yield* run(w.delete(l).where(and(eq(l.shopId, shopId), inArray(l.id, part.map(({ id }) => id)))).returning({ id: l.id }));
          yield* run(w.insert(l).values(part.map((session) => ({ ...session, shopId, updatedAt: now }))).returning({ id: l.id }));
        }
      });
    },
    /** False: there was no such session. */
    removeSession(shopId: string, id: string): Promise<boolean> {
      return store.write(function* (w) {
        const gone = yield* run(w.delete(l).where(and(eq(l.shopId, shopId), eq(l.id, id))).returning({ id: l.id }));
        return gone.length > 0;
      });
    },
  };
}
export type LiveRepository = ReturnType<typeof createLiveRepository>;
