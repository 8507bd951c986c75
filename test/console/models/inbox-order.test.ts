import { describe, expect, it } from 'vitest';
import { matchesFilter, pressingCount, rowsOf } from '../../../console/src/models/inbox-order.ts';
import { inboxRow, me, myRow } from '../support/builders.ts';

const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);

describe('order of the lists', () => {
  it('puts the longest waiting first in the queue', () => {
    const rows = [inboxRow({ id: 'late', waitingSince: 300 }), inboxRow({ id: 'early', waitingSince: 100 }), inboxRow({ id: 'middle', waitingSince: 200 })];
    expect(ids(rowsOf(rows, 'waiting', me, null))).toEqual(['early', 'middle', 'late']);
  });

  it('puts the liveliest first elsewhere', () => {
    const rows = [myRow({ id: 'old', lastMessageAt: 1 }), myRow({ id: 'new', lastMessageAt: 9 })];
    expect(ids(rowsOf(rows, 'mine', me, null))).toEqual(['new', 'old']);
    expect(ids(rowsOf(rows, 'all', me, null))).toEqual(['new', 'old']);
  });

  it('counts who is overdue and at risk, and admits where rows that are not held may be too', () => {
    const now = 10 * 60_000;
    const waiting = (minutes: number) => inboxRow({ id: `c_${minutes}`, waitingSince: now - minutes * 60_000 });
    const rows = [waiting(5), waiting(4), waiting(2)];
    expect(pressingCount(rows, 'late', now, 3)).toBe('2');
    expect(pressingCount(rows, 'late', now, 90)).toBe('2');
    expect(pressingCount(rows, 'soon', now, 90)).toBe('1+');
    expect(pressingCount([waiting(1)], 'soon', now, 1)).toBe('');
  });

  it('files a row by its state and owner', () => {
    const rows = [inboxRow({ id: 'queued' }), inboxRow({ id: 'bot', state: 'bot' }), myRow({ id: 'mine' }), myRow({ id: 'hers', owner: { id: 'a_her', name: '小陈' } })];
    expect(ids(rowsOf(rows, 'waiting', me, null))).toEqual(['queued']);
    expect(ids(rowsOf(rows, 'bot', me, null))).toEqual(['bot']);
    expect(ids(rowsOf(rows, 'mine', me, null))).toEqual(['mine']);
    expect(rowsOf(rows, 'all', me, null)).toHaveLength(4);
  });

  it('leaves rows behind the loaded part for their own page', () => {
    const rows = [inboxRow({ id: 'a', waitingSince: 1 }), inboxRow({ id: 'b', waitingSince: 2 }), inboxRow({ id: 'z', waitingSince: 99 })];
    expect(ids(rowsOf(rows, 'waiting', me, { at: 180_002, id: 'b' }))).toEqual(['a', 'b']);
  });

  it('finds by name, words and number, whatever the case', () => {
    const row = inboxRow({ preview: 'Where is my Order', shopper: { id: 's_1', name: null, externalId: 'VIP-7' } });
    expect(['order', 'vip-7', 'guest', ' ', 'nothing'].map((words) => matchesFilter(row, words, 'Guest 1'))).toEqual([true, true, true, true, false]);
  });
});
