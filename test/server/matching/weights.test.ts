import { expect, test } from 'vitest';
import { planTraining } from '../../../server/src/matching/weights.ts';

/** Rows seen, over all networks and epochs, times what an entry adds to each. */
const work = (rows: number, entries: number): number => {
  const { networks, network, usedFolds, folds } = planTraining(rows, entries);
  return network ? networks * network.epochs * rows * (10 + 0.03 * entries) * (usedFolds * (1 - 1 / folds) * 0.8 + 1) : 0;
};

test('[T3] no base of up to 100,000 phrasings asks for more than half a minute of training', () => {
  for (const rows of [100, 1_000, 3_000, 10_000, 20_000, 50_000, 100_000]) {
    for (const entries of [2, 10, 50, 150, 200, 1_000, 2_000, 10_000]) if (entries <= rows) expect(work(rows, entries), `${rows} × ${entries}`).toBeLessThan(rows > 20_000 ? 12.1e6 : 20.1e6);
  }
});

test('a base of the usual size is trained as fully as it deserves', () => {
  expect(planTraining(800, 100)).toMatchObject({ networks: 6, usedFolds: 4, network: { epochs: 20 } });
  expect(planTraining(15_150, 150)).toMatchObject({ networks: 3, usedFolds: 1, network: { epochs: 12 } });
});
