/** Whether kept questions still lead where they should. Pure but for the judge it is given. */
import type { CheckResult, CheckView } from '@aftercast/shared';
import { verdictOf, type Judgement } from '../judge.ts';

/**
 * A check on an entry passes when that entry answers, or is what a person is called with (tier 3).
 * A check on a person passes when the question is handed over, whichever entry is spoken before it.
 */
export function runCheck(check: CheckView, judgement: Judgement): CheckResult {
  const { outcome, got } = verdictOf(judgement);
  const passes = check.entryId === null ? outcome === 'handoff' : got === check.entryId && outcome !== 'choices';
  return { check, passes, outcome, got, confidence: judgement.result.confidence };
}

/** What passed before and fails now. */
export function brokenChecks(before: readonly CheckResult[], after: readonly CheckResult[]): CheckResult[] {
  const passed = new Set(before.filter(({ passes }) => passes).map(({ check }) => check.id));
  return after.filter(({ passes, check }) => !passes && passed.has(check.id));
}
