import type { InboxConversation } from '@aftercast/shared';
import { limits } from '@aftercast/shared/client';

/** What an agent is told about without looking. */
export interface Alert {
  kind: 'waiting' | 'assigned' | 'reply' | 'near' | 'passed' | 'woken';
  row: InboxConversation;
  /** The same for every tab that hears of it, so that one of them speaks. */
  key: string;
}

/** A change older than this was not made just now: the row was merely unknown to this tab. */
const freshMs = 15_000;

/**
 * Decides whether a changed row deserves the agent's attention.
 * @param before the row as this tab knew it; undefined when it didn't
 * @param looking whether this agent has the conversation before their eyes
 * @param now milliseconds, server's clock
 */
export function alertFor(before: InboxConversation | undefined, after: InboxConversation, agentId: string, looking: boolean, now: number): Alert | null {
  const alert = (kind: Alert['kind']): Alert => ({ kind, row: after, key: `${kind}:${after.id}:${kind === 'reply' ? after.lastSeq : kind === 'woken' ? after.dueAt : after.version}` });
  if (after.state === 'queued') {
    if (before?.state === 'queued') return null;
    const isNew = before !== undefined || now - (after.waitingSince ?? 0) < freshMs;
    return isNew ? alert('waiting') : null;
  }
  if (after.state !== 'assigned' || after.owner?.id !== agentId) return null;
  // Its time has come; one that the agent brought back themselves needs no telling.
  const slept = before?.snoozedUntil ?? null;
  if (slept !== null && after.snoozedUntil === null && after.dueAt === slept) return alert('woken');
  if (after.unread === 0) return null;
  const wasMine = before?.state === 'assigned' && before.owner?.id === agentId;
  if (wasMine) return after.unread > before.unread && !looking ? alert('reply') : null;
  // From bot or queue it came by one's own claim, which needs no telling.
  const cameBack = before === undefined ? now - after.lastMessageAt < freshMs : before.state === 'resolved';
  return cameBack ? alert('assigned') : null;
}

/**
 * Decides whether the deadline of a shopper who waits deserves attention now: once when it is at risk, once when it has passed.
 * @param told keys of what was told before
 */
export function deadlineAlertFor(row: InboxConversation, agentId: string, told: ReadonlySet<string>, now: number): Alert | null {
  const concerns = row.state === 'queued' || (row.state === 'assigned' && row.owner?.id === agentId);
  if (!concerns || row.dueAt === null || row.waitingSince === null) return null;
  const left = row.dueAt - now;
  const kind = left <= 0 ? 'passed' : 'near';
  const key = `${kind}:${row.id}:${row.waitingSince}`;
  if (left > limits.atRiskMs || left < -freshMs || told.has(key)) return null;
  return { kind, row, key };
}
