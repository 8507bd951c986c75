/** Webhooks and their deliveries. Called by the webhook service, the follower and the sender. */
import { and, asc, desc, eq, exists, inArray, lt, lte, or, sql } from 'drizzle-orm';
import { statementParts } from '../../db/statement-parts.ts';
import { run, type Alongside, type Store } from '../../db/store.ts';
import type { PagePlace } from '../../http/page-cursor.ts';
import { failingAfter, notFailing } from './retry.ts';

export type WebhookRow = Store['tables']['webhooks']['$inferSelect'];
export type DeliveryRow = Store['tables']['webhookDeliveries']['$inferSelect'];
type Outcome = Pick<DeliveryRow, 'state' | 'attempts' | 'nextAt' | 'lastAt' | 'status' | 'problem' | 'response'>;

export function createWebhookRepository(store: Store) {
  const { webhooks: h, webhookDeliveries: d } = store.tables;
  return {
    byId: async (id: string): Promise<WebhookRow | null> => (await store.read.select().from(h).where(eq(h.id, id)))[0] ?? null,
    ofShop: (shopId: string): Promise<WebhookRow[]> => store.read.select().from(h).where(eq(h.shopId, shopId)).orderBy(asc(h.createdAt), asc(h.id)),
    shops: async (): Promise<string[]> => (await store.read.selectDistinct({ shopId: h.shopId }).from(h)).map(({ shopId }) => shopId),
    /** False: the shop has as many as it may. */
    insert(row: WebhookRow, most: number, also: Alongside): Promise<boolean> {
      return store.write(function* (w) {
        if ((yield* run(w.select({ id: h.id }).from(h).where(eq(h.shopId, row.shopId)).limit(most))).length === most) return false;
        yield* run(w.insert(h).values(row).returning({ id: h.id }));
        yield* also(w);
        return true;
      });
    },
    /** Null: the shop has no such webhook. */
    change(shopId: string, id: string, patch: Partial<WebhookRow>, also?: Alongside): Promise<WebhookRow | null> {
      return store.write(function* (w) {
        const [row] = yield* run(w.update(h).set(patch).where(and(eq(h.shopId, shopId), eq(h.id, id))).returning());
        if (row && also) yield* also(w);
        return row ?? null;
      });
    },
    remove(shopId: string, id: string, also: Alongside): Promise<boolean> {
      return store.write(function* (w) {
        const [gone] = yield* run(w.delete(h).where(and(eq(h.shopId, shopId), eq(h.id, id))).returning({ id: h.id }));
        if (!gone) return false;
        yield* run(w.delete(d).where(eq(d.webhookId, id)).returning({ id: d.id }));
        yield* also(w);
        return true;
      });
    },
    /** Those that are there already stay as they are: an event is told each system once. */
    async add(rows: readonly DeliveryRow[]): Promise<void> {
      if (rows.length > 0) await store.write(function* (w) { for (const part of statementParts(rows)) yield* run(w.insert(d).values(part).onConflictDoNothing().returning({ id: d.id })); });
    },
    /** Webhooks that are on and have something due. */
    async due(now: number): Promise<WebhookRow[]> {
      // From the few that are on: what waits for one that is off is never met.
      const isDue = exists(store.read.select({ id: d.id }).from(d).where(and(eq(d.webhookId, h.id), eq(d.state, 'waiting'), lte(d.nextAt, now))));
      return store.read.select().from(h).where(and(eq(h.isOn, true), isDue));
    },
    /** Takes some of a webhook's, the longest due first, until `until`. */
    claim(webhookId: string, now: number, until: number, limit: number): Promise<DeliveryRow[]> {
      return store.write(function* (w) {
        const isDue = and(eq(d.webhookId, webhookId), eq(d.state, 'waiting'), lte(d.nextAt, now), lt(d.heldUntil, now));
        const found = yield* run(w.select({ id: d.id }).from(d).where(isDue).orderBy(asc(d.nextAt), asc(d.createdAt)).limit(limit));
        // Only whether someone else took them in between is asked again: the rest would lead SQLite through all that wait.
        return found.length === 0 ? [] : yield* run(w.update(d).set({ heldUntil: until }).where(and(lt(d.heldUntil, now), inArray(d.id, found.map(({ id }) => id)))).returning());
      });
    },
    /** What a try came to; and how the webhook gets on. */
    async tried(row: DeliveryRow, outcome: Outcome, hook: 'arrived' | { failedAt: number; gone: boolean }): Promise<void> {
      await store.write(function* (w) {
        yield* run(w.update(d).set({ ...outcome, heldUntil: 0 }).where(eq(d.id, row.id)).returning({ id: d.id }));
        const [now] = yield* run(w.select({ failingSince: h.failingSince, lastFailedAt: h.lastFailedAt }).from(h).where(eq(h.id, row.webhookId)));
        if (!now || (hook === 'arrived' && now.failingSince === null)) return;
        const { isTooLong, ...failing } = hook === 'arrived' ? { ...notFailing, isTooLong: false } : failingAfter(now, hook.failedAt);
        const off = hook === 'arrived' ? null : hook.gone ? 'gone' as const : isTooLong ? 'failing' as const : null;
        yield* run(w.update(h).set({ ...failing, ...off === null ? {} : { isOn: false, offReason: off } }).where(eq(h.id, row.webhookId)).returning({ id: h.id }));
      });
    },
    /** The newest first, from behind `before` on. */
    deliveries(webhookId: string, state: DeliveryRow['state'] | null, before: PagePlace | null, limit: number): Promise<DeliveryRow[]> {
      const behind = before && and(lte(d.createdAt, before.at), or(lt(d.createdAt, before.at), lt(d.id, before.id)));
      return store.read.select().from(d).where(and(eq(d.webhookId, webhookId), state ? eq(d.state, state) : undefined, behind ?? undefined)).orderBy(desc(d.createdAt), desc(d.id)).limit(limit);
    },
    async counts(webhookId: string): Promise<{ waiting: number; dead: number }> {
      const rows = await store.read.select({ state: d.state, n: sql<number>`count(*)`.mapWith(Number) }).from(d).where(and(eq(d.webhookId, webhookId), inArray(d.state, ['waiting', 'dead']))).groupBy(d.state);
      return { waiting: 0, dead: 0, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) };
    },
    /** Dead ones, or one of any state that has been tried, come due again from the first try on. @returns how many */
    async replay(webhookId: string, only: { id: string } | 'dead', now: number): Promise<number> {
      return store.write(function* (w) {
        const which = only === 'dead' ? eq(d.state, 'dead') : and(eq(d.id, only.id), or(eq(d.state, 'dead'), eq(d.state, 'sent')));
        return (yield* run(w.update(d).set({ state: 'waiting', attempts: 0, nextAt: now, heldUntil: 0 }).where(and(eq(d.webhookId, webhookId), which)).returning({ id: d.id }))).length;
      });
    },
    /** Forgets some of what arrived before `sent`, what died before `dead`, and what has waited since then for a webhook that is off. @returns whether there may be more */
    sweep({ sent, dead }: { sent: number; dead: number }, limit: number): Promise<boolean> {
      return store.write(function* (w) {
        let isMore = false;
        const off = w.select({ id: h.id }).from(h).where(eq(h.isOn, false));
        for (const past of [and(eq(d.state, 'sent'), lt(d.nextAt, sent)), and(eq(d.state, 'dead'), lt(d.nextAt, dead)), and(eq(d.state, 'waiting'), lt(d.nextAt, dead), inArray(d.webhookId, off))]) {
          const some = yield* run(w.select({ id: d.id }).from(d).where(past).limit(limit));
          if (some.length > 0) yield* run(w.delete(d).where(inArray(d.id, some.map(({ id }) => id))).returning({ id: d.id }));
          isMore ||= some.length === limit;
        }
        return isMore;
      });
    },
  };
}
export type WebhookRepository = ReturnType<typeof createWebhookRepository>;
