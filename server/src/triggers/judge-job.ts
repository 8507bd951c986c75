/** What becomes of a job whose time has come, as things stand now: late jobs are judged like any other. Pure. */
import type { CareReason, CareRuleWords } from '@aftercast/shared';
import { careMoment, isEvent } from './care-moment.ts';
import type { Facts } from './facts.ts';
import { isFor } from './is-for.ts';
import { quietUntil } from './quiet-hours.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A rule that is on, and since when: what happened before is not told. */
export interface LiveRule extends Pick<CareRuleWords, 'when' | 'whom' | 'limits'> { onSince: number }

export type Verdict =
  | { kind: 'send' }
  /** Looked at again then. `moment`: when it falls due now. */
  | { kind: 'wait'; until: number; moment: number }
  /** It is kept back for good, and that is written down. */
  | { kind: 'drop'; reason: Extract<CareReason, 'too_late' | 'quiet_hours' | 'cap'> }
  /** It is not, or no longer, the rule's. */
  | { kind: 'forget' };

/** Whether one more update would be too many. @param told when this shopper was told anything, by whatever rule */
export function isOverCap({ perDay, perWeek }: CareRuleWords['limits'], told: readonly number[], now: number): boolean {
  const since = (from: number) => told.filter((at) => at > from).length;
  return (perDay !== null && since(now - dayMs) >= perDay) || (perWeek !== null && since(now - 7 * dayMs) >= perWeek);
}

/**
 * When a rule is to be looked at for this order, case or wait; null: never, as things stand. What is older than its age limit, and what happened
 * before the rule was on, is left alone, so that switching one on tells nobody of the past.
 */
export function planJob(rule: LiveRule, facts: Facts, now: number): number | null {
  if (!isFor(rule.whom, facts)) return null;
  const moment = careMoment(rule.when, facts);
  if (moment === null || now - moment > rule.limits.maxAgeHours * hourMs) return null;
  return isEvent(rule.when) && moment < rule.onSince ? null : moment;
}

interface Standing {
  rule: LiveRule;
  facts: Facts;
  /** When it fell due as it was planned. */
  plannedAt: number;
  now: number;
  zone: string;
  told: readonly number[];
}

/**
 * In this order: is it still true, and still this rule's; is it due yet (a parcel that has moved since is due later); is it too old; are there
 * quiet hours; has this shopper been told enough.
 */
export function judgeJob({ rule, facts, plannedAt, now, zone, told }: Standing): Verdict {
  const moment = careMoment(rule.when, facts);
  if (moment === null || !isFor(rule.whom, facts)) return { kind: 'forget' };
  if (moment > now) return { kind: 'wait', until: moment, moment };
  // A state that is told anew by every scan does not make the news younger.
  const due = isEvent(rule.when) ? Math.min(plannedAt, moment) : moment;
  const { quiet, maxAgeHours } = rule.limits;
  if (now - due > maxAgeHours * hourMs) return { kind: 'drop', reason: 'too_late' };
  const until = quiet && quietUntil(quiet, now, zone);
  if (until) return quiet.then === 'drop' ? { kind: 'drop', reason: 'quiet_hours' } : { kind: 'wait', until, moment: due };
  return isOverCap(rule.limits, told, now) ? { kind: 'drop', reason: 'cap' } : { kind: 'send' };
}
