import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportFigures } from '@aftercast/shared';
import { createBreakdown } from '../../../server/src/reports/breakdown.ts';
import { createCalendar } from '../../../server/src/reports/clocks/calendar.ts';
import type { ReportRow } from '../../../server/src/reports/row.ts';

const dayMs = 86_400_000;
const from = Date.parse('2026-11-01T00:00:00+08:00');
const now = from + 30 * dayMs;
const calendar = createCalendar('Asia/Shanghai');

function breakDown({ rows, ...given }: Parameters<typeof createBreakdown>[0] & { rows: readonly ReportRow[] }) {
  const breakdown = createBreakdown(given);
  breakdown.know(rows);
  breakdown.add(rows);
  return breakdown.result();
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const span = fc.integer({ min: 0, max: 9 * dayMs });
const row = fc.record({
  shopperId: fc.constantFrom('s1', 's2', 's3', 's4'), startedAt: fc.integer({ min: from, max: now }), long: span, person: maybe(span), reply: span, resolved: maybe(span), open: fc.boolean(),
  reopens: fc.constantFrom(0, 0, 1, 2), botSpoke: fc.boolean(), agentId: maybe(fc.constantFrom('lin', 'mei')), product: maybe(fc.constantFrom('p1', 'p2')),
  liveSession: maybe(fc.constantFrom('l1')), entryId: maybe(fc.constantFrom('e1', 'e2')), botMs: fc.nat(), queueMs: fc.nat(), humanMs: fc.nat(), rating: maybe(fc.boolean()),
});
const scene = fc.array(row, { maxLength: 40 }).map((all) => {
  const rows = all.map(({ long, person, reply, resolved, open, rating: _rating, ...one }, at): ReportRow => ({
    ...one, conversationId: `c${at}`, lastAt: one.startedAt + long, personAt: person === null ? null : one.startedAt + person,
    firstReplyAt: person === null ? null : one.startedAt + person + reply, firstResolvedAt: resolved === null ? null : one.startedAt + resolved,
    resolvedAt: resolved === null || open ? null : one.startedAt + resolved,
  })).sort((a, b) => a.startedAt - b.startedAt);
  return { rows, ratings: new Map(all.flatMap(({ rating }, at) => (rating === null ? [] : [[`c${at}`, rating] as const]))) };
});

/** Each figure counted alone, straight from its sentence in docs/REPORTS.md. */
function recount(counted: readonly ReportRow[], every: readonly ReportRow[], ratings: ReadonlyMap<string, boolean>): ReportFigures {
  const week = 7 * dayMs;
  const others = (of: ReportRow) => every.filter((other) => other !== of && other.shopperId === of.shopperId);
  const involved = counted.filter(({ botSpoke }) => botSpoke);
  const withoutPerson = involved.filter((of) => of.personAt === null && !others(of).some(({ personAt }) => personAt !== null && personAt >= of.lastAt && personAt <= of.lastAt + week));
  const endOf = (of: ReportRow) => of.resolvedAt ?? of.lastAt;
  const ended = counted.filter(({ resolvedAt, personAt }) => resolvedAt !== null || personAt === null);
  const once = ended.filter((of) => of.reopens === 0 && !others(of).some(({ startedAt }) => startedAt > of.startedAt && startedAt >= endOf(of) && startedAt <= endOf(of) + week));
  const cohort = (knownevery: ReportRow[], holding: ReportRow[], end: (of: ReportRow) => number) => {
    const isOld = (of: ReportRow) => end(of) + week <= now;
    return { sum: holding.filter(isOld).length, of: knownevery.filter(isOld).length, maturing: knownevery.filter((of) => !isOld(of)).length, holding: holding.filter((of) => !isOld(of)).length };
  };
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const spans = (values: number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    const rank = (part: number) => sorted.find((value) => sorted.filter((other) => other <= value).length >= part * sorted.length) ?? null;
    return { sum: sum(values), of: values.length, median: rank(0.5), p90: rank(0.9) };
  };
  const rated = counted.filter(({ conversationId }) => ratings.has(conversationId));
  const resolved = counted.filter(({ firstResolvedAt }) => firstResolvedAt !== null);
  return {
    conversations: counted.length, involved: involved.length, withPerson: counted.filter(({ personAt }) => personAt !== null).length,
    contained: cohort(involved, withoutPerson, ({ lastAt }) => lastAt),
    solvedOnce: cohort(ended, once, endOf),
    reopened: { sum: resolved.filter(({ reopens }) => reopens > 0).length, of: resolved.length },
    firstResponse: spans(counted.flatMap(({ personAt, firstReplyAt }) => (personAt === null || firstReplyAt === null ? [] : firstReplyAt - personAt))),
    resolution: spans(resolved.map(({ firstResolvedAt, startedAt }) => (firstResolvedAt ?? 0) - startedAt)),
    botMs: sum(counted.map(({ botMs }) => botMs)), queueMs: sum(counted.map(({ queueMs }) => queueMs)), humanMs: sum(counted.map(({ humanMs }) => humanMs)),
    satisfied: rated.length === 0 ? null : { sum: rated.filter(({ conversationId }) => ratings.get(conversationId)).length, of: rated.length },
  };
}

const localOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString();
const keys = {
  day: (of: ReportRow) => localOf(of.startedAt).slice(0, 10), hour: (of: ReportRow) => localOf(of.startedAt).slice(11, 13), liveSession: (of: ReportRow) => of.liveSession,
  product: (of: ReportRow) => of.product, agent: (of: ReportRow) => of.agentId, entry: (of: ReportRow) => of.entryId,
};

describe('figures are what a recount of each gives', () => {
  it.each(Object.keys(keys) as (keyof typeof keys)[])('by %s', (by) => {
    fc.assert(fc.property(scene, fc.integer({ min: from, max: now }), ({ rows, ratings }, to) => {
      const { total, groups } = breakDown({ rows, to, now, calendar, by, ratings });
      const counted = rows.filter(({ startedAt }) => startedAt < to);
      expect(total).toEqual(recount(counted, rows, ratings));
      expect(new Map(groups.map(({ key, figures }) => [key, figures]))).toEqual(new Map([...new Set(counted.map(keys[by]))].map((key) => [key, recount(counted.filter((of) => keys[by](of) === key), rows, ratings)])));
    }), { numRuns: 80 });
  });
});

it('a young conversation is on neither side, and a person in another one within seven days undoes what held', () => {
  const base: ReportRow = {
    conversationId: 'c1', shopperId: 's', startedAt: now - dayMs, lastAt: now - dayMs, product: null, liveSession: null, entryId: 'e1', botSpoke: true, personAt: null, firstReplyAt: null,
    agentId: null, reopens: 0, firstResolvedAt: null, resolvedAt: null, botMs: 0, queueMs: 0, humanMs: 0,
  };
  const laterBy = (days: number): ReportRow => ({ ...base, conversationId: 'c2', startedAt: base.startedAt + days * dayMs, lastAt: base.startedAt + days * dayMs, personAt: base.startedAt + days * dayMs });
  const contained = (rows: ReportRow[], at: number) => breakDown({ rows, to: base.startedAt + 1, now: at, calendar, by: null, ratings: new Map() }).total.contained;
  expect([contained([base], now), contained([base, laterBy(0.5)], now)]).toEqual([{ sum: 0, of: 0, maturing: 1, holding: 1 }, { sum: 0, of: 0, maturing: 1, holding: 0 }]);
  const week = now + 6 * dayMs;
  expect([contained([base], week), contained([base, laterBy(6)], week), contained([base, laterBy(7.5)], now + 30 * dayMs)]).toEqual([
    { sum: 1, of: 1, maturing: 0, holding: 0 }, { sum: 0, of: 1, maturing: 0, holding: 0 }, { sum: 1, of: 1, maturing: 0, holding: 0 },
  ]);
});

it('looks at the conversations of a shopper who has thousands a few times each', () => {
  let looks = 0;
  const rows = Array.from({ length: 3_000 }, (_, n): ReportRow => ({
    conversationId: `c${n}`, shopperId: 's1', startedAt: from + n, lastAt: from + n, entryId: null, botSpoke: true, firstReplyAt: null, agentId: null, reopens: 0, firstResolvedAt: null,
    resolvedAt: null, botMs: 0, queueMs: 0, humanMs: 0, product: null, liveSession: null,
    get personAt() { looks += 1; return null; },
  }));
  const { total } = breakDown({ rows, to: now, now, calendar, by: null, ratings: new Map() });
  expect(total.solvedOnce).toMatchObject({ of: 3_000, sum: 1 });
  expect(looks).toBeLessThan(30 * rows.length);
});
