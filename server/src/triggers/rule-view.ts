/** A rule as staff see it. Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { CareRule, CareRuleWords, CareTrial, Language } from '@aftercast/shared';
import { readyRules, type ReadyRule } from './ready-rules.ts';

/** How many deliveries of one rule are in each state. */
export type Tally = CareRule['today'];
export const nothingYet: Tally = { sent: 0, seen: 0, notReached: 0, dropped: 0 };

/** Counts by state, as the database has them, by rule. `sent` counts whom a message went to, whatever became of it. */
export function tallies(rows: readonly { ruleId: string; state: 'sent' | 'seen' | 'not_reached' | 'dropped'; n: number }[]): Map<string, Tally> {
  const byRule = new Map<string, Tally>();
  for (const { ruleId, state, n } of rows) {
    const { sent, seen, notReached, dropped } = byRule.get(ruleId) ?? nothingYet;
    byRule.set(ruleId, {
      sent: sent + (state === 'dropped' ? 0 : n), seen: seen + (state === 'seen' ? n : 0), notReached: notReached + (state === 'not_reached' ? n : 0), dropped: dropped + (state === 'dropped' ? n : 0),
    });
  }
  return byRule;
}

export function readyOf(id: string, language: Language): ReadyRule | undefined {
  return readyRules[language].find((each) => each.id === id);
}

/** The words alone. */
export const wordsOf = ({ name, when, whom, texts, limits }: CareRuleWords): CareRuleWords => ({ name, when, whom, texts, limits });

/** @param row null: a ready-made one that nobody has touched */
export function ruleView(id: string, language: Language, row: { words: CareRuleWords; version: number; isOn: boolean } | null, seen: { trial: CareTrial | undefined; today: Tally | undefined; week: Tally | undefined }): CareRule {
  const ready = readyOf(id, language);
  const words = row?.words ?? ready;
  if (!words) throw new Error(`triggers: no words for rule "${id}"`);
  const version = row?.version ?? 0;
  return {
    id, ...wordsOf(words), on: row?.isOn ?? false, version, ready: ready !== undefined, changed: ready !== undefined && !isDeepStrictEqual(wordsOf(words), wordsOf(ready)),
    trial: seen.trial?.version === version ? seen.trial : null, today: seen.today ?? nothingYet, week: seen.week ?? nothingYet,
  };
}
