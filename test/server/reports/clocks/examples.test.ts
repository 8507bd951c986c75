import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ClockDetail, ClockFraction, ClockReport, PlatformRule } from '@aftercast/shared';
import type { ClockEvent } from '../../../../server/src/reports/clocks/clock-event.ts';
import { createPlatformClocks } from '../../../../server/src/reports/clocks/platform-clocks.ts';

/** The worked examples of our reading; docs/REPORTS.md says how far to trust it. */
interface Example {
  id: string; rule: PlatformRule; note: string; timezone: string; asOf: string; expected: Record<string, unknown>;
  events: (Omit<ClockEvent, 'at'> & { at: string; conversation: string })[];
}
const examples = readFileSync(new URL('examples.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Example);

const isMean = (rule: PlatformRule): boolean => rule === 'wangwang-mean-response' || rule === 'douyin-first-response';
const units: Record<PlatformRule, [units: string, settled: string | null]> = {
  'taobao-3min-rate': ['rounds', 'botRounds'], 'wangwang-mean-response': ['rounds', 'botRounds'], 'feige-3min-rate': ['messages', 'botMessages'],
  'feige-unserved': ['sessions', 'botSessions'], 'douyin-first-response': ['sessions', null], 'pdd-5min-rate': ['messages', 'botMessages'],
};

function asWritten({ rule, sum, of, settled, pending, unanswered, byAgent, detail }: ClockReport): Record<string, unknown> {
  const scale = isMean(rule) ? 1_000 : 1;
  const fraction = (each: ClockFraction): string => `${each.sum / scale}/${each.of}`;
  const [unit, settledName] = units[rule];
  return {
    [isMean(rule) ? 'mean' : 'rate']: of === 0 ? null : fraction({ sum, of }),
    [isMean(rule) ? 'totalSeconds' : rule === 'feige-unserved' ? 'unserved' : 'inTime']: sum / scale,
    [unit]: of, ...(settledName ? { [settledName]: settled } : { unanswered }), pending,
    byAgent: Object.fromEntries(byAgent.map((each) => [each.agent ?? 'unassigned', fraction(each)])),
    detail: detail.map((row) => detailAsWritten(rule, row)),
  };
}

function detailAsWritten(rule: PlatformRule, { conversation, agent, start, waitMs, outcome, counted }: ClockDetail): Record<string, unknown> {
  const row = { conversation, agent: agent ?? 'unassigned', start };
  const seconds = waitMs === null ? null : waitMs / 1_000;
  if (rule === 'feige-unserved') return { ...row, served: counted === 0, why: outcome === 'served' ? null : outcome };
  if (rule === 'douyin-first-response') return { ...row, seconds };
  return { ...row, seconds, ended: outcome, ...(isMean(rule) ? { charged: counted / 1_000 } : { inTime: counted === 1 }) };
}

it('has 54 worked examples of six rules', () => {
  expect(examples).toHaveLength(54);
  expect(new Set(examples.map(({ rule }) => rule)).size).toBe(6);
});

it.each(examples.map((example) => [`${example.id}: ${example.note}`, example] as const))('%s', (_name, { rule, timezone, asOf, events, expected }) => {
  const clocks = createPlatformClocks({ zone: timezone, asOf: Date.parse(asOf), only: [rule] });
  for (const conversation of new Set(events.map((event) => event.conversation))) {
    clocks.add({ conversation, events: events.filter((event) => event.conversation === conversation).map((event) => ({ ...event, at: Date.parse(event.at) })) });
  }
  const detail = (expected['detail'] as { start: string }[]).map((row) => ({ ...row, start: Date.parse(row.start) }));
  expect(clocks.reports().map(asWritten)).toEqual([{ ...expected, detail }]);
});
