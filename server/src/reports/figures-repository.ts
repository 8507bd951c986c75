/** Conversations' figures and the reports' settings in the database. Called by the recorder and the report service. */
import { and, asc, eq, gt, gte, inArray, lt, or, sql } from 'drizzle-orm';
import type { Language } from '@aftercast/shared';
import { placeholdersOf } from '../db/statement-parts.ts';
import { run, type Store } from '../db/store.ts';
import type { ReportRow } from './row.ts';

export type FiguresRow = Store['tables']['conversationFigures']['$inferSelect'];
export type SettingsRow = Store['tables']['reportSettings']['$inferSelect'];

/** A place in order of time. */
interface After { at: number; id: string }

export function createFiguresRepository(store: Store) {
  const { conversationFigures: f, conversations: c, shops, agents, knowledgeEntries: e, reportSettings } = store.tables;
  const { conversationId, startedAt, lastAt, product, liveSession, entryId, botSpoke, personAt, firstReplyAt, agentId, reopens, firstResolvedAt, resolvedAt, botMs, queueMs, humanMs } = f;
  const columns = { conversationId, startedAt, lastAt, product, liveSession, entryId, botSpoke, personAt, firstReplyAt, agentId, reopens, firstResolvedAt, resolvedAt, botMs, queueMs, humanMs };
  const pastIn = (column: typeof f.startedAt, after: After) => or(gt(column, after.at), and(eq(column, after.at), gt(f.conversationId, after.id)));
  const given = (name: string) => sql.raw(`excluded.${name}`);

  const put = store.prepare((w) => w.insert(f).values(placeholdersOf(f)).onConflictDoUpdate({
    target: f.conversationId,
    set: {
      startedAt: given('started_at'), lastAt: given('last_at'), product: given('product'), liveSession: given('live_session'), entryId: given('entry_id'), botSpoke: given('bot_spoke'),
      personAt: given('person_at'), handoffReason: given('handoff_reason'), firstReplyAt: given('first_reply_at'), agentId: given('agent_id'), agentMessages: given('agent_messages'),
      transfers: given('transfers'), requeues: given('requeues'), reopens: given('reopens'), firstResolvedAt: given('first_resolved_at'), resolvedAt: given('resolved_at'),
      botMs: given('bot_ms'), queueMs: given('queue_ms'), humanMs: given('human_ms'), clockEvents: given('clock_events'),
    },
  }));

  return {
    /** Puts a reading of whole conversations in place; those that were deleted meanwhile leave nothing. */
    save(rows: readonly FiguresRow[]): Promise<void> {
      return store.write(function* (w) {
        const ids = rows.map((row) => row.conversationId);
        const there = new Set((yield* run(w.select({ id: c.id }).from(c).where(inArray(c.id, ids)))).map(({ id }) => id));
        const kept = rows.filter((row) => there.has(row.conversationId));
        for (const row of kept) yield put(row);
      });
    },
    /** A page of what began in `[from, to)`, in order of beginning. The shopper is the one to whom the conversation belongs now. */
    page(shopId: string, from: number, to: number, after: After, limit: number): Promise<ReportRow[]> {
      return store.read.select({ ...columns, shopperId: c.shopperId }).from(f).innerJoin(c, eq(c.id, f.conversationId))
        .where(and(eq(f.shopId, shopId), gte(f.startedAt, from), lt(f.startedAt, to), pastIn(f.startedAt, after)))
        .orderBy(asc(f.startedAt), asc(f.conversationId)).limit(limit);
    },
    /** A page of the clocks' logs of conversations in which something was said since `from`, in order of their last line. */
    clockPage(shopId: string, from: number, after: After, limit: number): Promise<Pick<FiguresRow, 'conversationId' | 'lastAt' | 'clockEvents'>[]> {
      return store.read.select({ conversationId: f.conversationId, lastAt: f.lastAt, clockEvents: f.clockEvents }).from(f)
        .where(and(eq(f.shopId, shopId), gte(f.lastAt, from), pastIn(f.lastAt, after))).orderBy(asc(f.lastAt), asc(f.conversationId)).limit(limit);
    },
    async shopIds(): Promise<string[]> {
      return (await store.read.select({ id: shops.id }).from(shops)).map(({ id }) => id);
    },
    async agentNames(shopId: string): Promise<Map<string, string>> {
      const rows = await store.read.select({ id: agents.id, name: agents.name }).from(agents).where(eq(agents.shopId, shopId));
      return new Map(rows.map(({ id, name }) => [id, name]));
    },
    /** The questions of the shop's live entries. */
    async entryNames(shopId: string, language: Language): Promise<Map<string, string>> {
      const rows = await store.read.select({ id: e.id, question: e.question }).from(e).where(and(eq(e.shopId, shopId), eq(e.language, language)));
      return new Map(rows.map(({ id, question }) => [id, question]));
    },
    async settings(shopId: string): Promise<SettingsRow | null> {
      return (await store.read.select().from(reportSettings).where(eq(reportSettings.shopId, shopId)))[0] ?? null;
    },
    saveSettings(row: SettingsRow): Promise<unknown> {
      return store.write(function* (w) {
        yield* run(w.insert(reportSettings).values(row).onConflictDoUpdate({ target: reportSettings.shopId, set: row }).returning({ shopId: reportSettings.shopId }));
      });
    },
    /** Who waits for a person, and for how long by when: queued or with an agent. */
    async waiting(shopId: string) {
      return await store.read.select({ id: c.id, state: c.state, ownerId: c.ownerId, waitingSince: c.waitingSince, dueAt: c.dueAt }).from(c)
        .where(and(eq(c.shopId, shopId), inArray(c.state, ['queued', 'assigned'])));
    },
  };
}
export type FiguresRepository = ReturnType<typeof createFiguresRepository>;
