import { describe, expect, test } from 'vitest';
import type { ReplyTemplate } from '@aftercast/shared';
import { findTemplates, putWords, slashBefore } from '../../../../console/src/models/templates/slash.ts';
import { blanksIn } from '../../../../console/src/models/templates/filling.ts';
import { catalogues } from '../../../../console/src/messages/index.ts';

describe('the slash', () => {
  test('counts at the start of a line or after a space, with what follows it', () => {
    expect(slashBefore('/', 1)).toEqual({ from: 0, query: '' });
    expect(slashBefore('好的 /坏了', 6)).toEqual({ from: 3, query: '坏了' });
    expect(slashBefore('好的\n/da', 6)).toEqual({ from: 3, query: 'da' });
  });
  test('does not count inside words, addresses, or before the caret’s word has ended', () => {
    for (const [text, caret] of [['1/2', 3], ['https://a', 9], ['/坏 了', 4], ['a', 1]] as const) expect(slashBefore(text, caret)).toBeNull();
  });
});

const template = (id: string, title: string, confirm = ''): ReplyTemplate => ({ id, title, steps: { confirm, soothe: '', solve: '', followUp: '' }, ready: true, changed: false });

test('titles that hold what is typed come before words that do', () => {
  const list = [template('a', '货还没到', '包裹坏了吗'), template('damaged', '东西坏了')];
  expect(findTemplates(list, '坏了').map(({ id }) => id)).toEqual(['damaged', 'a']);
  expect(findTemplates(list, 'DAM').map(({ id }) => id)).toEqual(['damaged']);
  expect(findTemplates(list, '')).toHaveLength(2);
});

describe('inserted words', () => {
  test('take the place of the slash', () => {
    expect(putWords('/坏', 0, 2, '您好')).toEqual({ text: '您好', from: 0, to: 2 });
  });
  test('stand on a line of their own behind others', () => {
    expect(putWords('好的 /', 3, 4, '您好')).toEqual({ text: '好的\n您好', from: 3, to: 5 });
    expect(putWords('好的\n', 3, 3, '您好').text).toBe('好的\n您好');
  });
});

test('blanks of both languages are found in reading order', () => {
  const words = Object.values(catalogues).map(({ templates }) => templates);
  expect(blanksIn('see [tracking number], 〔订单号〕 and 〔订单号〕', words).map(({ label, from }) => [label, from]))
    .toEqual([['tracking number', 4], ['订单号', 23], ['订单号', 33]]);
  expect(blanksIn('[nothing of ours] 〔别的〕', words)).toEqual([]);
});
