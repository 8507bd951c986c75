import { describe, expect, test } from 'vitest';
import { coldWordsIn, soften } from '../../../console/src/models/cold-words.ts';
import { readyTemplates } from '../../../server/src/templates/ready-templates.ts';

describe('cold and blaming words', () => {
  test.each([
    ['这个是你自己选错了尺码', ['你自己'], 'blame'],
    ['您没看清楚页面上的说明', ['您没看清楚'], 'blame'],
    ['今天发出不可能', ['不可能'], 'cold'],
    ['这是规定，改不了', ['这是规定'], 'cold'],
    ['快递丢了不关我们的事', ['不关我们的事'], 'blame'],
    ['You should have read the size chart', ['You should have'], 'blame'],
    ['That is how it is, it’s our policy', ['it’s our policy'], 'cold'],
    ['There is nothing we can do', ['There is nothing we can do'], 'cold'],
  ])('are found in “%s”', (text, found, kind) => {
    expect(coldWordsIn(text).map((word) => [word.found, word.kind])).toEqual(found.map((each) => [each, kind]));
  });

  test.each(['不知道您方便发一张照片吗？', '您自己留着用就好', '我来查清楚', 'You can keep it', 'Your order left today'])('are not found in “%s”', (text) => {
    expect(coldWordsIn(text)).toEqual([]);
  });

  test('are not in any ready-made template', () => {
    const all = Object.values(readyTemplates).flat().flatMap(({ steps }) => Object.values(steps));
    expect(all.flatMap(coldWordsIn)).toEqual([]);
  });

  test('give way to gentler ones where they stand', () => {
    const [word] = coldWordsIn('今天发出不可能，抱歉');
    if (!word) throw new Error('nothing found');
    expect(soften('今天发出不可能，抱歉', word)).toBe('今天发出我再核实一下，抱歉');
    const [english] = coldWordsIn('Hello. you must send it back');
    if (!english) throw new Error('nothing found');
    expect(soften('Hello. you must send it back', english)).toBe('Hello. Could you please send it back');
  });
});
