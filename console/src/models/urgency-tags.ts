import type { InboxConversation, Urgency, UrgencyReason } from '@aftercast/shared';

/** A word about how urgent a conversation is: the level alone, or a reason for it. */
export type UrgencyTag = ({ kind: 'level'; name: Urgency } | { kind: 'reason'; name: UrgencyReason }) & { tone: 'plain' | 'soon' | 'late' };

/** The words for a row: each reason, or where none is told the level alone. */
export function urgencyTags(row: Pick<InboxConversation, 'urgency' | 'urgencyReasons' | 'state'>): UrgencyTag[] {
  if (row.state === 'resolved' || row.urgency === 'normal') return [];
  const tone = row.urgency === 'critical' ? 'late' : row.urgency === 'high' ? 'soon' : 'plain';
  if (row.urgencyReasons.length === 0) return [{ kind: 'level', name: row.urgency, tone }];
  return row.urgencyReasons.map((name) => ({ kind: 'reason', name, tone }));
}
