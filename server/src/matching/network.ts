/**
 * A small neural network over the same sparse rows: features are summed into a hidden layer, which is cut at zero and read by every entry
 * (a deep averaging network, Iyyer et al., ACL 2015, with word dropout; AdaGrad). It learns which features mean the same, which a linear model cannot.
 */
import type { TrainingRows } from './corpus.ts';
import type { SparseVector } from './feature-space.ts';
import { createRandom, shuffle } from './random.ts';
import { softmax } from './softmax.ts';

export interface Network {
  classes: number;
  hidden: number;
  /** `hidden` numbers a feature. */
  input: Float32Array;
  inputBias: Float32Array;
  /** `hidden` numbers a class. */
  output: Float32Array;
  outputBias: Float32Array;
}

export interface NetworkSettings {
  hidden: number;
  epochs: number;
  rate: number;
  /** Share of features left out at each step, 0 to 1. */
  dropout: number;
  /** Share of the hidden layer left out at each step, 0 to 1. */
  hiddenDropout: number;
  /** A class whose error is smaller is left alone. */
  ignore: number;
}

const start = { input: 0.17, squares: 1e-2, bias: 0.1 } as const;

export function trainNetwork({ rows, labels, chosen, classes, features }: TrainingRows, settings: NetworkSettings, seed: number): Network {
  const { hidden, epochs, rate, dropout, hiddenDropout, ignore } = settings;
  const random = createRandom(seed);
  const spread = (length: number, width: number): Float32Array => Float32Array.from({ length }, () => width * (random() * 2 - 1));
  const input = spread(features * hidden, start.input);
  const output = spread(classes * hidden, 1.7 / Math.sqrt(hidden));
  const inputBias = new Float32Array(hidden).fill(start.bias);
  const outputBias = new Float32Array(classes);
  const squares = { input: new Float32Array(features).fill(start.squares), output: new Float32Array(classes).fill(start.squares), bias: new Float32Array(hidden).fill(start.squares) };
  const layer = new Float64Array(hidden);
  const mask = new Float64Array(hidden);
  const back = new Float64Array(hidden);
  const logits = new Float64Array(classes);
  const used = new Int32Array(4096);
  const held = new Float64Array(4096);

  /** Picks the features that stay, and sums them up. */
  function forward(row: number): number {
    let count = 0;
    for (let at = rows.starts[row] as number; at < (rows.starts[row + 1] as number); at += 1) {
      if (random() < dropout) continue;
      used[count] = (rows.ids[at] as number) * hidden;
      held[count] = (rows.values[at] as number) / (1 - dropout);
      count += 1;
    }
    for (let unit = 0; unit < hidden; unit += 1) layer[unit] = inputBias[unit] as number;
    for (let at = 0; at < count; at += 1) {
      const base = used[at] as number;
      const value = held[at] as number;
      for (let unit = 0; unit < hidden; unit += 1) layer[unit] = (layer[unit] as number) + value * (input[base + unit] as number);
    }
    for (let unit = 0; unit < hidden; unit += 1) {
      const keep = random() < hiddenDropout ? 0 : 1 / (1 - hiddenDropout);
      mask[unit] = keep;
      layer[unit] = (layer[unit] as number) > 0 ? (layer[unit] as number) * keep : 0;
    }
    for (let one = 0; one < classes; one += 1) {
      let sum = outputBias[one] as number;
      const base = one * hidden;
      for (let unit = 0; unit < hidden; unit += 1) sum += (output[base + unit] as number) * (layer[unit] as number);
      logits[one] = sum;
    }
    softmax(logits, classes);
    return count;
  }

  function learnOutput(pace: number): void {
    back.fill(0);
    let energy = 0;
    for (let unit = 0; unit < hidden; unit += 1) energy += (layer[unit] as number) ** 2;
    for (let one = 0; one < classes; one += 1) {
      const error = logits[one] as number;
      if (error < ignore && error > -ignore) continue;
      const base = one * hidden;
      squares.output[one] = (squares.output[one] as number) + error * error * energy / hidden;
      const step = 0.5 * pace * error / Math.sqrt(squares.output[one] as number);
      for (let unit = 0; unit < hidden; unit += 1) {
        back[unit] = (back[unit] as number) + error * (output[base + unit] as number);
        output[base + unit] = (output[base + unit] as number) - step * (layer[unit] as number);
      }
      outputBias[one] = (outputBias[one] as number) - 0.02 * pace * error;
    }
  }

  function learnInput(pace: number, count: number): void {
    let energy = 0;
    for (let unit = 0; unit < hidden; unit += 1) {
      const error = (layer[unit] as number) > 0 ? (back[unit] as number) * (mask[unit] as number) : 0;
      back[unit] = error;
      energy += error * error;
      squares.bias[unit] = (squares.bias[unit] as number) + error * error;
      inputBias[unit] = (inputBias[unit] as number) - 0.1 * pace * error / Math.sqrt(squares.bias[unit] as number);
    }
    energy /= hidden;
    for (let at = 0; at < count; at += 1) {
      const base = used[at] as number;
      const value = held[at] as number;
      const place = base / hidden;
      squares.input[place] = (squares.input[place] as number) + value * value * energy;
      const step = pace * value / Math.sqrt(squares.input[place] as number);
      for (let unit = 0; unit < hidden; unit += 1) input[base + unit] = (input[base + unit] as number) - step * (back[unit] as number);
    }
  }

  const order = chosen.slice();
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    const pace = rate * (1 - epoch / (epochs + 0.5));
    for (const row of order) {
      const count = forward(row);
      const label = labels[row] as number;
      logits[label] = (logits[label] as number) - 1;
      learnOutput(pace);
      learnInput(pace, count);
    }
  }
  return { classes, hidden, input, inputBias, output, outputBias };
}

/** A network laid out for asking: half of the hidden units are cut off in any question, so the output is read by unit. */
export interface ReadyNetwork { classes: number; hidden: number; input: Float32Array; inputBias: Float32Array; outputByUnit: Float32Array; outputBias: Float32Array }

export function readyNetwork({ classes, hidden, input, inputBias, output, outputBias }: Network): ReadyNetwork {
  const outputByUnit = new Float32Array(output.length);
  for (let one = 0; one < classes; one += 1) for (let unit = 0; unit < hidden; unit += 1) outputByUnit[unit * classes + one] = output[one * hidden + unit] as number;
  return { classes, hidden, input, inputBias, outputByUnit, outputBias };
}

/** Writes a vector's logits to `logits`. `layer` is room for the hidden layer. */
export function scoreNetwork({ classes, hidden, input, inputBias, outputByUnit, outputBias }: ReadyNetwork, { count, ids, values }: SparseVector, layer: Float64Array, logits: Float64Array): void {
  for (let unit = 0; unit < hidden; unit += 1) layer[unit] = inputBias[unit] as number;
  for (let at = 0; at < count; at += 1) {
    const base = (ids[at] as number) * hidden;
    const value = values[at] as number;
    for (let unit = 0; unit < hidden; unit += 1) layer[unit] = (layer[unit] as number) + value * (input[base + unit] as number);
  }
  for (let one = 0; one < classes; one += 1) logits[one] = outputBias[one] as number;
  for (let unit = 0; unit < hidden; unit += 1) {
    const held = layer[unit] as number;
    if (held <= 0) continue;
    const base = unit * classes;
    for (let one = 0; one < classes; one += 1) logits[one] = (logits[one] as number) + held * (outputByUnit[base + one] as number);
  }
}
