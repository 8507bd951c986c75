import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urgencies } from '@aftercast/shared';
import { deadlineBehind, deadlineOf, overtakesFor } from '../../../server/src/routing/deadline.ts';

const minute = 60_000;
const opens = Date.UTC(2026, 10, 17, 1);

/** The deadlines of so many who wait for one opening, in the order in which they asked. */
function morning(urgency: (typeof urgencies)[number], count: number): number[] {
  const dues: number[] = [];
  for (let n = 0; n < count; n += 1) dues.push(deadlineBehind(urgency, opens, dues.at(-1) ?? null));
  return dues;
}

describe('the deadlines of who waits for an opening', () => {
  it('begin with the usual one, and follow a minute apart where nothing is urgent', () => {
    expect(morning('low', 4).map((due) => Math.round((due - opens) / minute))).toEqual([10, 11, 12, 13]);
    expect(morning('critical', 2)).toEqual([opens + 30_000, opens + 33_000]);
  });
  it('spread two hundred questions over an hour: eleven are due within twenty minutes, none after seventy', () => {
    const dues = morning('low', 200).map((due) => (due - opens) / minute);
    expect(dues.filter((due) => due <= 20)).toHaveLength(11);
    expect(Math.round(dues[60] ?? 0)).toBe(48);
    expect(dues.at(-1)).toBeLessThan(70);
  });
  it('keep the order in which they asked, and never outlast the spread by more than their number in milliseconds', () => {
    fc.assert(fc.property(fc.constantFrom(...urgencies), fc.integer({ min: 2, max: 1_500 }), (urgency, count) => {
      const dues = morning(urgency, count);
      for (let n = 1; n < count; n += 1) expect(dues[n]).toBeGreaterThan(dues[n - 1] ?? Infinity);
      const allowance = deadlineOf(urgency, 0);
      expect(dues.at(-1)).toBeLessThanOrEqual(opens + 7 * allowance + count);
    }), { numRuns: 30 });
  });
});

describe('whoever comes later', () => {
  it('is due earlier as long as their allowance ends before', () => {
    const dueAt = deadlineOf('normal', opens);
    expect(urgencies.map((urgency) => overtakesFor(urgency, dueAt, opens))).toEqual([-7 * minute, 0, 2 * minute, 2.5 * minute]);
    expect(overtakesFor('high', dueAt, opens + 2 * minute)).toBe(0);
  });
});
