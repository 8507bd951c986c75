import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runMatchCommand } from '../../../server/src/knowledge/match-command.ts';

let folder: string;
let knowledge: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftercast-match-'));
  knowledge = join(folder, 'k.jsonl');
  writeFileSync(knowledge, [
    { id: 'return', tier: 1, question: '怎么退货', answer: '可以。' },
    { id: 'broken', tier: 3, question: '收到就是坏的', answer: '抱歉。' },
    { id: 'wash', tier: 2, question: '怎么清洗', answer: '擦。', scope: { product: 'cam', liveSession: null } },
  ].map((entry) => JSON.stringify(entry)).join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function predictions(lines: string[], questions = '-', known = knowledge) {
  const output = new PassThrough();
  const printed = readAll(output);
  await runMatchCommand(['--knowledge', known, '--questions', questions], { input: Readable.from(lines.map((line) => `${line}\n`)), output });
  output.end();
  return (await printed).split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

test('prints one prediction a line, in order, from standard input', async () => {
  const result = await predictions([
    '{"id":1,"text":"怎么退货"}', '', '{"id":"b","text":"收到就是坏的"}', '{"id":"c","text":"怎么清洗","context":{"product":"vac","liveSession":null}}', '{"id":"d","text":"你好"}',
  ]);
  expect(result.map(({ id, outcome }) => [id, outcome])).toEqual([[1, 'answer'], ['b', 'handoff'], ['c', expect.not.stringMatching('answer')], ['d', 'handoff']]);
  expect(result[0].candidates[0]).toEqual({ id: 'return', score: 1 });
  expect(result[1].candidates[0].id).toBe('broken');
  expect(result[2].candidates.map((candidate: { id: string }) => candidate.id)).not.toContain('wash');
  expect(Object.keys(result[0])).toEqual(['id', 'outcome', 'confidence', 'candidates', 'tookMs']);
});

test('a question line may name the order at hand, with more about it than is read', async () => {
  const lamps = join(folder, 'lamps.jsonl');
  writeFileSync(lamps, ['cam', 'vac'].flatMap((product) => [
    { id: `${product}-light`, tier: 2, question: '红灯一直闪', answer: '重启。', scope: { product, liveSession: null } },
    { id: `${product}-wash`, tier: 2, question: `${product} 怎么清洗`, answer: '擦。', scope: { product, liveSession: null } },
  ]).map((entry) => JSON.stringify(entry)).join('\n'));
  const ask = (context: object) => JSON.stringify({ id: 'a', text: '红灯一直闪', context });
  const result = await predictions([ask({}), ask({ order: { products: ['vac'], state: 'shipped' } }), ask({ order: null })], '-', lamps);
  expect(result.map(({ outcome, candidates }) => [outcome, candidates[0].id])).toEqual([
    ['choices', expect.any(String)], ['answer', 'vac-light'], ['choices', expect.any(String)],
  ]);
});

test('reads the first question of a file that begins with a byte order mark', async () => {
  expect(await predictions(['\ufeff{"id":1,"text":"怎么退货"}'])).toMatchObject([{ id: 1, outcome: 'answer' }]);
});

test('streams thousands of questions to a slow reader', async () => {
  const lines = Array.from({ length: 3_000 }, (_, id) => JSON.stringify({ id, text: '怎么退货' }));
  const result = await predictions(lines);
  expect(result).toHaveLength(3_000);
  expect(result.at(-1)?.id).toBe(2_999);
});

test('reads questions from a file', async () => {
  const file = join(folder, 'q.jsonl');
  writeFileSync(file, '{"id":"a","text":"怎么退货"}\n');
  expect(await predictions([], file)).toHaveLength(1);
});

test('says which line it can not read', async () => {
  await expect(predictions(['{"id":1,"text":"好"}', '{"id":2}'])).rejects.toThrow('-:2: text');
  await expect(runMatchCommand(['--knowledge', knowledge], { input: Readable.from([]), output: new PassThrough() })).rejects.toThrow('--questions');
  const bad = join(folder, 'bad.jsonl');
  writeFileSync(bad, '{"id":"a"}');
  await expect(runMatchCommand(['--knowledge', bad, '--questions', '-'], { input: Readable.from([]), output: new PassThrough() })).rejects.toThrow('bad.jsonl:1');
});
