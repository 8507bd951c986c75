/** What stands on the work list, and the rule by which a question gets there. Pure. */
import type { QuestionRow } from './question-repository.ts';

/**
 * `unanswered`: the bot had nothing right to say. `handed_off`: the shop's own rule calls for a person. `untaken`: choices that nobody took.
 * `unhelpful`: an answer voted 没用, or after which people asked for a person. `reworded`: an answer that agents
 * put into other words before they sent it. `unused` and `expired` are about entries alone.
 */
export const workKinds = ['unanswered', 'handed_off', 'untaken', 'unhelpful', 'reworded', 'unused', 'expired'] as const;
export type WorkKind = (typeof workKinds)[number];

/** Something a shopper said, and where to read on. */
export interface Example { text: string; askedAt: number; conversationId: string }

export interface WorkItem {
  /** The same for the same matter from one reading to the next. */
  key: string;
  kind: WorkKind;
  /** In the shopper's words; for entries, the entry's question. */
  title: string;
  count: number;
  /** Agents' time it took, milliseconds. */
  peopleMs: number;
  firstAt: number | null;
  lastAt: number | null;
  examples: Example[];
  /** All wordings, each once, most frequent first. */
  phrasings: string[];
  /** The entry it is about, or the one that would fit. */
  entryId: string | null;
  entryQuestion: string | null;
  /** Entries that were spoken and were not what was asked. */
  refused: string[];
  /** How often each outcome was the cause. */
  reasons: Record<string, number>;
  /** Where it was asked, if everyone was at the same place. */
  scope: { product: string | null; liveSession: string | null };
  /** For `expired`: what came to its end, at `firstAt`. An entry whose session's promise ended is still spoken. */
  ended: 'validity' | 'promise' | null;
}

/** Choices may be thought about for this long. */
const choiceMs = 15 * 60_000;

/** Which list of questions it belongs on; null where nothing is to be done. */
export function needOf(question: QuestionRow, now: number): 'unanswered' | 'handed_off' | 'untaken' | null {
  const { outcome, reason, tapped, taken, vote, wantedPerson, askedAt } = question;
  if (tapped) return null;
  if (outcome === 'handoff') return reason === 'needs_person' || reason === 'force_word' ? 'handed_off' : 'unanswered';
  if (outcome === 'answer') return vote === 'not_asked' ? 'unanswered' : null;
  if (reason !== null || wantedPerson) return 'unanswered';
  return taken === null && now - askedAt > choiceMs ? 'untaken' : null;
}

/** The cause that a row tells: why a person came, or what the shopper did with the bot's words. */
export function causeOf({ outcome, reason, vote, wantedPerson }: QuestionRow): string {
  if (vote === 'not_asked') return 'not_asked';
  if (reason !== null) return reason;
  if (wantedPerson) return 'asked';
  return outcome === 'choices' ? 'untaken' : vote ?? outcome;
}

/** What cost most first; of equals the more frequent, then the more recent. */
export function costliestFirst(a: WorkItem, b: WorkItem): number {
  return b.peopleMs - a.peopleMs || b.count - a.count || (b.lastAt ?? 0) - (a.lastAt ?? 0) || (a.key < b.key ? -1 : 1);
}
