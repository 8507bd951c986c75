/** In whose hands a conversation is, event by event: the bot's or people's (D6), and which agent holds it (D9). */
import { isHumanReply, type ClockEvent } from './clock-event.ts';

export interface Hands {
  /** Nobody but the bot has been called so far, or not since the last end. */
  readonly bot: boolean;
  /** Null while nobody holds it. */
  readonly holder: string | null;
}

/** At the start of a conversation. */
export const inNoHands: Hands = { bot: true, holder: null };

/** @returns the hands after the event */
export function handsAfter(hands: Hands, event: ClockEvent): Hands {
  if (event.type === 'resolved') return inNoHands;
  if (event.type === 'assigned' || event.type === 'transferred') return { bot: false, holder: event.agent ?? null };
  if (event.type === 'offline' || event.type === 'handoff-requested') return { bot: false, holder: hands.holder };
  if (isHumanReply(event)) return { bot: false, holder: hands.holder ?? event.agent ?? null };
  return hands;
}

/** True where the bot's own words settle what was asked (D6). */
export function settles(hands: Hands, { type, mode }: ClockEvent): boolean {
  return hands.bot && type === 'bot-message' && mode !== 'assisted';
}

/** Whether the shopper asks something (D4). @param open whether a question of this conversation is open */
export function isQuestion({ type }: ClockEvent, open: boolean): boolean {
  return type === 'shopper-message' || type === 'order-card' || (type === 'handoff-requested' && !open);
}
