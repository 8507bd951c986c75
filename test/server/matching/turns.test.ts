import { describe, expect, test } from 'vitest';
import { createLanguageTables, createMatcher } from '../../../server/src/matching/matcher.ts';
import { entry, littleShop } from './entries.ts';

const tables = createLanguageTables();
const shop = [...littleShop, entry({ id: 'freight', question: '退货运费谁出', phrasings: ['退回去的邮费谁付', '退货要自己出运费吗'] }), entry({ id: 'fee', question: '下单要付运费吗', phrasings: ['包邮吗'] })];
const matcher = createMatcher(shop, {}, tables);

describe('[C4] a follow-up is read with the turn before it', () => {
  test.each([['怎么退货', '那运费呢', 'freight'], ['我要退款', '多久到账', 'refund']])('%s … %s', (previous, text, id) => {
    expect(matcher.match(text, { previous }).candidates[0]?.id).toBe(id);
  });
  test('a question that stands by itself is not bent by the turn before', () => {
    expect(matcher.match('请问我的快递现在到哪了', { previous: '怎么退货' })).toMatchObject({ outcome: 'answer', answers: ['where'] });
  });
});

describe('[Q1] two questions in one message', () => {
  test('get both answers', () => {
    expect(matcher.match('怎么退货，还有退款多久到账')).toMatchObject({ outcome: 'answer', answers: ['return', 'refund'], reason: 'two_questions' });
  });
  test('[Q2] are handed over where one of them needs a person', () => {
    const result = matcher.match('怎么退货？另外我要转人工');
    expect(result.outcome).toBe('handoff');
  });
  test('[Q3] a story in two clauses is one question', () => {
    expect(matcher.match('昨天刚收到，这件东西我不喜欢想退掉').answers).toEqual(['return']);
  });
});
