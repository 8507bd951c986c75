/** What a result would be if the bands began elsewhere. Pure. */
import { bandOf } from '../../matching/bands.ts';
import { personShare } from '../../matching/matcher.ts';
import type { MatchOutcome, MatchResult, Thresholds } from '../../matching/types.ts';

/** Reasons that rest on the confidence alone; all others are rules, which no threshold moves. */
const byConfidence = new Set<MatchResult['reason']>(['confident', 'exact', 'needs_person', 'unsure', 'low_confidence']);

/** @param tier of the first candidate: a tier-3 entry goes to a person at a part of the answer threshold already */
export function outcomeAt({ outcome, confidence, offered, reason, candidates }: MatchResult, tier: 1 | 2 | 3 | undefined, thresholds: Thresholds): MatchOutcome {
  if (!byConfidence.has(reason) || candidates.length === 0) return outcome;
  if (tier === 3 && confidence >= thresholds.answer * personShare) return 'handoff';
  return bandOf(confidence, offered, thresholds);
}
