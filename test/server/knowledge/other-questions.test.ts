import { describe, expect, test } from 'vitest';
import type { KnowledgeEntry } from '@aftercast/shared';
import { choicesOf, otherQuestions, relatedTo, withRelated } from '../../../server/src/knowledge/other-questions.ts';

const entry = (id: string, more: Partial<KnowledgeEntry> = {}): KnowledgeEntry => ({
  id, tier: 1, category: '', question: `问 ${id}`, phrasings: [], keywords: [], answer: '…', scope: { product: null, liveSession: null }, ...more,
});
const entries = [entry('ship'), entry('track'), entry('freight'), entry('refund'), entry('hurt', { tier: 3 })];
const byId = new Map(entries.map((each) => [each.id, each]));
const ranked = (...scores: [string, number][]) => scores.map(([id, score]) => ({ id, score }));
const ids = (offered: { entryId: string }[]) => offered.map(({ entryId }) => entryId);

describe('choices', () => {
  test('leave out what is far behind and what is no longer there', () => {
    expect(ids(choicesOf(ranked(['ship', 0.9], ['gone', 0.8], ['freight', 0.1]), byId))).toEqual(['ship']);
    expect(choicesOf([], byId)).toEqual([]);
  });
});

describe('[FEED2] what else may have been meant', () => {
  test('is at most three, likeliest first, without what was answered', () => {
    expect(ids(otherQuestions(ranked(['ship', 0.9], ['track', 0.5], ['freight', 0.4], ['refund', 0.4], ['hurt', 0.4]), byId, 'ship'))).toEqual(['track', 'freight', 'refund']);
  });
  test('where the words have no other candidate, is what the shop tied to the entry, then its neighbours with most phrasings', () => {
    const shelf = [
      entry('a', { category: '物流', related: ['d'] }), entry('b', { category: '物流' }), entry('c', { category: '物流', phrasings: ['x'] }), entry('d'),
      entry('e', { category: '物流', scope: { product: 'p1', liveSession: null } }), entry('f', { category: '物流', tier: 3 }), entry('g'),
    ];
    const among = new Map(shelf.map((each) => [each.id, each]));
    expect(ids(otherQuestions(ranked(['a', 1]), among, 'a'))).toEqual(['d', 'c', 'b']);
    expect(otherQuestions([], among, 'g')).toEqual([]);
    expect(otherQuestions([], among, 'gone')).toEqual([]);
  });
});

describe('[FEED3] related questions', () => {
  const ship = byId.get('ship') ?? entry('ship');
  test('are those the shop tied to the entry, at most two', () => {
    const tied = entry('ship', { related: ['refund', 'gone', 'track', 'freight'] });
    expect(ids(relatedTo(tied, ranked(['ship', 1], ['freight', 0.9]), byId))).toEqual(['refund', 'track']);
  });
  test('else what was nearly meant, never the entry itself nor what calls for a person', () => {
    expect(ids(relatedTo(ship, ranked(['ship', 1], ['hurt', 0.9], ['freight', 0.7], ['refund', 0.3]), byId))).toEqual(['freight']);
  });
  test('come with answers alone', async () => {
    const offered = [{ entryId: 'track', question: '到哪了' }];
    const answer = { kind: 'answer', text: '…', source: null, confidence: 1, tier: 1, language: 'zh' } as const;
    expect(withRelated(answer, offered)).toEqual({ ...answer, related: offered });
    expect(await withRelated(Promise.resolve(answer), offered)).toEqual({ ...answer, related: offered });
    expect(withRelated({ kind: 'handoff', reason: 'asked', language: 'zh' }, offered)).not.toHaveProperty('related');
    expect(withRelated(answer, [])).toBe(answer);
  });
});
