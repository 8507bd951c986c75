/** Recorded questions in the database, by conversation and message. Called by the recorder and the work list. */
import { and, asc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import type { Language } from '@aftercast/shared';
import { placeholdersOf } from '../db/statement-parts.ts';
import { run, type Store } from '../db/store.ts';

export type QuestionRow = Store['tables']['questions']['$inferSelect'];

/** What real use says of one entry. `usedAt` is null where it was never used. */
export interface Usage { entryId: string; answered: number; helpful: number; unhelpful: number; notAsked: number; wantedPerson: number; usedAt: number | null; peopleMs: number }

export function createQuestionRepository(store: Store) {
  const { questions: q, conversations: c } = store.tables;
  const inLanguage = (shopId: string, language: Language) => and(eq(q.shopId, shopId), eq(q.language, language));
  const times = (condition: ReturnType<typeof sql>) => sql<number>`sum(case when ${condition} then 1 else 0 end)`.mapWith(Number);
  const given = (name: 'outcome' | 'reason' | 'entry_id' | 'confidence' | 'offered' | 'taken' | 'vote' | 'tapped' | 'wanted_person' | 'people_ms') => sql.raw(`excluded.${name}`);

  const put = store.prepare((w) => w.insert(q).values(placeholdersOf(q)).onConflictDoUpdate({
    target: [q.conversationId, q.id],
    set: {
      outcome: given('outcome'), reason: given('reason'), entryId: given('entry_id'), confidence: given('confidence'), offered: given('offered'),
      taken: given('taken'), vote: given('vote'), tapped: given('tapped'), wantedPerson: given('wanted_person'), peopleMs: given('people_ms'),
    },
  }));

  return {
    /**
     * Puts a reading of whole conversations in place. Read twice it is the same; where a shopper was is kept as first read,
     * since a conversation knows only where they are now. Conversations that were deleted meanwhile leave nothing.
     */
    save(rows: readonly QuestionRow[]): Promise<void> {
      return store.write(function* (w) {
        const ids = [...new Set(rows.map(({ conversationId }) => conversationId))];
        const there = new Set((yield* run(w.select({ id: c.id }).from(c).where(inArray(c.id, ids)))).map(({ id }) => id));
        const kept = rows.filter(({ conversationId }) => there.has(conversationId));
        for (const row of kept) yield put(row);
      });
    },
    /** What is recorded of these conversations. */
    ofConversations(ids: readonly string[]): Promise<QuestionRow[]> {
      return store.read.select().from(q).where(inArray(q.conversationId, [...ids]));
    },
    async shopIds(): Promise<string[]> {
      return (await store.read.select({ id: store.tables.shops.id }).from(store.tables.shops)).map(({ id }) => id);
    },
    /** A page in order of asking. */
    page(shopId: string, language: Language, after: { askedAt: number; id: string }, limit: number): Promise<QuestionRow[]> {
      return store.read.select().from(q).where(and(
        inLanguage(shopId, language),
        or(gt(q.askedAt, after.askedAt), and(eq(q.askedAt, after.askedAt), gt(q.id, after.id))),
      )).orderBy(asc(q.askedAt), asc(q.id)).limit(limit);
    },
    /** When each live entry last changed. */
    async changedAt(shopId: string, language: Language): Promise<Map<string, number>> {
      const e = store.tables.knowledgeEntries;
      const rows = await store.read.select({ id: e.id, updatedAt: e.updatedAt }).from(e).where(and(eq(e.shopId, shopId), eq(e.language, language)));
      return new Map(rows.map(({ id, updatedAt }) => [id, updatedAt]));
    },
    async usage(shopId: string, language: Language): Promise<Usage[]> {
      const rows = await store.read.select({
        entryId: q.entryId,
        answered: sql<number>`count(*)`.mapWith(Number),
        helpful: times(sql`${q.vote} = 'helpful'`), unhelpful: times(sql`${q.vote} = 'unhelpful'`), notAsked: times(sql`${q.vote} = 'not_asked'`),
        wantedPerson: times(sql`${q.wantedPerson}`),
        usedAt: sql<number>`max(${q.askedAt})`.mapWith(Number),
        peopleMs: sql<number>`sum(${q.peopleMs})`.mapWith(Number),
      }).from(q).where(and(inLanguage(shopId, language), sql`${q.entryId} is not null`)).groupBy(q.entryId);
      return rows.map((row) => ({ ...row, entryId: row.entryId ?? '' }));
    },
  };
}
export type QuestionRepository = ReturnType<typeof createQuestionRepository>;
