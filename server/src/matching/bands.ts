/** Turns two chances into one of three bands. */
import type { MatchOutcome, Thresholds } from './types.ts';

export const defaultThresholds: Thresholds = { answer: 0.72, choices: 0.66 };

/**
 * @param confidence the chance that the first candidate is right
 * @param offered the chance that one of the three offered is right
 */
export function bandOf(confidence: number, offered: number, thresholds: Thresholds): MatchOutcome {
  if (confidence >= thresholds.answer) return 'answer';
  return offered >= thresholds.choices ? 'choices' : 'handoff';
}
