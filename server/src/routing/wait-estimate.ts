/**
 * How long it is likely to take until a person answers, said no more exactly than it is known. Pure.
 * Called by the wait service; clients word the interval.
 */
import type { WaitEstimate } from '@aftercast/shared';

/** Whoever asks later and is due earlier. */
export interface Overtaking {
  /** How many of them come in a millisecond. */
  perMs: number;
  /** So long from now one who comes is still due earlier, milliseconds; at most 0: no more. */
  forMs: number;
}

/** What an estimate rests on. */
export interface QueueFacts {
  /** 1 = next. */
  place: number;
  /** How long people were busy with each of the last conversations, milliseconds, in any order. */
  handlingMs: readonly number[];
  /** Conversations that can be in people's hands at once. */
  hands: number;
  /** Of those hands the ones that are given the next conversation at once. */
  free?: number;
  overtaking?: readonly Overtaking[];
}

const minute = 60_000;
/** With fewer conversations measured than this nothing is said. */
const enough = 5;
/** Bounds between the intervals, in minutes: "a minute or two", "2–5" … "over half an hour". */
const steps = [0, 2, 5, 10, 15, 20, 30];
/** A guess that is still far off after so many is far beyond half an hour. */
const guesses = 20;

/** The mean, with the longest twentieth taken as long as the one before them: one forgotten conversation is not the rule. */
function typical(durations: readonly number[]): number {
  const sorted = [...durations].sort((a, b) => a - b);
  const cap = sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? 0;
  return sorted.reduce((sum, one) => sum + Math.min(one, cap), 0) / sorted.length;
}

/**
 * The time in which `hands`, each busy for `typicalMs`, have ended with everyone who is before: those who wait in front,
 * and those who come meanwhile and are due earlier. It is looked for by taking the last guess's time for the next one's: the
 * guesses rise, and no higher than everyone who can ever overtake makes them.
 */
function expectedMs({ place, free = 0, overtaking = [], hands }: QueueFacts, typicalMs: number): number {
  const before = Math.max(0, place - free);
  if (before === 0) return 0;
  let expected = (before * typicalMs) / hands;
  for (let guess = 0; guess < guesses; guess += 1) {
    const come = overtaking.reduce((sum, { perMs, forMs }) => sum + perMs * Math.max(0, Math.min(expected, forMs)), 0);
    expected = ((before + come) * typicalMs) / hands;
  }
  return expected;
}

/**
 * A place moves up each time one of the conversations in hand ends, which happens `hands` times in one handling time.
 * With 3 in hand of 6 minutes each, the fifth waits 10 minutes: `{ fromMs: 600000, toMs: 900000 }`.
 * Null where too little is known, or nobody is there.
 */
export function estimateWait(facts: QueueFacts): WaitEstimate | null {
  const { place, handlingMs, hands } = facts;
  if (handlingMs.length < enough || hands < 1 || place < 1) return null;
  const expected = expectedMs(facts, typical(handlingMs)) / minute;
  const at = steps.filter((from) => expected >= from).length - 1;
  const to = steps[at + 1];
  return { fromMs: (steps[at] ?? 0) * minute, toMs: to === undefined ? null : to * minute };
}
