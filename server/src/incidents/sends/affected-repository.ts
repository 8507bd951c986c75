/** Finds the open orders that an incident is about, in portions, and never meets one that has ended. Called by the send service and its worker. */
import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, ne, or, sql, type SQL } from 'drizzle-orm';
import type { AffectedRule } from '@aftercast/shared';
import type { Store } from '../../db/store.ts';

/** A place among open orders, as text: when it was paid, and its id. */
export type Place = string;
export interface AffectedOrder { id: string; shopperExternalId: string | null }

const hourMs = 3_600_000;

export function createAffectedRepository(store: Store) {
  const { orders: o, shoppers: s, conversations: c } = store.tables;
  const some = <T extends string>(column: typeof o.carrier | typeof o.region | typeof o.liveSession | typeof o.status, list: readonly T[]): SQL | undefined => (list.length === 0 ? undefined : inArray(column, [...list]));
  const bought = sql`coalesce(${o.items}, ${o.data})`;
  /**
   * An item begins with its product, a promise does not: the schema of an order keeps that. Searched for by taking it away, the one search that both
   * databases know which tells upper from lower case and has no wildcards; what stands between quotes is a whole id.
   */
  const holds = (product: string): SQL => sql`replace(${bought}, ${`{"product":${JSON.stringify(product)}`}, '') <> ${bought}`;

  function where(rule: AffectedRule, now: number): SQL | undefined {
    return and(
      // A return is under way: it is between the buyer and the shop, whatever becomes of parcels.
      isNotNull(o.openSince), ne(o.status, 'returning'), some(o.carrier, rule.carriers), some(o.region, rule.regions), some(o.liveSession, rule.liveSessions), some(o.status, rule.statuses),
      rule.products.length === 0 ? undefined : or(...rule.products.map(holds)),
      // As sums: the index of payments would lead through every order paid since, where few shoppers are asked for.
      rule.paidFrom === null ? undefined : sql`${o.paidAt} + 0 >= ${rule.paidFrom}`, rule.paidTo === null ? undefined : sql`${o.paidAt} + 0 < ${rule.paidTo}`,
      rule.unshippedHours === null ? undefined : and(inArray(o.status, ['pending', 'delayed']), isNull(o.lastMovedAt), sql`${o.paidAt} + 0 <= ${now - rule.unshippedHours * hourMs}`),
    );
  }
  function behind(place: Place | null): SQL | undefined {
    if (place === null) return undefined;
    const [at = '', ...id] = place.split(' ');
    return and(gte(o.openSince, Number(at)), or(gt(o.openSince, Number(at)), gt(o.id, id.join(' '))));
  }

  return {
    /** From behind `place` on. `next` null: these were the last. Looks at `limit` open orders, of which some are affected. */
    async portion(shopId: string, rule: AffectedRule, place: Place | null, limit: number, now: number): Promise<{ affected: AffectedOrder[]; next: Place | null }> {
      const isIt = sql<number>`case when ${where(rule, now)} then 1 else 0 end`.mapWith(Number);
      const rows = await store.read.select({ id: o.id, shopperExternalId: o.shopperExternalId, openSince: o.openSince, isIt }).from(o)
        .where(and(eq(o.shopId, shopId), isNotNull(o.openSince), behind(place))).orderBy(asc(o.openSince), asc(o.id)).limit(limit);
      const last = rows.at(-1);
      return {
        affected: rows.filter((row) => row.isIt === 1).map(({ id, shopperExternalId }) => ({ id, shopperExternalId })),
        next: rows.length < limit || !last ? null : `${last.openSince} ${last.id}`,
      };
    },
    /** Those of these shoppers who have an affected order. */
    async stillAffected(shopId: string, rule: AffectedRule, shoppers: readonly string[], now: number): Promise<Set<string>> {
      if (shoppers.length === 0) return new Set();
      const rows = await store.read.selectDistinct({ shopper: o.shopperExternalId }).from(o).where(and(eq(o.shopId, shopId), inArray(o.shopperExternalId, [...shoppers]), where(rule, now)));
      return new Set(rows.flatMap(({ shopper }) => shopper ?? []));
    },
    /** Who these are here, by the merchant's id; those who were never here are not among them. `talking`: they are in a conversation that has not ended. */
    async people(shopId: string, externalIds: readonly string[]): Promise<Map<string, { id: string; name: string | null; talking: boolean }>> {
      if (externalIds.length === 0) return new Map();
      const rows = await store.read.select({ id: s.id, externalId: s.externalId, name: s.name, open: c.id }).from(s)
        .leftJoin(c, and(eq(c.openFor, s.id), ne(c.state, 'resolved'))).where(and(eq(s.shopId, shopId), inArray(s.externalId, [...externalIds])));
      return new Map(rows.flatMap(({ id, externalId, name, open }) => (externalId === null ? [] : [[externalId, { id, name, talking: open !== null }] as const])));
    },
  };
}
export type AffectedRepository = ReturnType<typeof createAffectedRepository>;
