import type { InboxConversation, Urgency, UrgencyReason } from '@aftercast/shared';

/** A word about how urgent a conversation is: the level alone, or a reason for it. */
export type UrgencyTag = ({ kind: 'level'; name: Urgency } | { kind: 'reason'; name: UrgencyReason }) & { tone: 'plain' | 'soon' | 'late' };

/**
 * The words for a row: each reason, or where none is known the level. Health details are for those who handle them:
 * everybody else sees the level alone.
 */
export function urgencyTags(row: Pick<InboxConversation, 'urgency' | 'urgencyReasons' | 'owner' | 'state'>, agentId: string): UrgencyTag[] {
  if (row.state === 'resolved' || row.urgency === 'normal') return [];
  const tone = row.urgency === 'critical' ? 'late' : row.urgency === 'high' ? 'soon' : 'plain';
  const reasons = row.urgencyReasons.filter((reason) => reason !== 'vulnerable' || row.owner?.id === agentId);
  if (reasons.length === 0) return [{ kind: 'level', name: row.urgency, tone }];
  return reasons.map((name) => ({ kind: 'reason', name, tone }));
}
