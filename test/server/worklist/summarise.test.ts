import { describe, expect, test } from 'vitest';
import { clusterItem, clusterKey, phrasingOf } from '../../../server/src/worklist/summarise.ts';
import type { QuestionRow } from '../../../server/src/worklist/question-repository.ts';

const asked = (text: string, more: Partial<QuestionRow> = {}): QuestionRow => ({
  conversationId: 'c_1', id: text, shopId: 'shop', language: 'zh', text, askedAt: 1, product: null, liveSession: null, outcome: 'handoff', reason: 'low_confidence',
  entryId: null, confidence: null, offered: [], taken: null, candidates: [], vote: null, tapped: false, wantedPerson: false, peopleMs: 0, ...more,
});

describe('a phrasing', () => {
  test('leaves out numbers that name a person or an order, and keeps those of things', () => {
    expect(phrasingOf('我的单号 SF1234567890 到哪了')).toBe('我的单号 到哪了');
    expect(phrasingOf('打 138-0000-1111 没人接')).toBe('打 没人接');
    expect(phrasingOf('E3 是什么意思，买了 2 台')).toBe('E3 是什么意思，买了 2 台');
  });
  test('is one line, and nothing where only a number was said', () => {
    expect(phrasingOf(' 能\n刻字吗 ')).toBe('能 刻字吗');
    expect(phrasingOf('13800001111')).toBe('');
  });
});

describe('a row', () => {
  const row = (...questions: QuestionRow[]) => clusterItem({ leader: 'l', questions }, 10);
  test('has the commonest words as its title and each wording once, the commonest first', () => {
    const item = row(asked('刻字不'), asked('能刻字吗'), asked('能刻字吗'), asked('单号 123456789 能刻字吗'));
    expect(item).toMatchObject({ title: '能刻字吗', count: 4, phrasings: ['能刻字吗', '刻字不', '单号 能刻字吗'] });
  });
  test('names the entry that shoppers took, and none that the engine merely found near or offered', () => {
    const near = asked('a', { candidates: ['near'] });
    expect(row(near, near, asked('b', { taken: 'chosen', candidates: ['near'] })).entryId).toBe('chosen');
    expect(row(near, near).entryId).toBeNull();
    expect(row(asked('a', { reason: 'none_of_these', outcome: 'choices', offered: ['offered'] })).entryId).toBeNull();
    expect(row(asked('a', { outcome: 'answer', vote: 'not_asked', entryId: 'wrong', reason: null })).refused).toEqual(['wrong']);
  });
  test('says where it was asked only if all were there', () => {
    expect(row(asked('a', { product: 'p1' }), asked('b', { product: 'p1' })).scope).toEqual({ product: 'p1', liveSession: null });
    expect(row(asked('a', { product: 'p1' }), asked('b')).scope).toEqual({ product: null, liveSession: null });
  });
  test('is of the gravest kind among its questions', () => {
    const rule = asked('a', { reason: 'needs_person' });
    expect([row(rule).kind, row(rule, asked('b')).kind]).toEqual(['handed_off', 'unanswered']);
  });
  test('keeps its key from one reading to the next', () => {
    expect(row(asked('a')).key).toBe(clusterKey('l'));
    expect(clusterKey('l')).not.toBe(clusterKey('m'));
  });
});
