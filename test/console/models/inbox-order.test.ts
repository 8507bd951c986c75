import { describe, expect, it } from 'vitest';
import { matchesFilter, nextDue, pressingCount, rowsOf, searchesFurther } from '../../../console/src/models/inbox-order.ts';
import { inboxRow, me, myRow } from '../support/builders.ts';

const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);

describe('order of the lists', () => {
  it('puts the longest waiting first in the queue', () => {
    const rows = [inboxRow({ id: 'late', waitingSince: 300 }), inboxRow({ id: 'early', waitingSince: 100 }), inboxRow({ id: 'middle', waitingSince: 200 })];
    expect(ids(rowsOf(rows, 'waiting', me, null))).toEqual(['early', 'middle', 'late']);
  });

  it('puts the liveliest first elsewhere', () => {
    const rows = [inboxRow({ id: 'old', state: 'bot', lastMessageAt: 1 }), inboxRow({ id: 'new', state: 'bot', lastMessageAt: 9 })];
    expect(ids(rowsOf(rows, 'bot', me, null))).toEqual(['new', 'old']);
    expect(ids(rowsOf(rows, 'all', me, null))).toEqual(['new', 'old']);
  });

  it('counts who is late and at risk by the deadline, and takes the server’s word for rows that are not held', () => {
    const now = 10 * 60_000;
    const dueIn = (seconds: number) => inboxRow({ id: `c_${seconds}`, dueAt: now + seconds * 1000 });
    const rows = [dueIn(-60), dueIn(0), dueIn(39), dueIn(40)];
    expect(pressingCount(rows, 'late', now, 0, 4)).toBe(2);
    expect(pressingCount(rows, 'soon', now, 0, 4)).toBe(1);
    expect(pressingCount(rows, 'late', now, 3_200, 5_000)).toBe(3_200);
    expect(pressingCount(rows, 'late', now, 0, 90)).toBe(2);
  });

  it('puts those of mine who wait first, by their deadline, and then the liveliest', () => {
    const rows = [
      myRow({ id: 'answered', dueAt: null, waitingSince: null, lastMessageAt: 5 }), myRow({ id: 'fresh', dueAt: null, waitingSince: null, lastMessageAt: 9 }),
      myRow({ id: 'later', dueAt: 900, lastMessageAt: 99 }), myRow({ id: 'first', dueAt: 300, lastMessageAt: 1 }),
    ];
    expect(ids(rowsOf(rows, 'mine', me, null))).toEqual(['first', 'later', 'fresh', 'answered']);
  });

  it('leads to the earliest deadline, one’s own before the queue’s', () => {
    const queued = inboxRow({ id: 'queued', dueAt: 500 });
    expect(nextDue([myRow({ id: 'own', dueAt: 500 })], [queued])?.id).toBe('own');
    expect(nextDue([myRow({ id: 'own', dueAt: 501 })], [queued])?.id).toBe('queued');
    expect(nextDue([myRow({ dueAt: null })], [queued])?.id).toBe('queued');
    expect(nextDue([], [])).toBeNull();
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

  it('offers to search further where something is typed that hardly any loaded row has', () => {
    expect([['发票', 0], ['发票', 5], ['发票', 6], [' ', 0]].map(([words, fitting]) => searchesFurther(words as string, fitting as number))).toEqual([true, true, false, false]);
  });
});
