import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerVariables } from '../../../console/src/models/knowledge/answer-pieces.ts';
import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../../server/src/knowledge/detect-language.ts';
import { createForceWordTest, hasForceWord } from '../../../server/src/knowledge/force-words.ts';
import { parseJsonl } from '../../../server/src/knowledge/jsonl.ts';
import { renderTemplate, templateProblems, variablesIn } from '../../../server/src/knowledge/render-template.ts';
import { starterEntries } from '../../../server/src/knowledge/starter-entries.ts';
import { topQuestionsOf } from '../../../server/src/knowledge/top-questions.ts';
import { knowledgeEntry } from '@aftercast/shared';

describe('a template', () => {
  test('is filled, or nothing at all', () => {
    expect(renderTemplate('订单 {{order.id}}，{{ shopper.name }}', { 'order.id': 'A1', 'shopper.name': '安娜' })).toBe('订单 A1，安娜');
    expect(renderTemplate('订单 {{order.id}}', {})).toBeNull();
    expect(renderTemplate('订单 {{order.id}}', { 'order.id': ' ' })).toBeNull();
    expect(renderTemplate('{{toString}}', {})).toBeNull();
  });
  test('shows no braces, whatever the entry or a value holds', () => {
    expect(renderTemplate('你好 {{shopper.name}}', { 'shopper.name': '{{order.id}}', 'order.id': 'A1' })).toBe('你好 order.id');
    expect(renderTemplate('你好 {{shopper.name', { 'shopper.name': '安' })).toBeNull();
    expect(renderTemplate('你好 {{shopper name}}', { 'shopper.name': '安' })).toBeNull();
  });
  test('puts a value with replacement signs in as it is', () => {
    expect(renderTemplate('{{shopper.name}}!', { 'shopper.name': '$& $1' })).toBe('$& $1!');
  });
  test('tells its author what is wrong', () => {
    expect(templateProblems('{{order.id}} {{order.colour}} {{')).toEqual(['unknown variable {{order.colour}}', 'braces that open or close nothing']);
    expect(variablesIn('{{order.id}} {{ order.id }} {{shop.name}}')).toEqual(['order.id', 'shop.name']);
  });
});

test.each([
  ['怎么退货', 'en', 'zh'], ['wifi连不上', 'en', 'zh'], ['where is it', 'zh', 'en'], ['refund', 'zh', 'en'], ['E3', 'zh', 'zh'], ['???', 'en', 'en'],
  ['shexiangtoulianbushangwifi', 'zh', 'zh'],
] as const)('"%s" on a page in %s is %s', (text, fallback, language) => {
  expect(detectLanguage(text, fallback)).toBe(language);
});

test('a force word counts inside Chinese text, and as a word of its own in English', () => {
  expect(hasForceWord('我要打12315', ['12315'])).toBe(true);
  expect(hasForceWord('我的律师会联系你', ['律师'])).toBe(true);
  expect(hasForceWord('i will call my lawyers', ['lawyer'])).toBe(true);
  expect(hasForceWord('issue', ['sue'])).toBe(false);
  expect(hasForceWord('suede jacket', ['sue'])).toBe(false);
  expect(hasForceWord('怎么退货', ['', '投诉'])).toBe(false);
});

describe('JSONL', () => {
  const good = '{"id":"a","tier":1,"question":"问","answer":"答"}';
  test('keeps the good lines and tells each bad one by number', () => {
    const { entries, errors } = parseJsonl(`\ufeff${good}\r\n\nnot json\n{"id":"b","tier":5,"question":"问","answer":"答"}\n${good}\n{"id":"c","tier":1,"question":"问","answer":"{{order.colour}}"}`);
    expect(entries.map(({ id }) => id)).toEqual(['a']);
    expect(errors.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
    expect(errors[0]?.message).toBe('not JSON');
    expect(errors[1]?.message).toContain('tier');
    expect(errors[2]?.message).toContain('already on line 1');
    expect(errors[3]?.message).toContain('unknown variable {{order.colour}}');
  });
});

describe('the questions offered first', () => {
  const entry = (id: string, category: string, extra: object = {}) => knowledgeEntry.parse({ id, tier: 1, category, question: `${id}?`, answer: '答', ...extra });
  const entries = [
    entry('fee', '物流'), entry('status', '物流', { answer: '{{shipment.trackingNumber}} {{shipment.lastEvent}}' }), entry('back', '退换', { phrasings: ['a', 'b'] }),
    entry('swap', '退换'), entry('bill', '发票'), entry('cam', '退换', { scope: { product: 'cam', liveSession: null } }), entry('deep', '发票', { tier: 2 }),
  ];
  test('begin with the order\'s status and spread over the categories', () => {
    expect(topQuestionsOf(entries, 4).map(({ entryId }) => entryId)).toEqual(['status', 'back', 'bill', 'fee']);
  });
  test('are standard questions that hold everywhere, however many are asked for', () => {
    expect(topQuestionsOf(entries, 20).map(({ entryId }) => entryId)).toEqual(['status', 'back', 'bill', 'fee', 'swap']);
    expect(topQuestionsOf([], 4)).toEqual([]);
  });
});

test('the documentation names every variable that an answer may hold, and no other', () => {
  const sheets = readFileSync(join(import.meta.dirname, '../../../docs/API.md'), 'utf8').split('| Variable of an answer | Says |')[1]?.split('\n\n')[0] ?? '';
  const named = variablesIn(sheets);
  expect(templateProblems(sheets)).toEqual([]);
  expect([...named].sort()).toEqual([...answerVariables].sort());
});

test('the starter set is sound and has the same ids in both languages', () => {
  for (const entry of [...starterEntries.zh, ...starterEntries.en]) {
    expect(knowledgeEntry.parse(entry)).toEqual(entry);
    expect(templateProblems(`${entry.answer}${entry.fallback ?? ''}`)).toEqual([]);
    expect(variablesIn(entry.fallback ?? '')).toEqual([]);
  }
  expect(starterEntries.zh.map(({ id, tier }) => [id, tier])).toEqual(starterEntries.en.map(({ id, tier }) => [id, tier]));
});

test('a force word is found however often the message comes, and new words count at once', () => {
  let normalised = 0;
  const isForced = createForceWordTest((raw) => { normalised += 1; return raw.toLowerCase(); });
  const words = ['投诉', 'Lawyer'];
  for (let times = 0; times < 3; times += 1) {
    expect(isForced('My LAWYER', words)).toBe(true);
    expect(isForced('怎么退货', words)).toBe(false);
  }
  expect(normalised).toBe(words.length + 2);
  expect(isForced('怎么退货', ['退货'])).toBe(true);
});
