/** Turns evidence into a confidence and a confidence into one of three bands. */
import type { Scored } from './scorers.ts';
import type { MatchOutcome, Thresholds } from './types.ts';
import { weights } from './weights.ts';

export const defaultThresholds: Thresholds = { answer: 0.72, choices: 0.3 };

/** The estimated chance that the first candidate is right, from its own evidence, its lead and how much of the question the shop knows. */
export function confidenceOf({ evidence, known }: Scored): number {
  const [first, second] = evidence;
  if (!first) return 0;
  const { bias, score, lead, phrasing, keywords, known: heard, bayes } = weights.confidence;
  const odds = bias + score * first.score + lead * (first.score - (second?.score ?? 0))
    + phrasing * first.phrasing + keywords * first.keywords + heard * known + bayes * first.bayes;
  return 1 / (1 + Math.exp(-odds));
}

/** The band a confidence falls into. */
export function bandOf(confidence: number, thresholds: Thresholds): MatchOutcome {
  if (confidence >= thresholds.answer) return 'answer';
  return confidence >= thresholds.choices ? 'choices' : 'handoff';
}
