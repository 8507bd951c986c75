import { randomBytes } from 'node:crypto';
import { createId, knowledgeEntry, type KnowledgeEntry } from '@aftercast/shared';
import { createKnowledgeService } from '../../server/src/knowledge/knowledge-service.ts';
import type { RecentQuestion } from '../../server/src/knowledge/thresholds/threshold-service.ts';
import { createTestStore, type TestStore } from './store.ts';

/** An entry with what a test doesn't care about filled in. */
export const entryOf = (given: Partial<KnowledgeEntry> & { id: string }): KnowledgeEntry => knowledgeEntry.parse({ tier: 1, question: `${given.id}？`, answer: `${given.id}。`, ...given });

/** The knowledge of one shop, `shop`, on a real store, with a clock and the surroundings that the test commands. */
export async function createKnowledge(open: () => Promise<TestStore> = createTestStore) {
  const { store, remove } = await open();
  const state = { now: Date.UTC(2026, 10, 16, 12), forceWords: [] as string[], pictures: new Set<string>(), recent: [] as RecentQuestion[] };
  const knowledge = createKnowledgeService({
    store, clock: () => state.now, newId: (prefix) => createId(prefix, state.now, randomBytes), orders: { ordersOf: async () => [] },
    forceWordsOf: async () => state.forceWords, picturesOf: async () => state.pictures, recentQuestions: async () => state.recent,
  });
  const shop = { id: 'shop', name: '柚子店', assistantName: '小柚', timeZone: 'Asia/Shanghai', forceWords: state.forceWords };
  return {
    ...knowledge, state, close: remove,
    /** What the bot says to a stranger in the shop. */
    ask: async (text: string, more: object = {}) => knowledge.reply({ shop, shopper: { externalId: null, name: null }, text, context: {}, language: 'zh', ...more }),
    /** Keeps an edit of an entry as it stands now. */
    async draft(author: { id: string; name: string }, entry: KnowledgeEntry) {
      const { live, draft } = await knowledge.drafts.open('shop', { language: 'zh', entryId: entry.id }).catch(() => ({ live: null, draft: null }));
      return knowledge.drafts.save('shop', author, { language: 'zh', entryId: entry.id, entry, revision: draft?.revision ?? null, base: live?.version ?? 0 });
    },
  };
}
export type Knowledge = Awaited<ReturnType<typeof createKnowledge>>;
