import type { Message } from '@aftercast/shared';
import type { LaterMessages } from '../messages/later-messages.ts';
import type { ChatState } from '../models/chat-state.ts';

type Body = Extract<Message['body'], { kind: 'notice' }>;

/** A change of hands, in words. While it lasts, the handoff also tells the place in the queue. */
export function Notice({ body, message, state: { conversation }, words: { notice } }: { body: Body; message: Message; state: ChatState; words: LaterMessages }) {
  const waits = body.event === 'handoff' && conversation?.id === message.conversationId && conversation.state === 'queued';
  return (
    <div class={`notice ${body.event}`} dir="auto">
      {wording(body, notice)}
      {waits && conversation.queuePlace !== null && <b>{notice.place(conversation.queuePlace)}</b>}
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
  }
}
