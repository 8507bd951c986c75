/**
 * Multinomial logistic regression on sparse rows, by AdaGrad with feature dropout.
 * Dropout stands for shoppers who say the same with other words (Wager et al., NIPS 2013: it is an adaptive L2 penalty that suits rare features).
 */
import type { TrainingRows } from './corpus.ts';
import type { SparseVector } from './feature-space.ts';
import { createKernels, padded, unpadded } from './kernels.ts';
import { createRandom, limitOf, shuffle } from './random.ts';
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

/** Numbers the features that the chosen rows hold. */
function placeFeatures({ rows, chosen, features }: TrainingRows): { rowOf: Int32Array; kept: number } {
  const rowOf = new Int32Array(features).fill(-1);
  let kept = 0;
  for (const row of chosen) for (let at = rows.starts[row] as number; at < (rows.starts[row + 1] as number); at += 1) {
    const id = rows.ids[at] as number;
    if (rowOf[id] === -1) rowOf[id] = kept++;
  }
  return { rowOf, kept };
}

/** Most features of one row. */
const longestRow = 4096;

export function trainLinear(material: TrainingRows, { epochs, rate, dropout, ignore }: LinearSettings, seed = 1): LinearModel {
  const { rows, labels, chosen, classes } = material;
  const random = createRandom(seed);
  const { rowOf, kept } = placeFeatures(material);
  const width = padded(classes);
  const kernels = createKernels((kept + 1) * width + 2 * longestRow + 64);
  const weights = kernels.floats(kept * width);
  const logits = kernels.floats(width);
  const places = kernels.ints(longestRow + 1);
  const factors = kernels.floats(longestRow + 1);
  const squares = new Float32Array(kept).fill(1e-3);
  const bias = new Float32Array(classes);
  const order = chosen.slice();
  const draws = new Uint32Array(longestRow);
  const lost = limitOf(dropout);
  const lift = 1 / (1 - dropout);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    const pace = rate * (1 - epoch / (epochs + 1));
    for (const row of order) {
      const from = rows.starts[row] as number;
      const size = (rows.starts[row + 1] as number) - from;
      random.draw(draws, size);
      let count = 0;
      for (let at = 0; at < size; at += 1) {
        places[count] = rowOf[rows.ids[from + at] as number] as number;
        factors[count] = (rows.values[from + at] as number) * lift;
        count += 1 + ((((draws[at] as number) >>> 1) - lost) >> 31);
      }
      logits.set(bias);
      kernels.gather(logits, weights, places, factors, count);
      softmax(logits, classes);
      const label = labels[row] as number;
      logits[label] = (logits[label] as number) - 1;
      let energy = 0;
      for (let one = 0; one < classes; one += 1) {
        const error = logits[one] as number;
        if (error > ignore || error < -ignore) { energy += error * error; bias[one] = (bias[one] as number) - pace * 0.02 * error; } else logits[one] = 0;
      }
      logits.fill(0, classes);
      for (let at = 0; at < count; at += 1) {
        const place = places[at] as number;
        const value = factors[at] as number;
        squares[place] = (squares[place] as number) + value * value * energy;
        factors[at] = -pace * value / Math.sqrt(squares[place] as number);
      }
      kernels.scatter(logits, weights, places, factors, count);
    }
  }
  return { classes, rowOf, weights: unpadded(weights, width, classes), bias };
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
