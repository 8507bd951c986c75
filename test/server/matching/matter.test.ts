import { describe, expect, test } from 'vitest';
import { readLanguageTables } from '../../../server/src/knowledge/read-language-tables.ts';
import { starterEntries } from '../../../server/src/knowledge/starter-entries.ts';
import { createMatcher } from '../../../server/src/matching/matcher.ts';
import { createMatterTrust } from '../../../server/src/matching/matter.ts';
import { entry } from './entries.ts';

const tables = readLanguageTables();

describe('[B5] a new shop with its first few entries, before any training', () => {
  const zh = createMatcher(starterEntries.zh, {}, tables);
  const en = createMatcher(starterEntries.en, {}, tables);
  test.each(['几点直播', '今晚几点开播', '什么时候再播', '几点下播', '优惠口令是什么', '可以开发票吗', '什么时候涨价', '保质期到什么时候', '抽奖结果什么时候出', '能寄到新疆吗'])('does not answer what it knows nothing of: %s', (text) => {
    expect(zh.match(text)).toMatchObject({ outcome: expect.not.stringMatching('answer'), answers: [] });
  });
  test.each(['when are you live', 'what time is the next stream', 'is there a coupon', 'when does it expire', 'where is your shop', 'which colours are there'])('nor in English: %s', (text) => {
    expect(en.match(text)).toMatchObject({ outcome: expect.not.stringMatching('answer'), answers: [] });
  });
  test.each([['我的快递现在到哪儿了', 'order-where'], ['请问什么时候能发货', 'order-ship'], ['怎么联系客服', 'reach-us'], ['什么时候补货', 'in-stock'], ['3号链接多少钱', 'link-price'], ['有啥赠品没', 'gift'], ['主播说送的小礼物呢', 'gift'], ['买贵了给退差价不', 'price-guarantee'], ['退货要自己出运费吗', 'return-freight']])('still answers what it knows: %s', (text, id) => {
    expect(zh.match(text)).toMatchObject({ outcome: 'answer', answers: [id] });
  });
  test.each([['怎么退货', 'refund'], ['退款多久到账', 'refund'], ['收到的东西是坏的', 'damage']])('still goes to a person: %s', (text, id) => {
    const { outcome, candidates } = zh.match(text);
    expect([outcome, candidates[0]?.id]).toEqual(['handoff', id]);
  });
  test.each([['where is my parcel now', 'order-where'], ['how can I contact you', 'reach-us'], ['how much is this', 'link-price'], ['where is the gift you promised', 'gift'], ['do I have to pay for return shipping', 'return-freight']])('still answers in English: %s', (text, id) => {
    expect(en.match(text)).toMatchObject({ outcome: 'answer', answers: [id] });
  });
});

test('[B5] a base that has grown is left to its calibration', () => {
  const many = Array.from({ length: 40 }, (_, at) => entry({ id: `e${at}`, question: `第${at}件事怎么办` }));
  expect(createMatterTrust(many, tables.normalise, () => [])('几点直播', 0)).toBe(1);
  expect(createMatterTrust(many.slice(0, 24), tables.normalise, () => [])('几点直播', 0)).toBe(0);
});
