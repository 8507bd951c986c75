import { describe, expect, it } from 'vitest';
import { alertFor, deadlineAlertFor } from '../../../console/src/models/alert-rules.ts';
import { inboxRow, me, myRow } from '../support/builders.ts';

const now = 100_000;

describe('what an agent is alerted to', () => {
  it('alerts when a conversation comes into the queue', () => {
    expect(alertFor(inboxRow({ state: 'bot' }), inboxRow({ waitingSince: 1 }), me, false, now)?.kind).toBe('waiting');
  });

  it('stays silent while it keeps waiting', () => {
    expect(alertFor(inboxRow(), inboxRow({ lastSeq: 3, unread: 2 }), me, false, now)).toBeNull();
  });

  it('alerts to an unknown row only when it has just come', () => {
    expect(alertFor(undefined, inboxRow({ waitingSince: now - 1_000 }), me, false, now)?.kind).toBe('waiting');
    expect(alertFor(undefined, inboxRow({ waitingSince: now - 60_000 }), me, false, now)).toBeNull();
  });

  it('alerts when a resolved conversation comes back to this agent', () => {
    expect(alertFor(inboxRow({ state: 'resolved' }), myRow({ unread: 1 }), me, false, now)?.kind).toBe('assigned');
  });

  it('alerts when a conversation that was put aside comes back at its time, not when the agent brings it back', () => {
    const asleep = myRow({ snoozedUntil: 90_000, waitingSince: null, dueAt: null, unread: 0 });
    expect(alertFor(asleep, { ...asleep, snoozedUntil: null, dueAt: 90_000 }, me, true, now)?.kind).toBe('woken');
    expect(alertFor(asleep, { ...asleep, snoozedUntil: null }, me, false, now)).toBeNull();
  });

  it('does not alert to what the agent claimed', () => {
    expect(alertFor(inboxRow({ state: 'queued' }), myRow({ unread: 3 }), me, true, now)).toBeNull();
  });

  it('mentions a reply that is not before the agent’s eyes', () => {
    const change = [myRow({ unread: 0 }), myRow({ unread: 1, lastSeq: 3 })] as const;
    expect(alertFor(...change, me, false, now)?.kind).toBe('reply');
    expect(alertFor(...change, me, true, now)).toBeNull();
  });

  it('leaves a colleague’s conversation alone', () => {
    const hers = { owner: { id: 'a_her', name: '小陈' } };
    expect(alertFor(myRow({ ...hers, unread: 0 }), myRow({ ...hers, unread: 1 }), me, false, now)).toBeNull();
  });

  it('has one key for all tabs, and another for the next change', () => {
    const first = alertFor(inboxRow({ state: 'bot' }), inboxRow({ version: 2 }), me, false, now);
    const again = alertFor(inboxRow({ state: 'bot' }), inboxRow({ version: 2 }), me, false, now + 5);
    const later = alertFor(inboxRow({ state: 'bot' }), inboxRow({ version: 4 }), me, false, now);
    expect(again?.key).toBe(first?.key);
    expect(later?.key).not.toBe(first?.key);
  });
});

describe('a deadline', () => {
  const row = (left: number, given = {}) => myRow({ waitingSince: 1, dueAt: now + left, ...given });
  const kind = (one: Parameters<typeof deadlineAlertFor>[0], told = new Set<string>()) => deadlineAlertFor(one, me, told, now)?.kind ?? null;

  it('is told when 40 seconds are left and when it has passed, once each for a wait', () => {
    expect([row(40_001), row(40_000), row(1), row(0), row(-15_001)].map((one) => kind(one))).toEqual([null, 'near', 'near', 'passed', null]);
    const first = deadlineAlertFor(row(10), me, new Set(), now);
    const told = new Set([first?.key ?? '']);
    expect(kind(row(5), told)).toBeNull();
    expect(kind(row(0), told)).toBe('passed');
    expect(kind(row(5, { waitingSince: 2 }), told)).toBe('near');
  });

  it('concerns the queue and one’s own, not a colleague’s or what nobody waits in', () => {
    expect(kind(row(10, { state: 'queued', owner: null }))).toBe('near');
    expect(kind(row(10, { owner: { id: 'a_2', name: '' } }))).toBeNull();
    expect(kind(row(10, { dueAt: null }))).toBeNull();
    expect(kind(row(10, { state: 'bot', owner: null }))).toBeNull();
  });
});
