import type { Message } from '@aftercast/shared';
import type { LaterMessages } from '../messages/later-messages.ts';
import type { Messages } from '../messages/messages.ts';
import type { ChatState } from '../models/chat-state.ts';
import { timeLabel } from '../models/time-label.ts';
import { WaitLine } from './WaitLine.tsx';
import { CaseCard } from './CaseCard.tsx';
import type { View } from './view.ts';

type Body = Extract<Message['body'], { kind: 'notice' }>;

interface Props { body: Body; message: Message; state: ChatState; words: LaterMessages; view: View; say: Messages; timeZone: string }

/** A change of hands, in words. While it lasts, the handoff also tells the place in the queue, or when somebody is back. */
export function Notice({ body, message, state, words, view, say, timeZone }: Props) {
  if (body.case) return <CaseCard progress={body.case} message={message} state={state} words={words} view={view} />;
  const { conversation, clockAheadMs } = state;
  const { notice } = words;
  const now = Date.now() + clockAheadMs;
  const waits = (body.event === 'handoff' || (body.event === 'reopened' && !body.agentName)) && conversation?.id === message.conversationId && conversation.state === 'queued';
  // Told anew where the hours have changed since; once the shop is open it is a handoff like any other.
  const back = waits ? conversation.closedUntil : body.closedUntil ?? null;
  const away = back !== null && back > now;
  return (
    <div class={`notice ${body.event}`} dir="auto">
      {away ? notice.away(timeLabel(back, now, timeZone, say, notice.tomorrow)) : waits && body.busy ? notice.busy : wording(body, notice)}
      {waits && !away && <WaitLine conversation={conversation} words={words} />}
    </div>
  );
}

function wording({ event, reason, agentName = '' }: Body, notice: LaterMessages['notice']): string {
  switch (event) {
    case 'handoff': return (reason && notice.handoffBy[reason]) ?? notice.handoff;
    case 'assigned':
    case 'transferred': return agentName === '' ? notice.handoff : notice.assigned(agentName);
    case 'requeued': return notice.requeued;
    case 'resolved': return notice.resolved;
    case 'reopened': return notice.reopened(agentName);
    case 'returned_to_bot': return notice.returned;
    case 'merged': return notice.merged;
    default: return '';
  }
}
