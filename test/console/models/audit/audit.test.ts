import { describe, expect, it } from 'vitest';
import { auditActions, type AuditEntry } from '@aftercast/shared';
import { catalogues } from '../../../../console/src/messages/index.ts';
import { auditQuery, readAuditFilter } from '../../../../console/src/models/audit/audit-filter.ts';
import { actorOf, byDay, placeOf, sentenceOf } from '../../../../console/src/models/audit/audit-lines.ts';
import { createAuditLog } from '../../../../console/src/models/audit/audit-log.ts';
import { createTimes } from '../../../../console/src/models/times.ts';

const times = createTimes('en', 'Asia/Shanghai');
const entry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  position: 1, at: 0, actorId: 'a_lin', actorName: 'Lin', action: 'conversation.transferred', target: { kind: 'conversation', id: 'c_1', name: '' }, details: { to: 'Chen' }, address: '::1', ...more,
});
const said = (more: Partial<AuditEntry>): string => sentenceOf(entry(more), catalogues.en, 'en', times);

describe('an entry of the log', () => {
  it('is a sentence in both languages, whatever was done', () => {
    for (const language of ['zh', 'en'] as const) {
      const sentences = auditActions.map((action) => sentenceOf(entry({ action }), catalogues[language], language, times));
      expect(sentences.filter((sentence) => sentence === '' || /\w+\.\w+_?\w*$|undefined|null/.test(sentence))).toEqual([]);
    }
  });
  it('says to whom, how much and what changed', () => {
    expect(said({})).toBe('Passed a conversation to Chen');
    expect(said({ action: 'conversation.requeued', details: { from: 'Chen', why: 'silent' } })).toBe('Put a conversation of Chen back in the queue: no answer');
    expect(said({ action: 'agent.changed', target: { kind: 'agent', id: 'a_2', name: 'Chen' }, details: { role: ['agent', 'viewer'], disabled: ['false', 'true'] } })).toBe('Changed Chen: role Agent → Read-only, disabled');
    expect(said({ action: 'case.approved', details: { amountCents: 9_900, currency: 'CNY' } })).toBe('Granted a case (CN¥99)');
    expect(said({ action: 'something.of_tomorrow' })).toBe('something.of_tomorrow');
  });
  it('leads to what it was done to, where that has a place', () => {
    expect(placeOf(entry())).toEqual({ page: 'inbox', list: 'all', conversationId: 'c_1', shopper: false });
    expect(placeOf(entry({ target: { kind: 'knowledge_entry', id: 'fees', name: 'zh' } }))).toEqual({ page: 'knowledge', tab: 'entries', path: ['zh', 'fees'] });
    expect(placeOf(entry({ action: 'knowledge.entry_deleted', target: { kind: 'knowledge_entry', id: 'fees', name: 'zh' } }))).toBeNull();
    expect(placeOf(entry({ target: { kind: 'shop', id: 'routing', name: '' } }))).toBeNull();
  });
  it('names the system and those who were not signed in', () => {
    const { audit } = catalogues.en;
    expect([entry(), entry({ actorId: null }), entry({ actorId: null, action: 'session.refused' })].map((one) => actorOf(one, audit))).toEqual(['Lin', audit.server, audit.nobody]);
  });
  it('stands under its day in the shop’s time zone', () => {
    const [late, early] = [Date.UTC(2026, 10, 25, 16, 30), Date.UTC(2026, 10, 25, 15, 30)];
    expect(byDay([entry({ at: late }), entry({ at: early }), entry({ at: early - 1 })], times).map(({ entries }) => entries.length)).toEqual([1, 2]);
  });
});

describe('what narrows the log', () => {
  it('asks for days from the shop’s midnight to the next', () => {
    const filter = readAuditFilter({ who: 'a_lin', group: 'cases', from: '2026-11-20', to: '2026-11-21' }, '2026-11-26');
    expect(auditQuery(filter, 'Asia/Shanghai')).toBe(`actorId=a_lin&group=cases&from=${Date.UTC(2026, 10, 19, 16)}&until=${Date.UTC(2026, 10, 21, 16)}`);
  });
  it('takes what it does not know for no choice', () => {
    expect(auditQuery(readAuditFilter({ group: 'nothing', days: '5', from: 'x', to: 'y' }, '2026-11-26'), 'UTC')).toBe('');
    expect(readAuditFilter({ days: '7' }, '2026-11-26').from).toBe('2026-11-20');
  });
});

describe('the log as it is read', () => {
  it('goes on where it ended, and starts anew with another choice', async () => {
    const asked: unknown[] = [];
    const log = createAuditLog({ page: async (query, before) => {
      asked.push([query, before]);
      return before === undefined ? { entries: [entry({ position: 2 })], nextBefore: 2 } : { entries: [entry()], nextBefore: null };
    } });
    await log.open('group=cases');
    expect(log.hasMore.value).toBe(true);
    await log.more();
    await log.more();
    expect([log.entries.value?.map(({ position }) => position), log.hasMore.value]).toEqual([[2, 1], false]);
    await log.open('');
    expect([log.entries.value?.length, asked]).toEqual([1, [['group=cases', undefined], ['group=cases', 2], ['', undefined]]]);
  });
  it('keeps what is there when more fails', async () => {
    let fail = false;
    const log = createAuditLog({ page: async () => {
      if (fail) throw new Error('gone');
      return { entries: [entry()], nextBefore: 1 };
    } });
    await log.open('');
    fail = true;
    await log.more();
    expect([log.entries.value?.length, log.failure.value, log.busy.value]).toEqual([1, 'unexpected', false]);
  });
});
