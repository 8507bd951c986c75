import type { InboxConversation } from '@aftercast/shared';
import { pressingReasons } from '../models/inbox-order.ts';
import { useWords } from './ConsoleContext.tsx';

/** Why a person is wanted, and why with haste. A health matter is "needs care" here: what it is stands in the talk alone. */
export function UrgencyTags({ row }: { row: InboxConversation }) {
  const { inbox } = useWords();
  if (row.state === 'resolved' || row.state === 'bot') return null;
  const { handoffReason, urgencyReasons } = row;
  // The words that were heard say more than that some were.
  const shown = handoffReason === 'force_word' && urgencyReasons.some((reason) => reason !== 'force_word') ? null : handoffReason;
  return (
    <>
      {urgencyReasons.map((reason) => <span key={reason} class="tag late">{inbox.urgencyReasons[reason]}</span>)}
      {shown && <span class={`tag ${pressingReasons.includes(shown) ? 'late' : ''}`}>{inbox.reasons[shown]}</span>}
    </>
  );
}
