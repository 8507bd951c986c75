import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlatformRule } from '@aftercast/shared';
import { clockEventTypes, type ClockEvent } from '../../../../server/src/reports/clocks/clock-event.ts';
import { createPlatformClocks } from '../../../../server/src/reports/clocks/platform-clocks.ts';
import { naiveFirstResponses, naiveMessages, naiveRounds, type NaiveWait } from './naive-clocks.ts';

const noon = Date.parse('2026-11-10T20:00:00+08:00');

/** Logs of some days, whose steps lie around the limits: seconds, minutes, hours. */
const log = fc.array(fc.record({
  type: fc.constantFrom(...clockEventTypes, 'shopper-message' as const, 'agent-message' as const, 'bot-message' as const),
  agent: fc.constantFrom('lin', 'mei', 'tao'), assisted: fc.boolean(),
  gapMs: fc.oneof(fc.integer({ min: 0, max: 400_000 }), fc.constantFrom(0, 180_000, 180_001, 300_000, 300_001, 600_000), fc.integer({ min: 0, max: 9 * 3_600_000 })),
}), { maxLength: 40 }).map((steps) => {
  let at = noon;
  return steps.map(({ type, agent, assisted, gapMs }): ClockEvent => {
    at += gapMs;
    return { at, type, agent, ...(type === 'bot-message' ? { mode: assisted ? 'assisted' : 'full-auto' } : {}) };
  });
});
const calculation = fc.tuple(log, fc.integer({ min: 0, max: 900_000 })).map(([events, later]) => ({ events, asOf: (events.at(-1)?.at ?? noon) + later }));

function reportOf(rule: PlatformRule, events: ClockEvent[], asOf: number) {
  const clocks = createPlatformClocks({ zone: 'Asia/Shanghai', asOf, only: [rule] });
  clocks.add({ conversation: 'c', events });
  return clocks.reports()[0]!;
}

function expectedRate({ waits, settled }: { waits: NaiveWait[]; settled: number }, limitMs: number, asOf: number) {
  const pending = waits.filter(({ ended, start }) => ended === 'open' && asOf - start <= limitMs);
  const counted = waits.filter((wait) => !pending.includes(wait));
  return { sum: counted.filter(({ waitMs }) => waitMs !== null && waitMs <= limitMs).length, of: counted.length, settled, pending: pending.length, agents: counted.map(({ start, agent, ended }) => [start, agent, ended]) };
}
const shape = ({ sum, of, settled, pending, detail }: ReturnType<typeof reportOf>) => ({ sum, of, settled, pending, agents: detail.map(({ start, agent, outcome }) => [start, agent, outcome]) });

describe('each clock gives what its definition gives, question by question', () => {
  it('Taobao: rounds answered within three minutes', () => {
    fc.assert(fc.property(calculation, ({ events, asOf }) => {
      expect(shape(reportOf('taobao-3min-rate', events, asOf))).toEqual(expectedRate(naiveRounds(events, asOf), 180_000, asOf));
    }), { numRuns: 400 });
  });
  it('Wangwang: the mean of rounds, ten minutes at the most', () => {
    fc.assert(fc.property(calculation, ({ events, asOf }) => {
      const counted = naiveRounds(events, asOf).waits.filter(({ ended, start }) => ended !== 'open' || asOf - start >= 600_000);
      const { sum, of } = reportOf('wangwang-mean-response', events, asOf);
      expect([sum, of]).toEqual([counted.reduce((total, { waitMs }) => total + Math.min(waitMs ?? 600_000, 600_000), 0), counted.length]);
    }), { numRuns: 400 });
  });
  it.each([['feige-3min-rate', 180_000], ['pdd-5min-rate', 300_000]] as const)('%s: each message by its own wait', (rule, limitMs) => {
    fc.assert(fc.property(calculation, ({ events, asOf }) => {
      expect(shape(reportOf(rule, events, asOf))).toEqual(expectedRate(naiveMessages(events, asOf), limitMs, asOf));
    }), { numRuns: 400 });
  });
  it('Douyin: the first reply of each session', () => {
    fc.assert(fc.property(calculation, ({ events, asOf }) => {
      const { detail, unanswered, pending } = reportOf('douyin-first-response', events, asOf);
      expect({ answered: detail.map(({ start, waitMs, agent }) => [start, waitMs, agent]), unanswered, pending }).toEqual(naiveFirstResponses(events));
    }), { numRuns: 400 });
  });
});

describe('whatever the log', () => {
  it('each rule splits its figure among the agents without a rest', () => {
    fc.assert(fc.property(calculation, ({ events, asOf }) => {
      const clocks = createPlatformClocks({ zone: 'Europe/Berlin', asOf });
      clocks.add({ conversation: 'c', events });
      for (const { sum, of, byAgent, detail } of clocks.reports()) {
        expect([byAgent.reduce((all, each) => all + each.sum, 0), byAgent.reduce((all, each) => all + each.of, 0), detail.length]).toEqual([sum, of, of]);
      }
    }));
  });
  it('a session that any human reply reached is not called silent', () => {
    fc.assert(fc.property(calculation, ({ events, asOf }) => {
      const { detail } = reportOf('feige-unserved', events, asOf);
      for (const { outcome, agent } of detail) expect(outcome === 'offline' || outcome === 'no-agent' ? agent : 'somebody').toBe(outcome === 'offline' || outcome === 'no-agent' ? null : 'somebody');
    }));
  });
  it('keeps the worst rows where only some are kept, and the figure of all', () => {
    const clocks = createPlatformClocks({ zone: 'Asia/Shanghai', asOf: noon, only: ['taobao-3min-rate'], detailLimit: 2 });
    const begin = noon - 3_600_000;
    for (const seconds of [10, 400, 20, 300, 30, 200]) {
      clocks.add({ conversation: `c${seconds}`, events: [{ at: begin, type: 'shopper-message' }, { at: begin + seconds * 1_000, type: 'agent-message', agent: 'lin' }] });
    }
    const [report] = clocks.reports();
    expect([report!.of, report!.detail.map(({ conversation }) => conversation)]).toEqual([6, ['c300', 'c400']]);
  });
});
