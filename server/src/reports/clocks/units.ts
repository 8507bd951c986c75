/** What a rule counts: rounds, messages or sessions of one conversation. Each reading gives these in the order in which they began. */

/** How the clock of a round or message ended. `open`: it runs at the time of the calculation. */
export type Ending = 'answered' | 'transferred' | 'resolved' | 'day-end' | 'open';

/** A round or a message with its clock. */
export interface Wait {
  start: number;
  /** Who answered, or who held it when it closed; null: nobody. */
  agent: string | null;
  ended: Ending;
  /** Milliseconds to the answer; null without one. */
  waitMs: number | null;
}

/** Rounds or messages of one conversation. `settled`: starts of those that the bot settled, on neither side. */
export interface Waits { waits: Wait[]; settled: number[] }

export type WhyUnserved = 'offline' | 'greeting-only' | 'silent' | 'no-agent';

/** A session; `why` is null where it was served. */
export interface Session { start: number; agent: string | null; open: boolean; why: WhyUnserved | null }

/** From the wish for a person to the first reply. `ended` without an answer: `resolved`, or `open` still. */
export interface FirstResponse { start: number; agent: string | null; ended: 'answered' | 'resolved' | 'open'; waitMs: number | null }
