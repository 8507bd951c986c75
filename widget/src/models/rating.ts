/** When the shopper is asked how it went, and about which message. Pure. */
import { satisfactionSpans } from '@aftercast/shared/client';
import type { Message, Satisfaction } from '@aftercast/shared';
import type { ChatState } from './chat-state.ts';

/** What can be rated now. `stretch` names the part of the talk: about one the bot dealt with one is asked once. */
export interface Rateable { message: Message; given: Satisfaction | undefined; agentName: string | undefined; stretch: string | null }

const bounds = new Set(['resolved', 'reopened', 'returned_to_bot']);

/** Milliseconds until the bot's work may be asked about; null where the last word is not the bot's answer, or people are at it. */
export function quietIn({ transcript, conversation, outbox }: ChatState, now: number): number | null {
  const last = transcript.messages.at(-1);
  const quiet = last?.body.kind === 'answer' && conversation?.state === 'bot' && conversation.id === last.conversationId && outbox.length === 0;
  return quiet ? Math.max(0, last.at + satisfactionSpans.quietMs - now) : null;
}

/**
 * @param now server's clock
 * @param asked the stretch and message that were asked about last
 */
export function rateable(state: ChatState, now: number, asked: string | undefined): Rateable | null {
  const { transcript: { messages }, conversation, outbox } = state;
  const message = messages.at(-1);
  if (!message || message.conversationId !== conversation?.id || outbox.length > 0) return null;
  const { body } = message;
  if (body.kind === 'notice' && body.event === 'resolved' && conversation.state === 'resolved') {
    const given = body.satisfaction;
    return isOpen(given, message.at, now) ? { message, given, agentName: body.agentName, stretch: null } : null;
  }
  if (body.kind !== 'answer' || quietIn(state, now) !== 0) return null;
  const own = messages.filter(({ conversationId }) => conversationId === conversation.id);
  const from = own.reduce((at, one) => one.body.kind === 'notice' && bounds.has(one.body.event) ? one.seq : at, 0);
  const rated = own.some((one) => one.seq > from && one !== message && one.body.kind === 'answer' && one.body.satisfaction);
  const stretch = `${conversation.id}:${from}:${message.seq}`;
  const askedBefore = asked?.startsWith(`${conversation.id}:${from}:`) && asked !== stretch;
  return !rated && !askedBefore && isOpen(body.satisfaction, message.at, now) ? { message, given: body.satisfaction, agentName: undefined, stretch } : null;
}

function isOpen(given: Satisfaction | undefined, endedAt: number, now: number): boolean {
  return now < (given ? given.givenAt + satisfactionSpans.changeMs : endedAt + satisfactionSpans.openMs);
}
