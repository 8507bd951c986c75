/**
 * How long a conversation was the bot's, the queue's and people's: three clocks that never run at once. Pure; computed from the
 * notices in its log. Called by the agents' details and by the wait estimate. Reports bound
 * each step (`reports/stage-clock`): they count work, this counts how long a shopper's matter lay where.
 */
import type { Message } from '@aftercast/shared';
import { stageAfter, type Stage } from './stage.ts';

/** Milliseconds. The three add up to the time the conversation was open. */
export interface ConversationTimes { botMs: number; queueMs: number; humanMs: number }

const clocks: Record<Stage, keyof ConversationTimes | null> = { bot: 'botMs', queue: 'queueMs', human: 'humanMs', over: null };

/**
 * Walks through the messages in order. Time in the queue before the shop opens is the queue's too: the shopper waits.
 * @param now where a conversation that is still open is cut off, milliseconds since the epoch
 */
export function conversationTimes(messages: readonly Pick<Message, 'at' | 'authorId' | 'body'>[], now: number): ConversationTimes {
  const times: ConversationTimes = { botMs: 0, queueMs: 0, humanMs: 0 };
  let clock: keyof ConversationTimes | null = 'botMs';
  let since = messages[0]?.at ?? now;
  const stop = (at: number): void => { if (clock) times[clock] += Math.max(0, at - since); };
  for (const message of messages) {
    const stage = stageAfter(message);
    if (stage === null) continue;
    stop(message.at);
    [clock, since] = [clocks[stage], message.at];
  }
  stop(now);
  return times;
}
