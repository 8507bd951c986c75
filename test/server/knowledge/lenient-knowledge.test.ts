import { expect, test } from 'vitest';
import { readKnowledge } from '../../../server/src/knowledge/lenient-knowledge.ts';

test('takes ids in any script and fills in what other files leave out', () => {
  const { entries, problems } = readKnowledge('\ufeff{"id":"使用咨询","question":"怎么用","answer":"看说明。"}\r\n\r\n');
  expect(problems).toEqual([]);
  expect(entries).toEqual([{ id: '使用咨询', tier: 2, category: '', question: '怎么用', phrasings: [], keywords: [], answer: '看说明。', scope: { product: null, liveSession: null } }]);
});

test('tells each bad line by its number and a code, and keeps the others', () => {
  const { entries, problems } = readKnowledge('{"id":"a","question":"一","answer":"好"}\nnot json\n{"id":"b"}\n{"id":"a","question":"二","answer":"好"}');
  expect(entries.map(({ id }) => id)).toEqual(['a']);
  expect(problems.map(({ line, code }) => [line, code])).toEqual([[2, 'not_json'], [3, 'invalid_entry'], [4, 'duplicate_id']]);
});
