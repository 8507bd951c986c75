/** Agents' desks and how a shop's queue is served, in the database. Called by the routing services alone. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { DeskSettings, RoutingSettings } from '@aftercast/shared';
import { run, type Alongside, type Step, type Store, type Writer } from '../db/store.ts';

/** Where nobody has said otherwise. Conversations are given only once the shop has said so. */
export const defaultRouting: RoutingSettings = { autoAssign: false, silenceSeconds: 120, graceSeconds: 30 };
export const defaultDesk: DeskSettings = { capacity: 5, skills: { products: [], languages: [], tiers: [] }, mode: 'auto', paused: false };

/** A desk with its agent's account. Times are milliseconds since the epoch. */
export interface Desk extends DeskSettings {
  agentId: string;
  name: string;
  role: Store['tables']['agents']['$inferSelect']['role'];
  disabled: boolean;
  hereUntil: number | null;
  awaySince: number | null;
}

/** What changes a desk. */
export type DeskPatch = Partial<DeskSettings & Pick<Desk, 'hereUntil' | 'awaySince'>>;

export function createDeskRepository(store: Store) {
  const { agents: a, agentDesks: d, routingSettings: r, conversations: c } = store.tables;
  const desksOf = store.prepareRead((reader) => reader.select({
    agentId: a.id, name: a.name, role: a.role, disabled: a.disabled, capacity: d.capacity, skills: d.skills, mode: d.mode, paused: d.paused, hereUntil: d.hereUntil, awaySince: d.awaySince,
  }).from(a).leftJoin(d, eq(d.agentId, a.id)).where(eq(a.shopId, sql.placeholder('shopId'))).orderBy(a.createdAt, a.id));

  return {
    async settingsOf(shopId: string): Promise<RoutingSettings> {
      const [row] = await store.read.select().from(r).where(eq(r.shopId, shopId));
      return row ? { autoAssign: row.autoAssign, silenceSeconds: row.silenceSeconds, graceSeconds: row.graceSeconds } : defaultRouting;
    },
    async saveSettings(shopId: string, settings: RoutingSettings, also?: Alongside): Promise<void> {
      await store.write(function* (w) {
        yield* run(w.insert(r).values({ shopId, ...settings }).onConflictDoUpdate({ target: r.shopId, set: settings }).returning({ shopId: r.shopId }));
        if (also) yield* also(w);
      });
    },
    /** Everyone of the shop, the eldest account first. */
    async desksOf(shopId: string): Promise<Desk[]> {
      return (await desksOf({ shopId })).map(({ capacity, skills, mode, paused, ...row }) => ({
        ...row, capacity: capacity ?? defaultDesk.capacity, skills: skills ?? defaultDesk.skills, mode: mode ?? defaultDesk.mode, paused: paused ?? defaultDesk.paused,
      }));
    },
    /** @param also is written in the same transaction @returns null: nobody of this shop */
    save(shopId: string, agentId: string, patch: DeskPatch, also?: Alongside): Promise<true | null> {
      return store.write(function* (w) {
        const [agent] = yield* run(w.select({ id: a.id }).from(a).where(and(eq(a.id, agentId), eq(a.shopId, shopId))));
        if (!agent) return null;
        yield* run(w.insert(d).values({ agentId, shopId, ...defaultDesk, hereUntil: null, awaySince: null, ...patch })
          .onConflictDoUpdate({ target: d.agentId, set: { ...patch, shopId } }).returning({ agentId: d.agentId }));
        if (also) yield* also(w);
        return true;
      });
    },
    /**
     * Inside a write: whether an agent is to be given one more. Processes write one at a time, so that what is counted here still
     * holds when the conversation is given. One that is put aside takes no place.
     */
    *hasPlace(w: Writer, shopId: string, agentId: string): Generator<Step<unknown>, boolean, unknown> {
      const [desk] = yield* run(w.select({ capacity: d.capacity, paused: d.paused }).from(d).where(eq(d.agentId, agentId)));
      const { capacity, paused } = desk ?? defaultDesk;
      if (paused) return false;
      const [held] = yield* run(w.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(c)
        .where(and(eq(c.shopId, shopId), eq(c.state, 'assigned'), eq(c.ownerId, agentId), isNull(c.snoozedUntil))));
      return (held?.n ?? 0) < capacity;
    },
    /** Until when agents count as there. */
    async beat(seen: readonly { shopId: string; agentId: string; hereUntil: number }[]): Promise<void> {
      if (seen.length === 0) return;
      await store.write(function* (w) {
        yield* run(w.insert(d).values(seen.map((one) => ({ ...one, ...defaultDesk, awaySince: null })))
          .onConflictDoUpdate({ target: d.agentId, set: { hereUntil: sql`excluded.here_until` } }).returning({ agentId: d.agentId }));
      });
    },
  };
}
export type DeskRepository = ReturnType<typeof createDeskRepository>;
