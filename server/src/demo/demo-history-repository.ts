/** The demo's history in the database, as the rows and events that real talks leave. Called by the seed alone. */
import { eq, inArray } from 'drizzle-orm';
import { run, type Store } from '../db/store.ts';
import type { HistoryTalk } from './demo-history.ts';
import { demoLabels, labelsOf, type HistoryRating } from './demo-opinions.ts';

export function createHistoryRepository(store: Store, shopId: string) {
  const { conversations: c, messages: m, events: e, shoppers: s, satisfaction, labels, conversationLabels, agents, reportSettings } = store.tables;
  return {
    staff: () => store.read.select({ id: agents.id, name: agents.name }).from(agents).where(eq(agents.shopId, shopId)).orderBy(agents.email),
    /** Written last, the settings say that the history is whole. */
    async isWhole(): Promise<boolean> {
      return (await store.read.select({ shopId: reportSettings.shopId }).from(reportSettings).where(eq(reportSettings.shopId, shopId))).length > 0;
    },
    async finish(settings: { minuteCents: number; changedOn: string | null; updatedAt: number }): Promise<void> {
      await store.write(function* (w) {
        yield* run(w.insert(reportSettings).values({ shopId, ...settings }).onConflictDoNothing().returning());
      });
    },
    async writeLabels(now: number): Promise<void> {
      await store.write(function* (w) {
        yield* run(w.insert(labels).values(demoLabels.map(({ id, name, tone }, index) => ({ id, shopId, name, tone, createdAt: now + index }))).onConflictDoNothing().returning());
      });
    },
    /** All of them or none; none where they are there already. */
    writeTalks(talks: readonly (HistoryTalk & { rating: HistoryRating | null })[]): Promise<void> {
      return store.write(function* (w) {
        const there = yield* run(w.select({ id: c.id }).from(c).where(inArray(c.id, talks.map(({ id }) => id))));
        if (there.length > 0) return;
        for (const { id, shopperId, context, agentId, lines, rating } of talks) {
          const [first, last] = [lines[0]?.at ?? 0, lines.at(-1)?.at ?? 0];
          const words = lines.filter(({ sender }) => sender === 'shopper').at(-1);
          yield* run(w.insert(s).values({ id: shopperId, shopId, externalId: null, name: null, mergedInto: null, createdAt: first }).onConflictDoNothing().returning());
          yield* run(w.insert(c).values({
            id, shopId, shopperId, state: 'resolved', ownerId: null, lastAgentId: agentId, version: 1, lastSeq: lines.length, shopperReadSeq: lines.length, agentReadSeq: lines.length,
            language: 'zh', context, handoffReason: agentId === null ? null : 'low_confidence', preview: words?.body.kind === 'text' ? words.body.text : '', previewSender: 'shopper',
            createdAt: first, lastMessageAt: last, resolvedAt: last, openFor: null,
          }).returning());
          yield* run(w.insert(m).values(lines.map(({ id: messageId, sender, authorId, authorName, at, body }, index) => ({
            conversationId: id, seq: index + 1, id: messageId, sender, authorId, authorName, createdAt: at,
            body: JSON.stringify(rating?.seq === index + 1 ? { ...body, satisfaction: rating.given } : body),
          }))).returning({ seq: m.seq }));
          yield* run(w.insert(e).values({ shopId, type: 'conversation.resolved', conversationId: id, payload: `{"fromSeq":1,"toSeq":${lines.length}}`, createdAt: last }).returning({ position: e.position }));
          if (rating) {
            const { stretch, seq, given: { givenAt, ...given } } = rating;
            yield* run(w.insert(satisfaction).values({ shopId, conversationId: id, stretch, seq, agentId, ...given, givenAt, changedAt: givenAt }).returning({ seq: satisfaction.seq }));
          }
          const filed = labelsOf({ agentId, lines }).map((labelId) => ({ conversationId: id, labelId }));
          if (filed.length > 0) yield* run(w.insert(conversationLabels).values(filed).onConflictDoNothing().returning({ labelId: conversationLabels.labelId }));
        }
      });
    },
  };
}
