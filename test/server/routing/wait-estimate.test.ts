import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWait } from '../../../server/src/routing/wait-estimate.ts';

const minute = 60_000;
const minutes = (...given: number[]) => given.map((one) => one * minute);

describe('the wait that is told', () => {
  it('is a minute or two where the next is soon taken', () => {
    expect(estimateWait({ place: 1, handlingMs: minutes(3, 3, 3, 3, 3), hands: 5 })).toEqual({ fromMs: 0, toMs: 2 * minute });
  });
  it('is the interval that the place leads to', () => {
    expect(estimateWait({ place: 5, handlingMs: minutes(6, 6, 6, 6, 6), hands: 3 })).toEqual({ fromMs: 10 * minute, toMs: 15 * minute });
  });
  it('has no end beyond half an hour', () => {
    expect(estimateWait({ place: 40, handlingMs: minutes(6, 6, 6, 6, 6), hands: 3 })).toEqual({ fromMs: 30 * minute, toMs: null });
  });
  it('is nothing with too little measured, or nobody there', () => {
    expect(estimateWait({ place: 1, handlingMs: minutes(3, 3, 3, 3), hands: 5 })).toBeNull();
    expect(estimateWait({ place: 1, handlingMs: minutes(3, 3, 3, 3, 3), hands: 0 })).toBeNull();
  });
  it('is not longer because one conversation was forgotten', () => {
    const usual = Array.from({ length: 39 }, () => 4 * minute);
    expect(estimateWait({ place: 2, handlingMs: [...usual, 900 * minute], hands: 2 })).toEqual(estimateWait({ place: 2, handlingMs: [...usual, 4 * minute], hands: 2 }));
  });

  const facts = fc.record({ handlingMs: fc.array(fc.integer({ min: 1_000, max: 3_600_000 }), { minLength: 5, maxLength: 50 }), hands: fc.integer({ min: 1, max: 200 }) });
  it('never falls from one place to the next, and never rises with more hands', () => {
    fc.assert(fc.property(facts, fc.integer({ min: 1, max: 500 }), (given, place) => {
      const here = estimateWait({ ...given, place })?.fromMs ?? -1;
      expect(estimateWait({ ...given, place: place + 1 })?.fromMs).toBeGreaterThanOrEqual(here);
      expect(estimateWait({ ...given, place, hands: given.hands + 1 })?.fromMs).toBeLessThanOrEqual(here);
    }));
  });
});
