import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createClusters, rarityIn, type Comparable } from '../../../server/src/worklist/clusters.ts';

const at = (text: string, ...candidates: string[]): Comparable => ({ text, candidates });
const clustersFor = (questions: Comparable[]) => {
  const rarity = rarityIn();
  for (const { text } of questions) rarity.count(text);
  return createClusters(rarity.of);
};
const place = (questions: Comparable[]) => {
  const clusters = clustersFor(questions);
  return questions.map((question) => clusters.place(question).cluster);
};

describe('questions of one meaning', () => {
  test('gather in Chinese, and others stay apart', () => {
    expect(place([at('能便宜点吗'), at('几点下播'), at('能再便宜点吗'), at('今晚几点下播呀'), at('有没有运费险')])).toEqual([0, 1, 0, 1, 2]);
  });

  test('gather in English by their stems', () => {
    expect(place([at('can you engrave a name'), at('do you engrave names'), at('what time does the stream end')])).toEqual([0, 0, 1]);
  });

  test('gather in other words where the same entries are nearest, and not by the entries alone', () => {
    const [one, other, third] = ['项链能不能刻字', '这条项链想刻字要加钱不', '多久能拿到手'];
    expect(place([at(one), at(other), at(third)])).toEqual([0, 1, 2]);
    expect(place([at(one, 'engrave', 'gift'), at(other, 'engrave', 'gift'), at(third, 'engrave', 'gift')])).toEqual([0, 0, 1]);
  });

  test('without a single term lead clusters by their words', () => {
    expect(place([at(''), at(''), at('多久发货')])).toEqual([0, 0, 1]);
  });
});

const words = fc.constantFrom('多久', '发货', '能', '刻字', '运费', '谁出', '便宜', '几点', '下播', 'refund', 'engrave');
const question = fc.array(words, { minLength: 1, maxLength: 5 }).map((parts) => at(parts.join('')));

test('the same questions in the same order give the same clusters', () => {
  fc.assert(fc.property(fc.array(question, { maxLength: 40 }), (questions) => { expect(place(questions)).toEqual(place(questions)); }));
});

test('a new question never moves an old one', () => {
  fc.assert(fc.property(fc.array(question, { minLength: 1, maxLength: 40 }), question, (questions, next) => {
    const clusters = clustersFor(questions);
    const before = questions.map((each) => clusters.place(each).cluster);
    clusters.place(next);
    expect(questions.map((each) => clusters.place(each).cluster)).toEqual(before);
  }));
});

test('only leaders begin clusters, numbered in their order', () => {
  const clusters = clustersFor([at('多久发货'), at('能刻字吗')]);
  expect(clusters.place(at('多久发货'))).toEqual({ cluster: 0, isNew: true });
  expect(clusters.place(at('多久发货'))).toEqual({ cluster: 0, isNew: false });
  expect(clusters.place(at('能刻字吗'))).toEqual({ cluster: 1, isNew: true });
});
