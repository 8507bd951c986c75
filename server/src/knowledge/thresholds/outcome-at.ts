/** What a result would be if the bands began elsewhere. Pure. */
import { bandOf } from '../../matching/bands.ts';
import type { MatchOutcome, MatchResult, Thresholds } from '../../matching/types.ts';

/** Reasons that rest on the confidence alone; all others are rules, which no threshold moves. */
const byConfidence = new Set<MatchResult['reason']>(['confident', 'exact', 'needs_person', 'unsure', 'low_confidence']);

/** @param tier of the first candidate: a tier-3 entry goes to a person once it is sure enough to be answered */
export function outcomeAt({ outcome, confidence, reason, candidates }: MatchResult, tier: 1 | 2 | 3 | undefined, thresholds: Thresholds): MatchOutcome {
  if (!byConfidence.has(reason) || candidates.length === 0) return outcome;
  const band = bandOf(confidence, thresholds);
  return band === 'answer' && tier === 3 ? 'handoff' : band;
}
