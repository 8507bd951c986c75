/** What a shop says agents may grant without asking. Called by the case service alone. */
import { eq } from 'drizzle-orm';
import type { CaseLimits } from '@aftercast/shared';
import { run, type Alongside, type Store } from '../db/store.ts';
import { usualLimits } from './case-limit.ts';

export function createLimitRepository(store: Store) {
  const l = store.tables.caseLimits;
  return {
    async of(shopId: string): Promise<CaseLimits> {
      const rows = new Map((await store.read.select().from(l).where(eq(l.shopId, shopId))).map(({ subject, cents }) => [subject, cents]));
      const ofRole = (role: 'agent' | 'supervisor') => (rows.has(`role:${role}`) ? rows.get(`role:${role}`) ?? null : usualLimits[role]);
      const byAgent = Object.fromEntries([...rows].flatMap(([subject, cents]) => (subject.startsWith('agent:') ? [[subject.slice('agent:'.length), cents]] : [])));
      return { agent: ofRole('agent'), supervisor: ofRole('supervisor'), byAgent };
    },
    /** In place of all that was said before. @param also is written in the same transaction */
    async put(shopId: string, { agent, supervisor, byAgent }: CaseLimits, also?: Alongside): Promise<void> {
      const rows = [['role:agent', agent], ['role:supervisor', supervisor], ...Object.entries(byAgent).map(([id, cents]) => [`agent:${id}`, cents])] as [string, number | null][];
      await store.write(function* (w) {
        yield* run(w.delete(l).where(eq(l.shopId, shopId)).returning({ subject: l.subject }));
        yield* run(w.insert(l).values(rows.map(([subject, cents]) => ({ shopId, subject, cents }))).returning({ subject: l.subject }));
        if (also) yield* also(w);
      });
    },
  };
}
export type LimitRepository = ReturnType<typeof createLimitRepository>;
