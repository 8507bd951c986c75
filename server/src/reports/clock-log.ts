/**
 * Our log in the words of the platforms' clocks. Pure.
 *
 * A handoff is the wish for a person, whether the shopper or the bot has it. What the bot says while it hands over is an automatic
 * reply, since it answers nothing; what the shop tells unasked is no part of the talk. A reply to all of an incident is its author's in each conversation, and makes nobody a holder. An agent who gets a conversation that another one held has it transferred, also by way of the queue.
 * Back to the bot, or merged into another conversation, the people's part has ended: `resolved`. Opening a closed conversation again
 * for its agent assigns it; for the queue it is a wish for a person, and so is a colleague's passing it from the bot to the queue.
 */
import type { Message, MessageBody } from '@aftercast/shared';
import { stageAfter } from '../conversation/stage.ts';
import type { ClockEvent } from './clocks/clock-event.ts';

type Notice = Extract<MessageBody, { kind: 'notice' }>;

/** @param messages a whole conversation in order */
export function toClockEvents(messages: readonly Message[]): ClockEvent[] {
  const handoffs = new Set(messages.filter(({ body }) => body.kind === 'notice' && body.event === 'handoff').map(({ id }) => id));
  const events: ClockEvent[] = [];
  let holder: string | null = null;
  let behindWords: ClockEvent | null = null;

  function give(at: number, agent: string | null): void {
    if (agent === null) return;
    events.push({ at, type: holder === null || holder === agent ? 'assigned' : 'transferred', agent });
    holder = agent;
  }
  function notice(message: Message, event: Notice['event'], next: Message | undefined): void {
    const { at, authorId } = message;
    const stage = stageAfter(message);
    if (stage === 'human') give(at, authorId);
    if ((stage === 'bot' && event !== 'reopened') || stage === 'over') {
      events.push({ at, type: 'resolved' });
      holder = null;
    }
    // From an agent, the queue is only the way to the next one.
    if (stage !== 'queue' || event === 'requeued' || (event === 'transferred' && holder !== null)) return;
    const wish: ClockEvent = { at, type: 'handoff-requested' };
    // The words that open it again are the question; the wish for a person beside them is no second one.
    if (event === 'reopened' && next?.sender === 'shopper' && next.at === at) behindWords = wish;
    else events.push(wish);
  }

  for (const [index, message] of messages.entries()) {
    const { at, sender, id, authorId, body } = message;
    if (body.kind === 'update') continue;
    if (body.kind === 'notice') notice(message, body.event, messages[index + 1]);
    else if (sender === 'shopper') {
      events.push({ at, type: 'shopper-message' }, ...behindWords ? [behindWords] : []);
      behindWords = null;
    }
    else if (sender === 'agent') events.push({ at, type: 'agent-message', ...(authorId === null ? {} : { agent: authorId }) });
    else if (sender === 'bot') events.push(handoffs.has(id.replace(/\.bot$/, '.handoff')) ? { at, type: 'auto-reply' } : { at, type: 'bot-message', mode: 'full-auto' });
  }
  return events;
}
