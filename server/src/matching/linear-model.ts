/**
 * Multinomial logistic regression on sparse rows, by AdaGrad with feature dropout.
 * Dropout stands for shoppers who say the same with other words (Wager et al., NIPS 2013: it is an adaptive L2 penalty that suits rare features).
 */
import type { TrainingRows } from './corpus.ts';
import type { SparseVector } from './feature-space.ts';
import { createRandom, shuffle } from './random.ts';
import { softmax } from './softmax.ts';

export interface LinearModel {
  classes: number;
  /** Row of each feature in `weights`, or −1 for a feature that was left out. */
  rowOf: Int32Array;
  /** `classes` numbers a row. */
  weights: Float32Array;
  bias: Float32Array;
}

export interface LinearSettings {
  epochs: number;
  rate: number;
  /** Share of features left out at each step, 0 to 1. */
  dropout: number;
  /** A class this unlikely is not pushed further down. */
  ignore: number;
}

export function trainLinear({ rows, labels, chosen, classes, features }: TrainingRows, settings: LinearSettings, seed = 1): LinearModel {
  const random = createRandom(seed);
  const rowOf = new Int32Array(features).fill(-1);
  let kept = 0;
  for (const row of chosen) for (let at = rows.starts[row] as number; at < (rows.starts[row + 1] as number); at += 1) {
    const id = rows.ids[at] as number;
    if (rowOf[id] === -1) rowOf[id] = kept++;
  }
  const weights = new Float32Array(kept * classes);
  const squares = new Float32Array(kept).fill(1e-3);
  const bias = new Float32Array(classes);
  const logits = new Float64Array(classes);
  const active = new Int32Array(classes);
  const used = new Int32Array(4096);
  const held = new Float64Array(4096);
  const order = chosen.slice();
  const { epochs, rate, dropout, ignore } = settings;
  const lift = 1 / (1 - dropout);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    const pace = rate * (1 - epoch / (epochs + 1));
    for (const row of order) {
      let count = 0;
      for (let at = rows.starts[row] as number; at < (rows.starts[row + 1] as number); at += 1) {
        const place = rowOf[rows.ids[at] as number] as number;
        if (place < 0 || (dropout > 0 && random() < dropout)) continue;
        used[count] = place * classes;
        held[count] = (rows.values[at] as number) * lift;
        count += 1;
      }
      for (let one = 0; one < classes; one += 1) logits[one] = bias[one] as number;
      for (let at = 0; at < count; at += 1) {
        const base = used[at] as number;
        const value = held[at] as number;
        for (let one = 0; one < classes; one += 1) logits[one] = (logits[one] as number) + value * (weights[base + one] as number);
      }
      softmax(logits, classes);
      const label = labels[row] as number;
      logits[label] = (logits[label] as number) - 1;
      let busy = 0;
      let energy = 0;
      for (let one = 0; one < classes; one += 1) {
        const error = logits[one] as number;
        if (error > ignore || error < -ignore) { active[busy++] = one; energy += error * error; bias[one] = (bias[one] as number) - pace * 0.02 * error; }
      }
      for (let at = 0; at < count; at += 1) {
        const base = used[at] as number;
        const value = held[at] as number;
        const place = base / classes;
        squares[place] = (squares[place] as number) + value * value * energy;
        const step = pace * value / Math.sqrt(squares[place] as number);
        for (let each = 0; each < busy; each += 1) {
          const slot = base + (active[each] as number);
          weights[slot] = (weights[slot] as number) - step * (logits[active[each] as number] as number);
        }
      }
    }
  }
  return { classes, rowOf, weights, bias };
}

/** Logits of a vector. */
export function scoreLinear({ classes, rowOf, weights, bias }: LinearModel, { count, ids, values }: SparseVector, logits: Float64Array): void {
  for (let one = 0; one < classes; one += 1) logits[one] = bias[one] as number;
  for (let at = 0; at < count; at += 1) {
    const place = rowOf[ids[at] as number] as number;
    if (place < 0) continue;
    const base = place * classes;
    const value = values[at] as number;
    for (let one = 0; one < classes; one += 1) logits[one] = (logits[one] as number) + value * (weights[base + one] as number);
  }
}
