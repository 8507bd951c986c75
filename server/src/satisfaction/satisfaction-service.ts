/**
 * What shoppers think of how they were served: taken once a stretch, changeable for a day, shown under the message it is about.
 * Refuses to ask; the widget does. A leaf: the conversation core knows nothing of it. Called by the shopper's frames and by reports.
 */
import { complaints, praises, satisfactionSpans, satisfactionWordsLength, satisfiedFrom, type Message, type SatisfactionFigures, type SatisfactionReason } from '@aftercast/shared';
import type { ConversationRow } from '../conversation/conversation-repository.ts';
import { fromRow } from '../conversation/presenter.ts';
import type { TranscriptService } from '../conversation/transcript-service.ts';
import { storableText } from '../db/storable-text.ts';
import { AppError } from '../errors.ts';
import type { Bus } from '../events/bus.ts';
import { addUp } from './figures.ts';
import type { SatisfactionRepository, SatisfactionRow } from './satisfaction-repository.ts';
import { stretchEndedBy } from './stretch.ts';

/** A rating as it came in. */
export interface Given { conversationId: string; seq: number; score: number; reason?: SatisfactionReason | undefined; words?: string | undefined }

/** From `from` on, up to but without `until`; milliseconds since the epoch. */
export interface Period { from: number; until: number }

interface Deps {
  repository: SatisfactionRepository;
  transcript: Pick<TranscriptService, 'rowsOf' | 'logs'>;
  bus: Bus;
  clock: () => number;
}

export function createSatisfactionService({ repository, transcript, bus, clock }: Deps) {
  async function own(shopperId: string, conversationId: string): Promise<{ row: ConversationRow; log: Message[] }> {
    const [row] = await transcript.rowsOf([conversationId]);
    if (row?.shopperId !== shopperId) throw new AppError('message_not_found', 'there is nothing to rate here');
    return { row, log: (await transcript.logs([row])).get(row.id) ?? [] };
  }

  function rowFrom(given: Given, row: ConversationRow, stretch: { from: number; agentId: string | null }, before: SatisfactionRow | null, now: number): SatisfactionRow {
    const words = storableText(given.words ?? '').trim().slice(0, satisfactionWordsLength);
    return {
      shopId: row.shopId, conversationId: row.id, stretch: stretch.from, seq: given.seq, agentId: stretch.agentId, score: given.score,
      reason: given.reason ?? null, words: words === '' ? null : storableText(words), givenAt: before?.givenAt ?? now, changedAt: now,
    };
  }

  return {
    /**
     * Takes a shopper's rating of their own conversation; the same again changes nothing.
     * @throws message_not_found, invalid_request for a reason that does not go with the score, satisfaction_closed when the message ended
     * nothing, or too long ago
     */
    async set(shopperId: string, given: Given): Promise<void> {
      const fitting: readonly string[] = given.score >= satisfiedFrom ? praises : complaints;
      if (given.reason && !fitting.includes(given.reason)) throw new AppError('invalid_request', 'this reason does not go with the score');
      const now = clock();
      const { row, log } = await own(shopperId, given.conversationId);
      const message = log.find(({ seq }) => seq === given.seq);
      if (!message) throw new AppError('message_not_found', 'there is nothing to rate here');
      const held = 'satisfaction' in message.body && message.body.satisfaction !== undefined;
      const stretch = stretchEndedBy(log, given.seq, now, held);
      const before = stretch && await repository.byStretch(row.id, stretch.from);
      const until = before ? before.givenAt + satisfactionSpans.changeMs : (stretch?.endedAt ?? 0) + satisfactionSpans.openMs;
      if (!stretch || now > until) throw new AppError('satisfaction_closed', 'this can not be rated now');
      const next = rowFrom(given, row, stretch, before, now);
      if (before && before.seq === next.seq && before.score === next.score && before.reason === next.reason && before.words === next.words) return;
      const { score, reason, words, givenAt } = next;
      for (const changed of await repository.put(next, { score, reason, words, givenAt })) {
        bus.emit('message.changed', { conversation: row, message: fromRow(changed) });
      }
    },
    /** Whether the shopper was satisfied, by conversation and by its last rating of the period. */
    async satisfiedBy(shopId: string, from: number, until: number): Promise<ReadonlyMap<string, boolean>> {
      return new Map((await repository.scores(shopId, from, until)).map(({ conversationId, score }) => [conversationId, score >= satisfiedFrom]));
    },
    /** The figures of a period by when ratings were first given: for reports. */
    async satisfactionOf(shopId: string, { from, until }: Period): Promise<SatisfactionFigures> {
      return addUp(await repository.tallies(shopId, from, until));
    },
  };
}
export type SatisfactionService = ReturnType<typeof createSatisfactionService>;
