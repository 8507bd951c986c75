/** What shoppers asked in a broadcast, as it was recorded from the log. Reads alone; the rows are the work list's. */
import { and, desc, eq, gte, inArray } from 'drizzle-orm';
import { languages } from '@aftercast/shared';
import type { Store } from '../db/store.ts';
import type { Asked } from './asked-about.ts';

/** In a wave the newest tell enough. */
const mostRead = 2_000;

export function createLiveQuestionRepository(store: Store) {
  const { questions: q } = store.tables;
  return {
    /** Newest first; none of what was tapped, since those words are the shop's own. */
    async since(shopId: string, liveSession: string, since: number): Promise<Asked[]> {
      const rows = await store.read.select({ text: q.text, askedAt: q.askedAt, product: q.product, outcome: q.outcome }).from(q)
        .where(and(eq(q.shopId, shopId), inArray(q.language, [...languages]), gte(q.askedAt, since), eq(q.liveSession, liveSession), eq(q.tapped, false)))
        .orderBy(desc(q.askedAt)).limit(mostRead);
      return rows.map(({ outcome, ...asked }) => ({ ...asked, handedOver: outcome === 'handoff' }));
    },
  };
}
