/** Connections and what came over them lately. Called by the connection service and the hook. */
import { and, asc, desc, eq, lt, sql } from 'drizzle-orm';
import { run, type Alongside, type Store } from '../../db/store.ts';

export type ConnectionRow = Store['tables']['connections']['$inferSelect'];
export type ReceiptRow = Omit<Store['tables']['receipts']['$inferSelect'], 'id'>;

/** What is written in the same transaction about the connection as it then is. */
export type AboutConnection = (row: Pick<ConnectionRow, 'id' | 'name'>) => Alongside;

/** Deliveries that are kept of each connection. */
const keptReceipts = 100;

export function createConnectionRepository(store: Store) {
  const { connections: c, receipts: r } = store.tables;
  const find = store.prepareRead((reader) => reader.select().from(c).where(eq(c.id, sql.placeholder('id'))).limit(1));
  return {
    byId: async (id: string): Promise<ConnectionRow | null> => (await find({ id }))[0] ?? null,
    ofShop: (shopId: string): Promise<ConnectionRow[]> => store.read.select().from(c).where(eq(c.shopId, shopId)).orderBy(asc(c.createdAt), asc(c.id)),
    /** False: the shop has as many as it may. */
    insert(row: ConnectionRow, most: number, also: AboutConnection): Promise<boolean> {
      return store.write(function* (w) {
        const there = yield* run(w.select({ id: c.id }).from(c).where(eq(c.shopId, row.shopId)).limit(most));
        if (there.length === most) return false;
        yield* run(w.insert(c).values(row).returning({ id: c.id }));
        yield* also(row)(w);
        return true;
      });
    },
    /** Null: the shop has no such connection. */
    change(shopId: string, id: string, patch: Partial<Pick<ConnectionRow, 'name' | 'disabled'>>, also: AboutConnection): Promise<ConnectionRow | null> {
      return store.write(function* (w) {
        const [row] = yield* run(w.update(c).set(patch).where(and(eq(c.shopId, shopId), eq(c.id, id))).returning());
        if (row) yield* also(row)(w);
        return row ?? null;
      });
    },
    /** The secret so far becomes the one before. Null: the shop has no such connection. */
    rotate(shopId: string, id: string, secret: string, until: number, also: AboutConnection): Promise<ConnectionRow | null> {
      return store.write(function* (w) {
        const [row] = yield* run(w.update(c).set({ previousSecret: sql`${c.secret}`, previousSecretUntil: until, secret }).where(and(eq(c.shopId, shopId), eq(c.id, id))).returning());
        if (row) yield* also(row)(w);
        return row ?? null;
      });
    },
    remove(shopId: string, id: string, also: AboutConnection): Promise<boolean> {
      return store.write(function* (w) {
        const [gone] = yield* run(w.delete(c).where(and(eq(c.shopId, shopId), eq(c.id, id))).returning({ id: c.id, name: c.name }));
        if (!gone) return false;
        yield* run(w.delete(r).where(eq(r.connectionId, id)).returning({ id: r.id }));
        yield* also(gone)(w);
        return true;
      });
    },
    /** Notes a delivery. What was taken, or needed nothing, ends an earlier problem. */
    note(receipt: ReceiptRow): Promise<void> {
      return store.write(function* (w) {
        yield* run(w.insert(r).values(receipt).returning({ id: r.id }));
        const [oldest] = yield* run(w.select({ id: r.id }).from(r).where(eq(r.connectionId, receipt.connectionId)).orderBy(desc(r.id)).limit(1).offset(keptReceipts - 1));
        if (oldest) yield* run(w.delete(r).where(and(eq(r.connectionId, receipt.connectionId), lt(r.id, oldest.id))).returning({ id: r.id }));
        const fine = receipt.problem === null || receipt.problem === 'topic_ignored';
        yield* run(w.update(c).set(fine ? { problem: null, problemAt: null, lastReceivedAt: receipt.at } : { problem: receipt.problem, problemAt: receipt.at })
          .where(eq(c.id, receipt.connectionId)).returning({ id: c.id }));
      });
    },
    receipts: (connectionId: string): Promise<ReceiptRow[]> => store.read.select().from(r).where(eq(r.connectionId, connectionId)).orderBy(desc(r.id)).limit(keptReceipts),
  };
}
export type ConnectionRepository = ReturnType<typeof createConnectionRepository>;
