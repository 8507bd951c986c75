import { describe, expect, test } from 'vitest';
import { createLanguageTables, createMatcher } from '../../../server/src/matching/matcher.ts';
import { entry, littleShop } from './entries.ts';

const tables = createLanguageTables();
const matcher = createMatcher(littleShop, {}, tables);

describe('answers', () => {
  test('the exact words of a phrasing with full confidence', () => {
    expect(matcher.match('我的货到哪了？')).toMatchObject({ outcome: 'answer', confidence: 1, reason: 'exact', answers: ['where'] });
  });
  test('the same words in Traditional characters', () => {
    expect(matcher.match('幫我查一下物流')).toMatchObject({ outcome: 'answer', answers: ['where'] });
  });
  test.each([['请问我的快递现在到哪了', 'where'], ['这件东西我不喜欢，想退货', 'return'], ['退款要几天才到账呀', 'refund']])('words near a phrasing: %s', (text, id) => {
    expect(matcher.match(text)).toMatchObject({ outcome: 'answer', answers: [id] });
  });
  test.each([['快弟到哪儿了', 'where'], ['退款多久到帐', 'refund']])('homophones of the keyboard: %s', (text, id) => {
    expect(matcher.match(text).candidates[0]?.id).toBe(id);
  });
});

describe('hands over', () => {
  test('a tier-3 entry, with that entry first', () => {
    const result = matcher.match('外箱压扁了，东西都碎了');
    expect(result).toMatchObject({ outcome: 'handoff', reason: 'needs_person', answers: [] });
    expect(result.candidates[0]?.id).toBe('damage');
  });
  test.each(['转人工', '找个真人来', '人工客服'])('a wish for a person, with the entry that says so first: %s', (text) => {
    const result = matcher.match(text);
    expect(result).toMatchObject({ outcome: 'handoff', reason: 'asked' });
    expect(result.candidates[0]?.id).toBe('person');
  });
  test.each([['今天天气怎么样'], ['主播今年多大'], ['what is the meaning of life']])('what the shop knows nothing of: %s', (text) => {
    expect(matcher.match(text)).toMatchObject({ outcome: 'handoff', reason: 'low_confidence' });
  });
  test.each([['不要退货', 'negated'], ['没说要退款', 'negated'], ['别家直播间拍的怎么退货', 'other_shop'], ['你们都是骗子', 'insult'], ['asdfghjkl', 'gibberish'], ['你好', 'greeting'], ['谢谢', 'thanks'], ['', 'empty'], ['😊', 'empty']])('%s as %s', (text, reason) => {
    expect(matcher.match(text)).toMatchObject({ outcome: 'handoff', reason, answers: [] });
  });
});

describe('asks back', () => {
  test('on one word', () => {
    expect(matcher.match('退款')).toMatchObject({ outcome: 'choices', reason: 'too_short', answers: [] });
  });
  test('when the red light of two products fits and none is named', () => {
    const result = matcher.match('那个红灯老是闪');
    expect(result.outcome).toBe('choices');
    expect(result.candidates.slice(0, 2).map(({ id }) => id).sort()).toEqual(['cam-light', 'vac-light']);
  });
});

describe('scope', () => {
  test('an entry of the product on screen wins', () => {
    expect(matcher.match('红灯一直闪', { product: 'vac' })).toMatchObject({ outcome: 'answer', answers: ['vac-light'] });
    expect(matcher.match('红灯一直闪', { product: 'cam' })).toMatchObject({ outcome: 'answer', answers: ['cam-light'] });
  });
  test("another product's entries are no candidates", () => {
    expect(matcher.match('扫地机亮红灯', { product: 'cam' }).candidates.map(({ id }) => id)).not.toContain('vac-light');
  });
  test('a product named in words is answered without a product on screen', () => {
    expect(matcher.match('扫地机亮红灯了')).toMatchObject({ outcome: 'answer', answers: ['vac-light'] });
  });
  test("a live session's entry wins inside it and is silent outside", () => {
    expect(matcher.match('价保几天', { liveSession: 'night' }).answers).toEqual(['price-night']);
    expect(matcher.match('价保几天').answers).toEqual(['price']);
    expect(matcher.match('价保几天', { liveSession: 'other' }).answers).toEqual(['price']);
    expect(matcher.match('夜场买的价保到哪天').candidates.map(({ id }) => id)).not.toContain('price-night');
  });
});

describe('the order at hand', () => {
  const cam = { order: { products: ['cam'] } };
  test.each([['那个红灯老是闪'], ['红灯一直闪']])('[S3] asks back without one: %s', (text) => {
    expect(matcher.match(text)).toMatchObject({ outcome: 'choices', reason: 'which_product', answers: [] });
  });
  test.each([['红灯一直闪', 'cam'], ['红灯一直闪', 'vac'], ['那个红灯老是闪', 'cam'], ['那个红灯老是闪', 'vac']])('[S4] decides whose entry is meant where it holds only one of the products: %s, %s', (text, product) => {
    const result = matcher.match(text, { order: { products: ['lamp', product] } });
    expect(result).toMatchObject({ outcome: 'answer', answers: [`${product}-light`] });
    expect(result.candidates[0]?.why.rule).toMatch(/order at hand|exact phrasing/);
  });
  test.each([[['cam', 'vac']], [['lamp']], [[]]])('[S4] decides nothing where it holds all or none of them: %j', (products) => {
    const result = matcher.match('那个红灯老是闪', { order: { products } });
    expect(result).toMatchObject({ outcome: 'choices', reason: 'which_product' });
    expect(result.candidates.slice(0, 2).map(({ id }) => id).sort()).toEqual(['cam-light', 'vac-light']);
  });
  test('[S4] yields to the product on screen', () => {
    expect(matcher.match('红灯一直闪', { product: 'vac', ...cam })).toMatchObject({ outcome: 'answer', answers: ['vac-light'] });
  });
  test('[S4] yields to a product that the words name', () => {
    expect(matcher.match('扫地机亮红灯了', cam)).toMatchObject({ outcome: 'answer', answers: ['vac-light'] });
    expect(matcher.match('扫地机亮红灯', cam)).toMatchObject({ outcome: 'answer', answers: ['vac-light'] });
  });
  test('[S4] leaves questions alone that no product has an entry for', () => {
    const without = matcher.match('请问我的快递现在到哪了');
    expect(matcher.match('请问我的快递现在到哪了', cam)).toMatchObject({ outcome: without.outcome, answers: without.answers });
  });
});

describe('explains itself', () => {
  test('by the nearest phrasing, the shared terms and the shares of its scorers', () => {
    const [first] = matcher.match('我这个包裹现在走到什么地方了').candidates;
    expect(first?.why.phrasing).toBe('包裹现在在什么地方');
    expect(first?.why.terms).toContain('包裹');
    const shares = Object.values(first?.why.shares ?? {});
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(first?.score ?? 0, 1);
    expect(shares.filter((share) => share > 0).length).toBeGreaterThan(1);
  });
  test('by the rule that decided', () => {
    expect(matcher.match('怎么退货').candidates[0]?.why.rule).toBe('exact phrasing');
    expect(matcher.match('找个真人').candidates[0]?.why.rule).toBe('asks for a person');
  });
});

test('moves its bands with the thresholds it is given', () => {
  const strict = createMatcher(littleShop, { thresholds: { answer: 0.999_999 } }, tables);
  const text = '请问我的快递现在到哪了';
  expect(matcher.match(text).outcome).toBe('answer');
  expect(strict.match(text).outcome).toBe('choices');
});

test('gives the same result whatever was asked before', () => {
  const fresh = createMatcher(littleShop, {}, tables).match('这件东西我不喜欢，想退货');
  for (const { question } of littleShop) matcher.match(`${question}呢`);
  expect(JSON.stringify(matcher.match('这件东西我不喜欢，想退货'))).toBe(JSON.stringify(fresh));
});

test('answers nothing when it knows nothing', () => {
  expect(createMatcher([], {}, tables).match('怎么退货')).toMatchObject({ outcome: 'handoff', confidence: 0, candidates: [] });
});

test('bears a text of a hundred thousand characters', () => {
  expect(matcher.match('退货'.repeat(50_000)).candidates.length).toBeGreaterThanOrEqual(0);
});

test('refuses two entries with one id', () => {
  expect(() => createMatcher([entry({ id: 'a', question: '一' }), entry({ id: 'a', question: '二' })], {}, tables)).toThrow('matching: duplicate entry id "a"');
});
