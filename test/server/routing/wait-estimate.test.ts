import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countHands } from '../../../server/src/routing/hands.ts';
import { estimateWait, type QueueFacts } from '../../../server/src/routing/wait-estimate.ts';

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

  it('is a minute or two where a free place is there for them', () => {
    expect(estimateWait({ place: 3, handlingMs: minutes(9, 9, 9, 9, 9), hands: 5, free: 3 })).toEqual({ fromMs: 0, toMs: 2 * minute });
    expect(estimateWait({ place: 4, handlingMs: minutes(9, 9, 9, 9, 9), hands: 1, free: 3 })).toEqual({ fromMs: 5 * minute, toMs: 10 * minute });
  });
  it.each([
    // 4 in front of 2 hands with 3 minutes each: 6 minutes, and 1.5 more for each one who comes first.
    ['two who come within two minutes', [{ perMs: 1 / minute, forMs: 2 * minute }], { fromMs: 5 * minute, toMs: 10 * minute }],
    ['four of them', [{ perMs: 2 / minute, forMs: 2 * minute }], { fromMs: 10 * minute, toMs: 15 * minute }],
    ['nobody who comes too late to be before them', [{ perMs: 2 / minute, forMs: -1 }], { fromMs: 5 * minute, toMs: 10 * minute }],
    ['more than can be taken, for an hour', [{ perMs: 1 / minute, forMs: 60 * minute }], { fromMs: 30 * minute, toMs: null }],
  ])('counts %s', (_, overtaking, told) => {
    expect(estimateWait({ place: 4, handlingMs: minutes(3, 3, 3, 3, 3), hands: 2, overtaking })).toEqual(told);
  });

  const overtaking = fc.array(fc.record({ perMs: fc.double({ min: 0, max: 0.001, noNaN: true }), forMs: fc.integer({ min: -600_000, max: 600_000 }) }), { maxLength: 4 });
  const facts = fc.record({
    handlingMs: fc.array(fc.integer({ min: 1_000, max: 3_600_000 }), { minLength: 5, maxLength: 50 }), hands: fc.integer({ min: 1, max: 200 }), free: fc.integer({ min: 0, max: 20 }), overtaking,
  });
  const from = (given: QueueFacts): number => estimateWait(given)?.fromMs ?? -1;
  it('never falls from one place to the next, and never rises with more hands or free places', () => {
    fc.assert(fc.property(facts, fc.integer({ min: 1, max: 500 }), (given, place) => {
      const here = from({ ...given, place });
      expect(from({ ...given, place: place + 1 })).toBeGreaterThanOrEqual(here);
      expect(from({ ...given, place, hands: given.hands + 1 })).toBeLessThanOrEqual(here);
      expect(from({ ...given, place, free: given.free + 1 })).toBeLessThanOrEqual(here);
    }));
  });
  it('never falls with more who may come before', () => {
    fc.assert(fc.property(facts, fc.integer({ min: 1, max: 500 }), overtaking, (given, place, more) => {
      expect(from({ ...given, place, overtaking: [...given.overtaking, ...more] })).toBeGreaterThanOrEqual(from({ ...given, place }));
    }));
  });
});

describe('the hands that are counted', () => {
  const hand = (load: number, capacity: number, given: boolean) => ({ load, capacity, given });
  it.each([
    ['nobody', [], { hands: 0, free: 0 }],
    ['all places of whoever is given conversations, the free ones at once', [hand(2, 5, true)], { hands: 5, free: 3 }],
    ['no more than the places of whoever took more by hand', [hand(7, 5, true)], { hands: 5, free: 0 }],
    ['what those hold who take them by hand, one at the least', [hand(0, 5, false), hand(3, 5, false)], { hands: 4, free: 0 }],
    ['everyone together', [hand(1, 2, true), hand(2, 5, false)], { hands: 4, free: 1 }],
  ])('are %s', (_, agents, counted) => expect(countHands(agents)).toEqual(counted));
});
