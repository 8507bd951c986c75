import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withModelStore } from '../../../server/src/knowledge/model-store.ts';
import { createLanguageTables, createMatcher } from '../../../server/src/matching/matcher.ts';
import { trainModel } from '../../../server/src/matching/training.ts';
import type { MatcherEntry } from '../../../server/src/matching/types.ts';

const tables = createLanguageTables();
const everywhere = { product: null, liveSession: null };
const entries: MatcherEntry[] = [
  { id: 'ship', tier: 1, question: '什么时候发货', phrasings: ['几天能发', '多久发出来'], keywords: [], answer: '48 小时内', scope: everywhere },
  { id: 'back', tier: 1, question: '怎么退货', phrasings: ['想退掉', '不要了能退吗'], keywords: [], answer: '点退货', scope: everywhere },
];
const never = new AbortController().signal;
let folder = '';
let trained = 0;
const failures: unknown[] = [];
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'models-')); trained = 0; failures.length = 0; });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
const open = (into = folder) => withModelStore({
  folder: into, newId: (prefix) => `${prefix}_${made += 1}`, onFailure: (error) => failures.push(error),
  train: async (list) => { trained += 1; return trainModel(list, tables); },
});

test('the same entries are trained once, also after a restart, and answer the same', async () => {
  const first = await open()(entries, never);
  const second = await open()(entries, never);
  expect(trained).toBe(1);
  const answersOf = (model: typeof first) => ['几天发', '想退'].map((text) => createMatcher(entries, { model }, tables).match(text)).map(({ confidence, candidates }) => [confidence, candidates[0]?.id]);
  expect(answersOf(second)).toEqual(answersOf(first));
});

test('entries that say something else are trained anew', async () => {
  const train = open();
  await train(entries, never);
  await train(entries.map((entry) => ({ ...entry, phrasings: [...entry.phrasings, '再问一句'] })), never);
  expect(trained).toBe(2);
});

test('a broken file costs a training, and is replaced', async () => {
  await open()(entries, never);
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'half a mod');
  await open()(entries, never);
  await open()(entries, never);
  expect(trained).toBe(2);
});

test('a folder that takes no file costs nothing but the file', async () => {
  const file = join(folder, 'in the way');
  writeFileSync(file, '');
  expect((await open(file)(entries, never))?.ids).toEqual(['ship', 'back']);
  expect(failures).toHaveLength(1);
});

test('training that was given up keeps nothing', async () => {
  const given = withModelStore({ folder, newId: (prefix) => prefix, onFailure: (error) => failures.push(error), train: async () => null });
  expect(await given(entries, never)).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

test('a file of which a disk has changed one byte is not answered from', async () => {
  await open()(entries, never);
  const [name = ''] = readdirSync(folder);
  const bytes = readFileSync(join(folder, name));
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  writeFileSync(join(folder, name), bytes);
  await open()(entries, never);
  expect(trained).toBe(2);
});
