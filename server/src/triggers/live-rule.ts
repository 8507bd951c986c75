/** A row of a rule as it is judged. Pure. */
import type { LiveRule } from './judge-job.ts';
import type { RuleRow } from './rule-repository.ts';

export function liveRule({ words: { when, whom, limits }, onSince }: Pick<RuleRow, 'words' | 'onSince'>): LiveRule {
  return { when, whom, limits, onSince: onSince ?? Infinity };
}
