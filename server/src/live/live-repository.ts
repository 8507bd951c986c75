/** Products and live sessions in the database, keyed by shop and id. */
import { isDeepStrictEqual } from 'node:util';
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { LiveLink, LiveSession, Product } from '@aftercast/shared';
import { AppError } from '../errors.ts';
import { statementParts } from '../db/statement-parts.ts';
import { run, type Store } from '../db/store.ts';

/** Other values than these of a session stay as they are. */
type Moved = Partial<Pick<LiveSession, 'links' | 'startsAt' | 'endsAt'>>;
type Row = Store['tables']['liveSessions']['$inferSelect'];

/** Links that were written before their times were kept have none. */
const linksOf = (links: LiveLink[]): LiveLink[] => links.map((link) => ({ ...link, shown: link.shown ?? [] }));
const toSession = ({ shopId: _, updatedAt: __, links, ...session }: Row): LiveSession => ({ ...session, links: linksOf(links) });

/** The same again is no change. */
function nextVersion(session: LiveSession, before: LiveSession | undefined): number {
  const version = before?.version ?? 0;
  return before && isDeepStrictEqual({ ...session, version }, before) ? version : version + 1;
}

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
      return rows.map(toSession);
    },
    /**
     * Puts products and sessions in place of those with the same ids, all or none; the others stay.
     * @throws live_session_changed where a session names a version that is not the one there
     */
    put(shopId: string, { products, sessions }: Catalogue, now: number): Promise<void> {
      return store.write(function* (w) {
        for (const part of statementParts(products)) {
          yield* run(w.delete(p).where(and(eq(p.shopId, shopId), inArray(p.id, part.map(({ id }) => id)))).returning({ id: p.id }));
          yield* run(w.insert(p).values(part.map(({ price, ...rest }) => (
            { ...rest, shopId, priceCents: price === null ? null : Math.round(price * 100), updatedAt: now }
          ))).returning({ id: p.id }));
        }
        for (const part of statementParts(sessions)) {
          const gone = yield* run(w.delete(l).where(and(eq(l.shopId, shopId), inArray(l.id, part.map(({ id }) => id)))).returning());
          const before = new Map(gone.map((row) => [row.id, toSession(row as Row)]));
          const overtaken = part.find(({ id, version }) => version !== undefined && version !== (before.get(id)?.version ?? 0));
          if (overtaken) throw new AppError('live_session_changed', `the live session "${overtaken.id}" was changed meanwhile`);
          yield* run(w.insert(l).values(part.map((session) => ({ ...session, version: nextVersion(session, before.get(session.id)), shopId, updatedAt: now }))).returning({ id: l.id }));
        }
      });
    },
    /** Moves what is on the screen. @param move null leaves everything as it is @returns null without such a session */
    move(shopId: string, id: string, now: number, move: (session: LiveSession) => Moved | null): Promise<{ session: LiveSession; changed: boolean } | null> {
      return store.write(function* (w) {
        const one = and(eq(l.shopId, shopId), eq(l.id, id));
        const [row] = yield* run(w.select().from(l).where(one).limit(1));
        if (!row) return null;
        const session = toSession(row as Row);
        const moved = move(session);
        if (!moved) return { session, changed: false };
        const version = (session.version ?? 0) + 1;
        yield* run(w.update(l).set({ ...moved, version, updatedAt: now }).where(one).returning({ id: l.id }));
        return { session: { ...session, ...moved, version }, changed: true };
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
