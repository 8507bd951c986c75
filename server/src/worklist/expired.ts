/**
 * Entries whose time is over: by their own validity, or because all that was promised in their live session has ended.
 * Pure. What shoppers were still told by such an entry after its end is what it cost.
 */
import { validityOf, type KnowledgeEntry, type LivePromise, type LiveSession } from '@aftercast/shared';
import type { QuestionRow } from './question-repository.ts';
import { about, entryItem } from './summarise.ts';
import type { WorkItem } from './work-item.ts';

/** What is needed of a live session. */
export type PromisingSession = Pick<LiveSession, 'id' | 'promises'>;

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/**
 * The earliest moment from which nobody can call upon a promise: it holds for orders paid until `validUntil`, and what it
 * grants such an order reaches further by its terms. Paid until 23:00 with 48 hours to ship: it ends two days later at 23:00.
 */
export function promiseEnd({ validUntil, terms }: Pick<LivePromise, 'validUntil' | 'terms'>): number {
  const { shipBy = 0, claimUntil = 0, shipWithinHours = 0, claimWithinHours = 0, returnDays = 0 } = terms;
  return Math.max(shipBy, claimUntil, validUntil + Math.max(shipWithinHours * hourMs, claimWithinHours * hourMs, returnDays * dayMs));
}

/** When the last promise that an entry of a live session may speak of ends; null for an entry of no session, or of one that promised nothing about its product. */
export function promiseEndOf({ scope }: Pick<KnowledgeEntry, 'scope'>, sessions: ReadonlyMap<string, PromisingSession>): number | null {
  if (scope.liveSession === null) return null;
  const promises = sessions.get(scope.liveSession)?.promises ?? [];
  const ends = promises.filter(({ product }) => scope.product === null || product === null || product === scope.product).map(promiseEnd);
  return ends.length === 0 ? null : ends.reduce((last, end) => Math.max(last, end));
}

interface Shelf { entries: readonly KnowledgeEntry[]; sessions: readonly PromisingSession[]; questions: readonly QuestionRow[]; lastUse: (entryId: string) => number | null; now: number }

/** One row an entry whose time is over and that is still there. Whoever gave it a validity of its own has decided: its session is not asked. */
export function expiredItems({ entries, sessions, questions, lastUse, now }: Shelf): WorkItem[] {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const over = new Map<string, { entry: KnowledgeEntry; ended: NonNullable<WorkItem['ended']>; until: number; later: QuestionRow[] }>();
  for (const entry of entries) {
    const own = entry.validUntil ?? null;
    const until = own ?? promiseEndOf(entry, byId);
    if (until === null || until > now || (own !== null && validityOf(entry, now) !== 'expired')) continue;
    over.set(entry.id, { entry, ended: own === null ? 'promise' : 'validity', until, later: [] });
  }
  for (const question of questions) {
    const found = question.entryId === null ? undefined : over.get(question.entryId);
    if (found && question.askedAt >= found.until) found.later.push(question);
  }
  return [...over.values()].map(({ entry, ended, until, later }) => {
    const { count, peopleMs, examples } = about(later);
    return { ...entryItem(entry, 'expired', `expired.${entry.id}.${until}`, lastUse(entry.id)), count, peopleMs, examples, ended, firstAt: until };
  });
}
