import { describe, expect, it } from 'vitest';
import { dueKey, pressingOf } from '../../shared/src/due-order.ts';

describe('what is due next', () => {
  it('is at risk under forty seconds before its deadline and late from it on', () => {
    const due = 1_000_000;
    expect([due - 40_000, due - 39_999, due - 1, due, due + 1].map((now) => pressingOf(due, now))).toEqual(['fine', 'soon', 'soon', 'late', 'late']);
  });

  it('sorts every deadline before those for whom nobody waits, and among these the liveliest first', () => {
    const year2200 = Date.UTC(2200, 0);
    const keys = [{ dueAt: year2200, lastMessageAt: 0 }, { dueAt: null, lastMessageAt: year2200 }, { dueAt: null, lastMessageAt: 1 }].map(dueKey);
    expect([...keys].sort((a, b) => a - b)).toEqual(keys);
    expect(keys.every((key) => /^\d{1,15}$/.test(String(key)))).toBe(true);
  });
});
