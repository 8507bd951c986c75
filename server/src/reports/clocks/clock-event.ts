/** What the platforms' clocks read: one conversation's log in their words. Made from our log by `../clock-log.ts`. */

export const clockEventTypes = [
  'shopper-message', 'order-card', 'handoff-requested', 'agent-message', 'agent-greeting', 'auto-reply', 'bot-message', 'assigned', 'transferred', 'offline', 'resolved',
] as const;
export type ClockEventType = (typeof clockEventTypes)[number];

export interface ClockEvent {
  /** Milliseconds since the epoch. */
  at: number;
  type: ClockEventType;
  /** Who spoke, got it or, with `assisted`, in whose name the bot spoke. */
  agent?: string;
  /** Of a bot's message: on its own, or in the name of an agent who holds the conversation. */
  mode?: 'full-auto' | 'assisted';
  /** Advertising or abuse, marked by the shop. */
  spam?: boolean;
}

/** One conversation's events in order; of the same instant the order here decides (D12). */
export interface ClockLog { conversation: string; events: readonly ClockEvent[] }

/** A person's reply, or the bot's in a person's name (D5). Greetings and automatic replies are none. */
export function isHumanReply({ type, mode }: ClockEvent): boolean {
  return type === 'agent-message' || (type === 'bot-message' && mode === 'assisted');
}
