import { afterAll, expect, test } from 'vitest';
import { createTrainer } from '../../../server/src/knowledge/trainer.ts';
import { createLearningMatcher } from '../../../server/src/matching/learning-matcher.ts';
import { createLanguageTables } from '../../../server/src/matching/matcher.ts';
import { entry, littleShop } from '../matching/entries.ts';

const trainer = createTrainer();
afterAll(() => trainer.close());
const tables = createLanguageTables();

test('[R3] trains in a thread while the matcher answers, then answers with what was learnt', async () => {
  const matcher = createLearningMatcher(littleShop, {}, tables, { train: trainer.train, onFailure: (error) => { throw error; } });
  expect(matcher.match('请问我的快递现在到哪了').candidates[0]?.id).toBe('where');
  expect(matcher.model).toBeNull();
  await matcher.settled;
  expect(matcher.model?.ids).toEqual(littleShop.map(({ id }) => id));
  expect(matcher.match('请问我的快递现在到哪了').candidates[0]?.id).toBe('where');
});

test('[R4] gives up the training of a matcher that was replaced', async () => {
  const first = createLearningMatcher(littleShop, {}, tables, { train: trainer.train, onFailure: (error) => { throw error; } });
  const second = createLearningMatcher([...littleShop, entry({ id: 'park', question: '门口能停车吗' })], {}, tables, { train: trainer.train, previous: first });
  await Promise.all([first.settled, second.settled]);
  expect(first.model).toBeNull();
  expect(second.model?.ids).toContain('park');
});

test('a handful of phrasings is not worth a training', async () => {
  expect(await trainer.train([entry({ id: 'a', question: '怎么退货' })], new AbortController().signal)).toBeNull();
});

test('what was asked for before it is closed begins no thread afterwards', async () => {
  const closing = createTrainer();
  const asked = closing.train(littleShop, new AbortController().signal);
  await closing.close();
  expect(await asked).toBeNull();
});
