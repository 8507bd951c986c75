/**
 * Which part of a conversation a rating is about. Pure.
 *
 * A stretch is what one side dealt with: the bot's ends where the conversation goes to people or is resolved, people's where
 * it is resolved or handed back. So `hello, answer, handoff, assigned, reply, resolved, thanks, answer` has three:
 * the bot's from 1, people's from 3, the bot's from 7.
 */
import { satisfactionSpans, type Message } from '@aftercast/shared';
import { stageAfter } from '../conversation/stage.ts';

/** A stretch that can be rated. `from` is the sequence it begins with, `agentId` who ended it, null for the bot, `endedAt` in milliseconds. */
export interface Stretch { from: number; agentId: string | null; endedAt: number }

/**
 * The stretch that the message of this sequence ends. Null where it ends none: other words, an answer that is not
 * the last message, or one that was given a moment ago.
 * @param log the conversation from its first message on
 * @param held true where the message carries a rating already, which may be changed although the talk went on
 */
export function stretchEndedBy(log: readonly Message[], seq: number, now: number, held: boolean): Stretch | null {
  let from = log[0]?.seq ?? 1;
  let people = false;
  for (const message of log) {
    const { body } = message;
    const stage = stageAfter(message);
    if (stage !== null && stage !== 'over') {
      const toPeople = stage !== 'bot';
      if (!(people && toPeople)) from = message.seq;
      people = toPeople;
    }
    if (message.seq === seq) return endOf(message, { from, people, isLast: message === log.at(-1) || held, now });
    if (body.kind === 'notice' && body.event === 'resolved') {
      from = message.seq + 1;
      people = false;
    }
  }
  return null;
}

function endOf(message: Message, { from, people, isLast, now }: { from: number; people: boolean; isLast: boolean; now: number }): Stretch | null {
  const { body, at, authorId } = message;
  if (body.kind === 'notice' && body.event === 'resolved') return { from, agentId: authorId, endedAt: at };
  const quiet = body.kind === 'answer' && !people && isLast && now - at >= satisfactionSpans.quietMs;
  return quiet ? { from, agentId: null, endedAt: at } : null;
}
