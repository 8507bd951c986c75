import { describe, expect, test } from 'vitest';
import { createLearningMatcher } from '../../../server/src/matching/learning-matcher.ts';
import { createLanguageTables, createMatcher } from '../../../server/src/matching/matcher.ts';
import { trainModel } from '../../../server/src/matching/training.ts';
import { entry, littleShop } from './entries.ts';

const tables = createLanguageTables();
const model = trainModel(littleShop, tables);

describe('a model of an earlier state', () => {
  const parking = entry({ id: 'park', question: '门口能停车吗', phrasings: ['开车来有地方停吗'] });
  test('[R2] answers for the entries that stayed, and a new entry answers at once', () => {
    const matcher = createMatcher([...littleShop, parking], { model }, tables);
    expect(matcher.match('请问你们门口能停车吗')).toMatchObject({ outcome: 'answer', answers: ['park'] });
    expect(matcher.match('请问我的快递现在到哪了')).toMatchObject({ outcome: 'answer', answers: ['where'] });
  });
  test('[R2] knows nothing of an entry that was taken away', () => {
    const matcher = createMatcher(littleShop.filter(({ id }) => id !== 'where'), { model }, tables);
    expect(matcher.match('请问我的快递现在到哪了').candidates.map(({ id }) => id)).not.toContain('where');
  });
  test('[R2] an entry that now says something else answers for that', () => {
    const changed = littleShop.map((each) => (each.id === 'price' ? entry({ id: 'price', question: '门口能停车吗' }) : each));
    expect(createMatcher(changed, { model }, tables).match('你们门口能停车吗').candidates[0]?.id).toBe('price');
  });
});

test('[T1] training the same entries again gives the same model', () => {
  const again = trainModel(littleShop, tables);
  expect([...again.stack]).toEqual([...model.stack]);
  expect(again.networks[0]?.output).toEqual(model.networks[0]?.output);
});

test('[R3] swaps the model in when training ends, and tells of a failure without changing', async () => {
  const learnt = createLearningMatcher(littleShop, {}, tables, { train: async () => model });
  expect(learnt.model).toBeNull();
  await learnt.settled;
  expect(learnt.model).toBe(model);
  const failures: unknown[] = [];
  const failing = createLearningMatcher(littleShop, {}, tables, { train: async () => { throw new Error('no memory'); }, onFailure: (error) => failures.push(error), previous: learnt });
  await failing.settled;
  expect(failing.model).toBe(model);
  expect(failures).toHaveLength(1);
});
