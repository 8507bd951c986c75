import { describe, expect, test } from 'vitest';
import type { KnowledgeEntry } from '@aftercast/shared';
import { otherQuestions, relatedTo, withRelated } from '../../../server/src/knowledge/other-questions.ts';

const entry = (id: string, more: Partial<KnowledgeEntry> = {}): KnowledgeEntry => ({
  id, tier: 1, category: '', question: `问 ${id}`, phrasings: [], keywords: [], answer: '…', scope: { product: null, liveSession: null }, ...more,
});
const entries = [entry('ship'), entry('track'), entry('freight'), entry('refund'), entry('hurt', { tier: 3 })];
const byId = new Map(entries.map((each) => [each.id, each]));
const ranked = (...scores: [string, number][]) => scores.map(([id, score]) => ({ id, score }));
const ids = (offered: { entryId: string }[]) => offered.map(({ entryId }) => entryId);

describe('[FEED2] what else may have been meant', () => {
  test('is at most three, likeliest first, without what was answered', () => {
    expect(ids(otherQuestions(ranked(['ship', 0.9], ['track', 0.5], ['freight', 0.4], ['refund', 0.4], ['hurt', 0.4]), byId, 'ship'))).toEqual(['track', 'freight', 'refund']);
  });
  test('leaves out what is far behind and what is no longer there', () => {
    expect(ids(otherQuestions(ranked(['ship', 0.9], ['gone', 0.8], ['freight', 0.1]), byId))).toEqual(['ship']);
    expect(otherQuestions([], byId)).toEqual([]);
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
