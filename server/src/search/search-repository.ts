/** What a search looks through: conversations from the newest back, a bounded number at a time. Called by the search service alone. */
import { and, desc, eq, gte, inArray, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Store } from '../db/store.ts';

/** Where a step ended. */
export interface Place { at: number; id: string }

/** Above every continuation of a prefix. */
const beyond = '\u{10FFFF}';

export function createSearchRepository(store: Store) {
  const { conversations: c, shoppers: s, messages: m, notes: n, orders: o } = store.tables;
  const health = { state: c.state, ownerId: c.ownerId, lastAgentId: c.lastAgentId, urgencyReasons: c.urgencyReasons, careConsent: c.careConsent };
  const light = { id: c.id, lastMessageAt: c.lastMessageAt, context: c.context, name: s.name, externalId: s.externalId, ...health };
  /** As `includes`, with letters of the Latin alphabet alike. A first sieve: the service looks again. */
  const holds = (column: typeof m.body | typeof n.text, words: string): SQL =>
    sql`lower(${column}) like ${`%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;

  return {
    /** The next conversations, newest first. */
    window(shopId: string, after: Place | null, size: number) {
      const behind = after ? or(lt(c.lastMessageAt, after.at), and(eq(c.lastMessageAt, after.at), lt(c.id, after.id))) : undefined;
      return store.read.select(light).from(c).leftJoin(s, eq(s.id, c.shopperId)).where(and(eq(c.shopId, shopId), behind))
        .orderBy(desc(c.lastMessageAt), desc(c.id)).limit(size);
    },
    /** Messages whose stored body holds the words as JSON writes them, newest first. */
    messages: (ids: string[], words: string) => store.read.select({ conversationId: m.conversationId, authorId: m.authorId, body: m.body }).from(m)
      .where(and(inArray(m.conversationId, ids), inArray(m.sender, ['shopper', 'bot', 'agent']), holds(m.body, JSON.stringify(words).slice(1, -1))))
      .orderBy(desc(m.createdAt)),
    notes: (ids: string[], words: string) => store.read.select({ conversationId: n.conversationId, text: n.text, authorId: n.authorId, mentions: n.mentions }).from(n)
      .where(and(inArray(n.conversationId, ids), holds(n.text, words))).orderBy(desc(n.createdAt)),
    /** Who has an order whose number begins so. */
    shoppersByOrder: (shopId: string, prefix: string, limit: number) => store.read.select({ externalId: o.shopperExternalId, orderId: o.id }).from(o)
      .where(and(eq(o.shopId, shopId), gte(o.id, prefix), lt(o.id, prefix + beyond))).limit(limit),
    /** The latest conversations of these identified shoppers, and of those whose member number begins so. */
    ofShoppers: (shopId: string, externalIds: string[], prefix: string, limit: number) => store.read.select(light).from(c).innerJoin(s, eq(s.id, c.shopperId))
      .where(and(eq(s.shopId, shopId), or(
        externalIds.length > 0 ? inArray(s.externalId, externalIds) : undefined, and(gte(s.externalId, prefix), lt(s.externalId, prefix + beyond)),
      ))).orderBy(desc(c.lastMessageAt), desc(c.id)).limit(limit),
  };
}
export type SearchRepository = ReturnType<typeof createSearchRepository>;
