/** What agents did with suggestions, one row a question. Called by the suggestion service and the work list. */
import { and, asc, eq } from 'drizzle-orm';
import type { Language } from '@aftercast/shared';
import { run, type Store } from '../db/store.ts';

export type SuggestionUseRow = Store['tables']['suggestionUses']['$inferSelect'];

export function createSuggestionRepository(store: Store) {
  const u = store.tables.suggestionUses;
  const c = store.tables.conversations;
  return {
    /** In place of what was said of the same question before. Nothing for a conversation that was deleted meanwhile. */
    put(row: SuggestionUseRow): Promise<void> {
      return store.write(function* (w) {
        const [there] = yield* run(w.select({ id: c.id }).from(c).where(eq(c.id, row.conversationId)));
        if (!there) return;
        const { outcome, entryId, reply, agentId, usedAt, language } = row;
        yield* run(w.insert(u).values(row).onConflictDoUpdate({
          target: [u.conversationId, u.questionId], set: { outcome, entryId, reply, agentId, usedAt, language },
        }).returning({ id: u.questionId }));
      });
    },
    /** Of a shop, in order of use. */
    ofShop(shopId: string, language: Language): Promise<SuggestionUseRow[]> {
      return store.read.select().from(u).where(and(eq(u.shopId, shopId), eq(u.language, language))).orderBy(asc(u.usedAt), asc(u.questionId));
    },
  };
}
export type SuggestionRepository = ReturnType<typeof createSuggestionRepository>;
