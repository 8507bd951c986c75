import { describe, expect, test } from 'vitest';
import { createLanguageTables, createMatcher } from '../../../server/src/matching/matcher.ts';
import { entry, littleShop } from './entries.ts';

const tables = createLanguageTables();
const shop = [...littleShop, entry({ id: 'freight', question: '退货运费谁出', phrasings: ['退回去的邮费谁付', '退货要自己出运费吗'] }), entry({ id: 'hours', question: '客服几点上班', phrasings: ['几点有人值班', '晚上几点打烊'] }), entry({ id: 'gift', question: '有赠品吗', phrasings: ['赠品怎么领', '送不送赠品'] }), entry({ id: 'fee', question: '下单要付运费吗', phrasings: ['包邮吗'] })];
const matcher = createMatcher(shop, {}, tables);

describe('[C4] a follow-up is read with the turn before it', () => {
  test.each([['怎么退货', '那运费呢', 'freight'], ['我要退款', '多久到账', 'refund']])('%s … %s', (previous, text, id) => {
    expect(matcher.match(text, { previous }).candidates[0]?.id).toBe(id);
  });
  test.each(['还有货吗', '还有货不', '三号链接还有货没', '还有现货', '还有赠品吗'])('whether something is left is a question of its own: %s', (text) => {
    expect(matcher.match(text, { previous: '怎么退货' })).toEqual(matcher.match(text));
  });
  test('what is added with the same words is not', () => {
    expect(matcher.match('还有运费呢', { previous: '怎么退货' }).candidates[0]?.id).toBe('freight');
  });
  test('a question that stands by itself is not bent by the turn before', () => {
    expect(matcher.match('请问我的快递现在到哪了', { previous: '怎么退货' })).toMatchObject({ outcome: 'answer', answers: ['where'] });
  });
});

describe('[Q1] two questions in one message', () => {
  test('get both answers', () => {
    expect(matcher.match('怎么退货，还有退款多久到账')).toMatchObject({ outcome: 'answer', answers: ['return', 'refund'], reason: 'two_questions' });
  });
  test.each([
    '客服几点上班，还有有赠品吗', '有赠品吗？另外晚上几点打烊', '几点有人值班，顺便问下赠品怎么领', '客服值班到几点以及赠品有几个', '啥时候有人值班？有没有赠品', '客服何时上班，送不送赠品',
  ])('[Q1] whatever word asks: %s', (text) => {
    const { reason, parts } = matcher.match(text);
    expect(reason).toBe('two_questions');
    expect(parts?.map(({ id }) => id).sort()).toEqual(['gift', 'hours']);
  });
  test('[Q2] are handed over where one of them needs a person', () => {
    const result = matcher.match('怎么退货？另外我要转人工');
    expect(result.outcome).toBe('handoff');
  });
  test.each([['客服几点上班，还有主播多高啊', 'hours'], ['主播结婚了吗，顺便问下怎么退货', 'return']])('[Q2] are handed over where one is known to no entry: %s', (text, known) => {
    const result = matcher.match(text);
    expect(result).toMatchObject({ outcome: 'handoff', reason: 'two_questions', answers: [] });
    expect(result.candidates.slice(0, 2).map(({ id }) => id)).toContain(known);
  });
  test('[Q3] a story in two clauses is one question', () => {
    expect(matcher.match('昨天刚收到，这件东西我不喜欢想退掉').answers).toEqual(['return']);
  });
});
