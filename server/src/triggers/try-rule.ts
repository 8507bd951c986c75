/** What a rule would have sent: moments of its past, through its quiet hours and caps. Pure. */
import type { CareRuleWords, CareTrial, Language } from '@aftercast/shared';
import { dayAfter, dayAt } from '../hours/wall-clock.ts';
import type { Span } from './past-moment.ts';
import { isOverCap } from './judge-job.ts';
import { quietUntil } from './quiet-hours.ts';

/** Something a rule would have been about. */
export interface Due { subjectId: string; orderId: string | null; at: number; /** Null: nobody knows who that is. */ recipient: string | null; language: Language; /** Null: a variable has no value. */ text: string | null }

const sampleSize = 8;

/** @param due in any order. Caps count what this rule would have sent; what others sent meanwhile stood in nobody's way then. */
export function tryRule(limits: CareRuleWords['limits'], due: readonly Due[], { span, zone }: { span: Span; zone: string }): Pick<CareTrial, 'sent' | 'waited' | 'kept' | 'days' | 'samples'> {
  const kept = { quiet: 0, cap: 0, unknown: 0, words: 0 };
  const told = new Map<string, number[]>();
  const sent: (Due & { at: number; text: string })[] = [];
  let waited = 0;
  for (const one of [...due].sort((a, b) => a.at - b.at)) {
    const until = limits.quiet && quietUntil(limits.quiet, one.at, zone);
    if (one.recipient === null) kept.unknown += 1;
    else if (one.text === null) kept.words += 1;
    else if (until && limits.quiet?.then === 'drop') kept.quiet += 1;
    else {
      const at = until ?? one.at;
      const before = told.get(one.recipient) ?? [];
      if (isOverCap(limits, before, at)) { kept.cap += 1; continue; }
      told.set(one.recipient, [...before, at]);
      if (until) waited += 1;
      sent.push({ ...one, at, text: one.text });
    }
  }
  const perDay = new Map<string, number>();
  const last = dayAt(span.to, zone);
  for (let day = dayAt(span.from, zone); day <= last; day = dayAfter(day, 1)) perDay.set(day, 0);
  // What waits for the end of tonight's quiet hours counts to the last day.
  for (const { at } of sent) {
    const day = dayAt(Math.min(at, span.to), zone);
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
  }
  return {
    sent: sent.length, waited, kept, days: [...perDay].map(([day, n]) => ({ day, sent: n })),
    samples: sent.slice(-sampleSize).reverse().map(({ subjectId, orderId, at, language, text }) => ({ subjectId, orderId, at, language, text })),
  };
}
