/** Why conversations were passed on. Called by the transfer service alone. */
import { asc, eq } from 'drizzle-orm';
import type { TransferNote } from '@aftercast/shared';
import { run, type Step, type Store, type Writer } from '../db/store.ts';

type TransferRow = Store['tables']['transfers']['$inferSelect'];

export function createTransferRepository(store: Store) {
  const { transfers: t } = store.tables;
  return {
    /** For a write of its own conversation's. */
    *insert(w: Writer, row: TransferRow): Generator<Step<unknown>, void, unknown> {
      yield* run(w.insert(t).values(row).returning({ id: t.id }));
    },
    /** Oldest first. */
    async of(conversationId: string): Promise<TransferNote[]> {
      const rows = await store.read.select().from(t).where(eq(t.conversationId, conversationId)).orderBy(asc(t.createdAt), asc(t.id));
      return rows.map(({ id, byName, toName, reason, createdAt }) => ({ noticeId: id, by: byName, to: toName, reason, at: createdAt }));
    },
  };
}
export type TransferRepository = ReturnType<typeof createTransferRepository>;
