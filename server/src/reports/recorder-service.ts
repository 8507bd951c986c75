/** Keeps one row of figures a conversation, read from its whole log whenever it has moved. A leaf: delete it and chat still works. */
import type { PageContext } from '@aftercast/shared';
import type { TranscriptService } from '../conversation/transcript-service.ts';
import { createOutboxFollower, type Breathe, type FollowerDeps } from '../events/outbox-follower.ts';
import { toClockEvents } from './clock-log.ts';
import type { FiguresRepository, FiguresRow } from './figures-repository.ts';
import { readFigures } from './read-figures.ts';

const consumer = 'reports.figures';
/** Read, and written, at once. */
const conversationsAtOnce = 25;

export interface RecorderDeps extends FollowerDeps {
  transcript: Pick<TranscriptService, 'rowsOf' | 'logs'>;
  figures: Pick<FiguresRepository, 'save' | 'shopIds'>;
}

export function createRecorder({ transcript, figures, ...following }: RecorderDeps) {
  async function record(conversationIds: readonly string[], breathe: Breathe): Promise<void> {
    for (let from = 0; from < conversationIds.length; from += conversationsAtOnce) {
      const conversations = await transcript.rowsOf(conversationIds.slice(from, from + conversationsAtOnce));
      const logs = await transcript.logs(conversations);
      const rows: FiguresRow[] = [];
      for (const { id, shopId, context } of conversations) {
        const log = logs.get(id) ?? [];
        const read = readFigures(log);
        const { product = null, liveSession = null } = context as PageContext;
        if (read) rows.push({ ...read, conversationId: id, shopId, product, liveSession, clockEvents: toClockEvents(log) });
      }
      await breathe();
      if (rows.length > 0) await figures.save(rows);
      await breathe();
    }
  }
  return createOutboxFollower({ ...following, consumer, shopIds: figures.shopIds, record });
}
