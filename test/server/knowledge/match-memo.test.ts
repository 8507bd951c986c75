import { expect, test } from 'vitest';
import { createMatchMemo } from '../../../server/src/knowledge/match-memo.ts';
import type { LearningMatcher } from '../../../server/src/matching/learning-matcher.ts';
import type { Matcher } from '../../../server/src/matching/matcher.ts';
import type { MatchContext } from '../../../server/src/matching/types.ts';

/** A matcher that counts what it is asked, and answers with its name. */
function counting(name: string) {
  const asked: [string, MatchContext][] = [];
  const why = { phrasing: '', terms: [], rule: null, shares: { phrasing: 0, entry: 0, bayes: 0, keywords: 0, typo: 0 } };
  const matcher: Matcher = {
    match(text, context = {}) {
      asked.push([text, context]);
      return { outcome: 'answer', confidence: 0.9, offered: 0.95, reason: 'confident', answers: [name], candidates: [{ id: name, score: 0.8, why }] };
    },
  };
  return { matcher, asked };
}

test('a question that comes again is not matched again, and is judged the same', () => {
  const judge = createMatchMemo(() => true);
  const { matcher, asked } = counting('a');
  const first = judge(matcher, '能调光吗', {});
  expect(judge(matcher, '能调光吗', {})).toEqual(first);
  expect(first).toEqual({ outcome: 'answer', confidence: 0.9, reason: 'confident', answers: ['a'], candidates: [{ id: 'a', score: 0.8 }] });
  expect(asked).toHaveLength(1);
});

test('the same words in another context, or to another matcher, are another question', () => {
  const judge = createMatchMemo(() => true);
  const [a, b] = [counting('a'), counting('b')];
  const contexts = [
    {}, { product: 'x' }, { liveSession: 'x' }, { product: 'x', liveSession: 'y' }, { product: 'xy' }, { liveSession: 'xy' },
    { order: { products: [] } }, { order: { products: ['x'] } }, { order: { products: ['x', 'y'] } }, { order: { products: ['x","y'] } }, { product: 'x', order: { products: ['x'] } },
  ];
  for (const context of contexts) judge(a.matcher, 'q', context);
  judge(a.matcher, 'xq', {});
  expect(a.asked).toHaveLength(contexts.length + 1);
  expect(judge(b.matcher, 'q', {}).candidates).toEqual([{ id: 'b', score: 0.8 }]);
});

test('as many judgements and bytes are kept as allowed, the longest unused leave first', () => {
  const few = createMatchMemo(() => true, { judgements: 2, bytes: 10_000 });
  const { matcher, asked } = counting('a');
  for (const text of ['1', '2', '3', '3', '2', '1']) few(matcher, text, {});
  expect(asked.map(([text]) => text)).toEqual(['1', '2', '3', '1']);
  const small = createMatchMemo(() => true, { judgements: 100, bytes: 1_200 });
  const other = counting('a');
  for (const text of ['1', '2', '3', '3', '1']) small(other.matcher, text, {});
  expect(other.asked.map(([text]) => text)).toEqual(['1', '2', '3', '1']);
});

test('a long message is matched each time', () => {
  const judge = createMatchMemo(() => true);
  const { matcher, asked } = counting('a');
  for (let times = 0; times < 2; times += 1) judge(matcher, '长'.repeat(201), {});
  expect(asked).toHaveLength(2);
});

test('what training has changed is matched anew', () => {
  const judge = createMatchMemo(() => true);
  const { matcher, asked } = counting('a');
  const learning = { ...matcher, model: null as unknown as LearningMatcher['model'] };
  judge(learning, 'q', {});
  learning.model = { trained: true } as unknown as LearningMatcher['model'];
  judge(learning, 'q', {});
  judge(learning, 'q', {});
  expect(asked).toHaveLength(2);
});

test('words that lean on the turn before are matched each time', () => {
  const judge = createMatchMemo((text) => text !== '多久');
  const { matcher, asked } = counting('a');
  for (const previous of ['退货', '发货']) judge(matcher, '多久', { previous });
  for (const previous of ['退货', '发货']) judge(matcher, '退款多久到账', { previous });
  expect(asked.map(([text]) => text)).toEqual(['多久', '多久', '退款多久到账']);
});
