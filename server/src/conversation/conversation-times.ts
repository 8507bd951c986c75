/**
 * How long a conversation was the bot's, the queue's and people's: three clocks that never run at once. Pure; computed from the
 * notices in its log. Called by the agents' details, by the wait estimate, and free for reports.
 */
import type { Message } from '@aftercast/shared';

/** Milliseconds. The three add up to the time the conversation was open. */
export interface ConversationTimes { botMs: number; queueMs: number; humanMs: number }

type Clock = keyof ConversationTimes | null;

/**
 * Walks through the messages in order. Time in the queue before the shop opens is the queue's too: the shopper waits.
 * @param now where a conversation that is still open is cut off, milliseconds since the epoch
 */
export function conversationTimes(messages: readonly Pick<Message, 'at' | 'body'>[], now: number): ConversationTimes {
  const times: ConversationTimes = { botMs: 0, queueMs: 0, humanMs: 0 };
  let clock: Clock = 'botMs';
  let since = messages[0]?.at ?? now;
  const stop = (at: number): void => { if (clock) times[clock] += Math.max(0, at - since); };
  for (const { at, body } of messages) {
    if (body.kind !== 'notice') continue;
    const next = clockAfter(body, clock);
    stop(at);
    [clock, since] = [next, at];
  }
  stop(now);
  return times;
}

function clockAfter({ event, agentName }: Extract<Message['body'], { kind: 'notice' }>, before: Clock): Clock {
  switch (event) {
    case 'handoff':
    case 'requeued': return 'queueMs';
    case 'assigned':
    case 'transferred': return 'humanMs';
    case 'returned_to_bot': return 'botMs';
    case 'reopened': return agentName === undefined ? 'botMs' : 'humanMs';
    case 'resolved': return null;
    default: return before;
  }
}
