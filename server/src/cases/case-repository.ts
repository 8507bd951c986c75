/**
 * Cases in the database: every change under the version it was decided on, with its line of history and its outbox event in one write.
 * It decides nothing. Called by the case service and the teller.
 */
import { and, asc, desc, eq, inArray, ne, notInArray, or, sql, type SQL } from 'drizzle-orm';
import type { CaseList, CaseMatter, CaseState } from '@aftercast/shared';
import { run, type Alongside, type Step, type Store, type Writer } from '../db/store.ts';
import { grantedCents } from './case-limit.ts';
import type { CaseEventType } from './case-state.ts';

export type CaseRow = Store['tables']['cases']['$inferSelect'];
export type CaseEventRow = Store['tables']['caseEvents']['$inferSelect'];

/** How a list is narrowed. */
export interface CaseFilter { list: CaseList; matter?: CaseMatter | undefined; state?: CaseState | undefined; ownerId?: string | undefined; conversationId?: string | undefined; orderId?: string | undefined }

/** A case as one change leaves it, and the line that says what happened. */
export interface CaseChange { row: CaseRow; line: Pick<CaseEventRow, 'agentId' | 'agentName' | 'note' | 'notice'> & { type: CaseEventType } }
/** What else is written in the transaction of a change. */
export type AlsoOfCase = (change: CaseChange) => Alongside;

const ended: CaseState[] = ['done', 'cancelled'];

export function createCaseRepository(store: Store) {
  const { cases: c, caseEvents: e, events } = store.tables;

  function* record(w: Writer, { row, line }: CaseChange): Generator<Step<unknown>, void, unknown> {
    yield* run(w.insert(e).values({
      ...line, caseId: row.id, version: row.version, state: row.state, amountCents: row.amountCents, dueAt: row.dueAt, untold: line.notice !== null, createdAt: row.updatedAt,
    }).returning({ version: e.version }));
    const payload = JSON.stringify({ caseId: row.id, version: row.version, state: row.state, matter: row.matter, orderId: row.orderId, amountCents: row.amountCents, agentId: line.agentId });
    yield* run(w.insert(events).values({ shopId: row.shopId, type: line.type, conversationId: row.conversationId, payload, createdAt: row.updatedAt }).returning({ position: events.position }));
  }

  const where = (shopId: string, { list, matter, state, ownerId, conversationId, orderId }: CaseFilter): SQL | undefined => and(
    eq(c.shopId, shopId),
    list === 'active' ? and(ne(c.state, 'done'), ne(c.state, 'cancelled')) : list === 'approvals' ? eq(c.state, 'waiting_approval') : list === 'ended' ? inArray(c.state, ended) : undefined,
    matter && eq(c.matter, matter), state && eq(c.state, state), ...[[c.ownerId, ownerId] as const, [c.conversationId, conversationId] as const, [c.orderId, orderId] as const].map(([column, value]) => (value === undefined ? undefined : eq(column, value))),
  );
  const count = async (condition: SQL | undefined): Promise<number> => (await store.read.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(c).where(condition))[0]?.n ?? 0;

  return {
    async byId(id: string): Promise<CaseRow | null> {
      return (await store.read.select().from(c).where(eq(c.id, id)))[0] ?? null;
    },
    /** @throws a unique violation when the id is there already */
    insert(change: CaseChange, also?: AlsoOfCase): Promise<CaseRow> {
      return store.write(function* (w) {
        yield* run(w.insert(c).values(change.row).returning({ id: c.id }));
        yield* record(w, change);
        if (also) yield* also(change)(w);
        return change.row;
      });
    },
    /**
     * Reads the case and what others of its order and conversation were granted, lets `decide` say what follows, and writes that; all in one
     * transaction, so that two grants at once can't both come under the limit. Null: another version is there now.
     */
    change<R extends string>(id: string, version: number, decide: (row: CaseRow, othersCents: number) => CaseChange | R, also?: AlsoOfCase): Promise<CaseChange | R | null> {
      return store.write(function* (w) {
        const [row] = yield* run(w.select().from(c).where(eq(c.id, id)));
        if (!row || row.version !== version) return null;
        const others = yield* run(w.select({ state: c.state, amountCents: c.amountCents, settledCents: c.settledCents }).from(c).where(and(
          eq(c.shopId, row.shopId), ne(c.id, id), or(eq(c.conversationId, row.conversationId), ...row.orderId === null ? [] : [eq(c.orderId, row.orderId)]),
        )));
        const change = decide(row, grantedCents(others));
        if (typeof change === 'string') return change;
        const [written] = yield* run(w.update(c).set(change.row).where(and(eq(c.id, id), eq(c.version, version))).returning({ id: c.id }));
        if (!written) return null;
        yield* record(w, change);
        if (also) yield* also(change)(w);
        return change;
      });
    },
    /** What is due first; what has no deadline comes last, what has ended by its end. */
    async page(shopId: string, filter: CaseFilter, { offset, limit }: { offset: number; limit: number }): Promise<{ rows: CaseRow[]; total: number }> {
      const condition = where(shopId, filter);
      const order = filter.list === 'ended' ? [desc(c.updatedAt), desc(c.id)] : [sql`${c.state} in ('done', 'cancelled')`, sql`${c.dueAt} is null`, asc(c.dueAt), asc(c.id)];
      const [rows, total] = await Promise.all([store.read.select().from(c).where(condition).orderBy(...order).limit(limit).offset(offset), count(condition)]);
      return { rows, total };
    },
    approvals: (shopId: string): Promise<number> => count(where(shopId, { list: 'approvals' })),
    history(id: string): Promise<CaseEventRow[]> {
      return store.read.select().from(e).where(eq(e.caseId, id)).orderBy(asc(e.version));
    },
    /** Lines that no notice has told yet, the oldest first; of one case where given, and of none of `except`. */
    untold(limit: number, { caseId, except }: { caseId: string | undefined; except: readonly string[] }): Promise<{ line: CaseEventRow; row: CaseRow }[]> {
      return store.read.select({ line: e, row: c }).from(e).innerJoin(c, eq(c.id, e.caseId))
        .where(and(eq(e.untold, true), caseId === undefined ? undefined : eq(e.caseId, caseId), except.length === 0 ? undefined : notInArray(e.caseId, [...except])))
        .orderBy(asc(e.createdAt), asc(e.version), asc(e.caseId)).limit(limit);
    },
    async told(caseId: string, version: number): Promise<void> {
      await store.write(function* (w) {
        yield* run(w.update(e).set({ untold: false }).where(and(eq(e.caseId, caseId), eq(e.version, version))).returning({ version: e.version }));
      });
    },
  };
}
export type CaseRepository = ReturnType<typeof createCaseRepository>;
