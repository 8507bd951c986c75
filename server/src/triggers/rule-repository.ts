/** A shop's rules in the database, and the last trial of each. It decides nothing. Called by the rule service and the worker. */
import { and, eq, ne } from 'drizzle-orm';
import type { CareTrial } from '@aftercast/shared';
import { run, type Alongside, type Store } from '../db/store.ts';

export type RuleRow = Store['tables']['careRules']['$inferSelect'];

export function createRuleRepository(store: Store) {
  const { careRules: r, careTrials: t } = store.tables;
  const is = (shopId: string, id: string) => and(eq(r.shopId, shopId), eq(r.id, id));
  return {
    ofShop: (shopId: string): Promise<RuleRow[]> => store.read.select().from(r).where(eq(r.shopId, shopId)),
    on: (shopId: string): Promise<RuleRow[]> => store.read.select().from(r).where(and(eq(r.shopId, shopId), eq(r.isOn, true))),
    async byId(shopId: string, id: string): Promise<RuleRow | null> {
      return (await store.read.select().from(r).where(is(shopId, id)))[0] ?? null;
    },
    /** Shops that have a rule which is on. */
    async shopsOn(): Promise<string[]> {
      return (await store.read.selectDistinct({ shopId: r.shopId }).from(r).where(eq(r.isOn, true))).map(({ shopId }) => shopId);
    },
    async hasOthersOn(shopId: string, id: string): Promise<boolean> {
      return (await store.read.select({ id: r.id }).from(r).where(and(eq(r.shopId, shopId), eq(r.isOn, true), ne(r.id, id))).limit(1)).length > 0;
    },
    /** Puts the row in place of the one in version `from`; 0: there is none yet. False: another version is there. */
    put(row: RuleRow, from: number, also: Alongside): Promise<boolean> {
      return store.write(function* (w) {
        const written = from === 0 ? yield* run(w.insert(r).values(row).onConflictDoNothing().returning({ id: r.id }))
          : yield* run(w.update(r).set(row).where(and(is(row.shopId, row.id), eq(r.version, from))).returning({ id: r.id }));
        if (written.length > 0) yield* also(w);
        return written.length > 0;
      });
    },
    remove(shopId: string, id: string, version: number, also: Alongside): Promise<boolean> {
      return store.write(function* (w) {
        const gone = yield* run(w.delete(r).where(and(is(shopId, id), eq(r.version, version))).returning({ id: r.id }));
        if (gone.length === 0) return false;
        yield* run(w.delete(t).where(and(eq(t.shopId, shopId), eq(t.ruleId, id))).returning({ id: t.ruleId }));
        yield* also(w);
        return true;
      });
    },
    /** How far the open orders are planned. Nothing where the rule was changed meanwhile: it begins anew. */
    async planned({ shopId, id, version }: RuleRow, plannedTo: RuleRow['plannedTo']): Promise<void> {
      await store.write(function* (w) { yield* run(w.update(r).set({ plannedTo }).where(and(is(shopId, id), eq(r.version, version))).returning({ id: r.id })); });
    },
    async trials(shopId: string): Promise<Map<string, CareTrial>> {
      return new Map((await store.read.select().from(t).where(eq(t.shopId, shopId))).map(({ ruleId, trial }) => [ruleId, trial]));
    },
    async keepTrial(shopId: string, ruleId: string, trial: CareTrial): Promise<void> {
      await store.write(function* (w) {
        yield* run(w.insert(t).values({ shopId, ruleId, trial }).onConflictDoUpdate({ target: [t.shopId, t.ruleId], set: { trial } }).returning({ id: t.ruleId }));
      });
    },
  };
}
export type RuleRepository = ReturnType<typeof createRuleRepository>;
