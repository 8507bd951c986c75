import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../server/src/matching/random.ts';
import { trainLinear, scoreLinear } from '../../../server/src/matching/linear-model.ts';
import { readyNetwork, scoreNetwork, trainNetwork } from '../../../server/src/matching/network.ts';
import { fitStack } from '../../../server/src/matching/stacking.ts';

/** Rows of two classes: feature 0 speaks for class 0, feature 1 for class 1, feature 2 for nothing. */
const rows = { count: 40, starts: Int32Array.from({ length: 41 }, (_, at) => at * 2), ids: Int32Array.from({ length: 80 }, (_, at) => (at % 2 === 1 ? 2 : (at / 2) % 2)), values: new Float32Array(80).fill(0.7) };
const material = { rows, labels: Int32Array.from({ length: 40 }, (_, row) => row % 2), chosen: Int32Array.from({ length: 40 }, (_, row) => row), classes: 2, features: 3 };
const asked = (id: number) => ({ count: 1, ids: Int32Array.of(id), values: Float32Array.of(1), unseen: 0 });

describe('a scorer that is trained tells the classes apart', () => {
  test('the linear model', () => {
    const model = trainLinear(material, { epochs: 10, rate: 0.5, dropout: 0.1, ignore: 0.003 });
    const logits = new Float64Array(2);
    scoreLinear(model, asked(0), logits);
    expect(logits[0]).toBeGreaterThan(logits[1] as number);
    scoreLinear(model, asked(1), logits);
    expect(logits[1]).toBeGreaterThan(logits[0] as number);
  });
  test('the network', () => {
    const network = readyNetwork(trainNetwork(material, { hidden: 8, epochs: 20, rate: 0.1, dropout: 0.1, hiddenDropout: 0, ignore: 0.003, leastHolders: 1 }, 1));
    const logits = new Float64Array(2);
    scoreNetwork(network, asked(0), logits);
    expect(logits[0]).toBeGreaterThan(logits[1] as number);
    scoreNetwork(network, asked(1), logits);
    expect(logits[1]).toBeGreaterThan(logits[0] as number);
  });
});

test('[T2] a scorer that is right where the other is not gets the weight', () => {
  const random = createRandom(5);
  const cases = { starts: [0], features: [] as number[], right: [] as number[] };
  for (let one = 0; one < 200; one += 1) {
    const right = one % 2;
    for (let candidate = 0; candidate < 2; candidate += 1) cases.features.push(candidate === right ? 1 : 0, random());
    cases.starts.push(cases.features.length / 2);
    cases.right.push(right);
  }
  const [useful, useless] = fitStack(cases, 2, [0.5, 0.5], 5);
  expect(useful).toBeGreaterThan(1.5);
  expect(Math.abs(useless as number)).toBeLessThan(1);
});
