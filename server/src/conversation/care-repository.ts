/** Whether a shopper lets others than their agent read what they say of their health, in the database. Called by the care service alone. */
import { and, eq, isNull, ne, or } from 'drizzle-orm';
import type { CareConsent } from '@aftercast/shared';
import { run, type Store } from '../db/store.ts';
import type { ConversationRow } from './conversation-repository.ts';

export function createCareRepository(store: Store) {
  const { conversations: c, events: e } = store.tables;
  return {
    /** `asked` never takes an answer back; answers are told to the outbox. Null: nothing changed. */
    put({ id, shopId }: Pick<ConversationRow, 'id' | 'shopId'>, consent: CareConsent, now: number): Promise<ConversationRow | null> {
      const changes = consent === 'asked' ? isNull(c.careConsent) : or(isNull(c.careConsent), ne(c.careConsent, consent));
      return store.write(function* (w) {
        const [row] = yield* run(w.update(c).set({ careConsent: consent }).where(and(eq(c.id, id), changes)).returning());
        if (row && consent !== 'asked') {
          yield* run(w.insert(e).values({ shopId, type: 'care.answered', conversationId: id, createdAt: now, payload: JSON.stringify({ consent }) }).returning({ position: e.position }));
        }
        return row ?? null;
      });
    },
  };
}
export type CareRepository = ReturnType<typeof createCareRepository>;
