/** The agents' lists: counts, pages and queue places over many conversations. Called by the inbox service alone. */
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import { behindDeadlines, limits, type InboxCounts, type InboxFilter, type InboxList } from '@aftercast/shared';
import type { Store } from '../db/store.ts';
import type { PagePlace } from '../http/page-cursor.ts';

export function createInboxRepository(store: Store) {
  const { conversations: c, shoppers: s, agents: a, messages: m, conversationLabels: cl } = store.tables;
  const unread = sql<number>`(select count(*) from ${m} where ${m.conversationId} = ${c.id} and ${m.seq} > ${c.agentReadSeq} and ${m.sender} = 'shopper')`.mapWith(Number);

  function rows(where: SQL | undefined) {
    return store.read.select({ row: c, shopperName: s.name, externalId: s.externalId, ownerName: a.name, unread })
      .from(c).leftJoin(s, eq(s.id, c.shopperId)).leftJoin(a, eq(a.id, c.ownerId)).where(where).$dynamic();
  }
  /** Where the shop told something and the shopper never spoke, nobody has anything to do. See `isUnheard`. */
  const spokenIn = gt(c.version, 0);
  const byDue = sql<number>`coalesce(${c.dueAt}, ${sql.raw(String(behindDeadlines))} - ${c.lastMessageAt})`;

  const narrowed = ({ label, language, owner, urgency, snoozed }: InboxFilter): SQL | undefined => and(
    label ? inArray(c.id, store.read.select({ id: cl.conversationId }).from(cl).where(eq(cl.labelId, label))) : undefined,
    language ? eq(c.language, language) : undefined, owner ? eq(c.ownerId, owner) : undefined,
    urgency ? eq(c.urgency, urgency) : undefined, snoozed ? isNotNull(c.snoozedUntil) : undefined,
  );
  /** The earliest deadline comes first in the queue and among one's own; elsewhere the liveliest. */
  function page(shopId: string, list: InboxList, agentId: string, filter: InboxFilter, cursor: PagePlace | null, limit: number) {
    const inShop = and(eq(c.shopId, shopId), narrowed(filter));
    if (list === 'waiting') {
      const after = cursor ? or(gt(c.dueAt, cursor.at), and(eq(c.dueAt, cursor.at), gt(c.id, cursor.id))) : undefined;
      return rows(and(inShop, eq(c.state, 'queued'), after)).orderBy(asc(c.dueAt), asc(c.id)).limit(limit);
    }
    if (list === 'mine') {
      const after = cursor ? or(gt(byDue, cursor.at), and(eq(byDue, cursor.at), gt(c.id, cursor.id))) : undefined;
      return rows(and(inShop, eq(c.state, 'assigned'), eq(c.ownerId, agentId), filter.snoozed ? undefined : isNull(c.snoozedUntil), after)).orderBy(asc(byDue), asc(c.id)).limit(limit);
    }
    const bot = list === 'bot' ? eq(c.state, 'bot') : spokenIn;
    const after = cursor ? or(lt(c.lastMessageAt, cursor.at), and(eq(c.lastMessageAt, cursor.at), lt(c.id, cursor.id))) : undefined;
    return rows(and(inShop, bot, after)).orderBy(desc(c.lastMessageAt), desc(c.id)).limit(limit);
  }
  const aheadOf = store.prepareRead((r) => r.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(c).where(and(
    eq(c.shopId, sql.placeholder('shopId')), eq(c.state, 'queued'),
    or(lt(c.dueAt, sql.placeholder('due')), and(eq(c.dueAt, sql.placeholder('due2')), lt(c.id, sql.placeholder('id')))),
  )));

  const pressing = store.prepareRead((r) => r.select({
    late: sql<number>`sum(case when ${c.dueAt} <= ${sql.placeholder('now')} then 1 else 0 end)`.mapWith(Number),
    atRisk: sql<number>`sum(case when ${c.dueAt} > ${sql.placeholder('now2')} and ${c.dueAt} < ${sql.placeholder('soon')} then 1 else 0 end)`.mapWith(Number),
    longestSince: sql<number | null>`min(case when ${c.waitingSince} <= ${sql.placeholder('now3')} then ${c.waitingSince} end)`.mapWith(Number),
  }).from(c).where(and(eq(c.shopId, sql.placeholder('shopId')), eq(c.state, 'queued'))));

  return {
    page,
    byIds: (ids: string[]) => ids.length === 0 ? Promise.resolve([]) : rows(inArray(c.id, ids)),
    /** The labels on these conversations. */
    async labelsOn(ids: string[]): Promise<Map<string, string[]>> {
      const on = new Map<string, string[]>();
      if (ids.length === 0) return on;
      for (const { conversationId, labelId } of await store.read.select().from(cl).where(inArray(cl.conversationId, ids)).orderBy(asc(cl.labelId))) {
        on.set(conversationId, [...on.get(conversationId) ?? [], labelId]);
      }
      return on;
    },
    async counts(shopId: string, now: number): Promise<{ all: InboxCounts; mine: Map<string, { desk: number; aside: number }> }> {
      const groups = await store.read.select({ state: c.state, ownerId: c.ownerId, aside: sql<number>`count(${c.snoozedUntil})`.mapWith(Number), n: sql<number>`count(*)`.mapWith(Number) })
        .from(c).where(and(eq(c.shopId, shopId), spokenIn)).groupBy(c.state, c.ownerId);
      const [queue] = await pressing({ shopId, now, now2: now, now3: now, soon: now + limits.atRiskMs });
      const all: InboxCounts = { waiting: 0, mine: 0, bot: 0, all: 0, snoozed: 0, late: queue?.late ?? 0, atRisk: queue?.atRisk ?? 0, longestSince: queue?.longestSince ?? null };
      const mine = new Map<string, { desk: number; aside: number }>();
      for (const { state, ownerId, aside, n } of groups) {
        all.all += n;
        if (state === 'queued') all.waiting += n;
        if (state === 'bot') all.bot += n;
        if (state === 'assigned' && ownerId !== null) mine.set(ownerId, { desk: n - aside, aside });
      }
      return { all, mine };
    },
    /** 1 = next. */
    async queuePlace(row: { id: string; shopId: string; dueAt: number | null }): Promise<number> {
      const due = row.dueAt ?? 0;
      const [ahead] = await aheadOf({ shopId: row.shopId, due, due2: due, id: row.id });
      return (ahead?.n ?? 0) + 1;
    },
    /** The whole queue in order, for telling everyone their new place. */
    queue: (shopId: string) => store.read.select({ id: c.id, shopperId: c.shopperId }).from(c)
      .where(and(eq(c.shopId, shopId), eq(c.state, 'queued'))).orderBy(asc(c.dueAt), asc(c.id)),
  };
}
export type InboxRepository = ReturnType<typeof createInboxRepository>;
