import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupByCause, type Waiting } from '../../../server/src/incidents/group.ts';

let count = 0;
const waiting = (given: Partial<Waiting>): Waiting => ({ id: `c${count += 1}`, preview: '', waitingSince: 0, entryId: null, product: null, liveSession: null, ...given });
const times = (n: number, given: Partial<Waiting>): Waiting[] => Array.from({ length: n }, () => waiting(given));

describe('grouping by cause', () => {
  it('tells two products apart where each has enough who ask the same', () => {
    const groups = groupByCause([...times(3, { entryId: 'broken', product: 'cup' }), ...times(4, { entryId: 'broken', product: 'bowl' })]);
    expect(groups.map(({ product, conversations }) => [product, conversations.length])).toEqual([['bowl', 4], ['cup', 3]]);
  });

  it('falls back to the entry alone where no product has enough', () => {
    const groups = groupByCause([waiting({ entryId: 'late', product: 'cup' }), waiting({ entryId: 'late', product: 'bowl' }), waiting({ entryId: 'late' })]);
    expect(groups).toMatchObject([{ entryId: 'late', product: null, liveSession: null }]);
  });

  it('makes no group of a live session alone, which everybody of an evening shares', () => {
    expect(groupByCause(times(9, { liveSession: 'tonight' }))).toEqual([]);
  });

  it('makes no group of two', () => {
    expect(groupByCause(times(2, { entryId: 'late' }))).toEqual([]);
  });

  it('puts each conversation into one group at the most, and only where it shares what the group shares', () => {
    const trait = fc.constantFrom(null, 'a', 'b');
    fc.assert(fc.property(fc.array(fc.record({ entryId: trait, product: trait, liveSession: trait }), { maxLength: 60 }), (all) => {
      const groups = groupByCause(all.map(waiting));
      const ids = groups.flatMap(({ conversations }) => conversations.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      for (const { conversations, ...shared } of groups) {
        expect(conversations.length).toBeGreaterThanOrEqual(3);
        for (const one of conversations) for (const name of ['entryId', 'product', 'liveSession'] as const) if (shared[name] !== null) expect(one[name]).toBe(shared[name]);
      }
    }));
  });
});
