/**
 * A small neural network over the same sparse rows: features are summed into a hidden layer, which is cut at zero and read by every entry
 * (a deep averaging network, Iyyer et al., ACL 2015, with word dropout; AdaGrad). It learns which features mean the same, which a linear model cannot.
 */
import type { TrainingRows } from './corpus.ts';
import type { SparseVector } from './feature-space.ts';
import { createKernels, padded, unpadded } from './kernels.ts';
import { createRandom, limitOf, shuffle, type Random } from './random.ts';
import { softmax } from './softmax.ts';

export interface Network {
  classes: number;
  hidden: number;
  /** Row of each feature in `input`, or −1 for a feature that was left out; null where every feature has its own. */
  rowOf: Int32Array | null;
  /** `hidden` numbers a row. */
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
  /** Features that fewer rows hold are left out. */
  leastHolders: number;
}

const start = { input: 0.17, squares: 1e-2, bias: 0.1 } as const;
/** Most features of one row. */
const longestRow = 4096;

/** Numbers the features that enough of the chosen rows hold; null where that is all of them. */
function placeFeatures({ rows, chosen, features }: TrainingRows, least: number): { rowOf: Int32Array | null; kept: number } {
  if (least <= 1) return { rowOf: null, kept: features };
  const rowOf = new Int32Array(features);
  for (const row of chosen) for (let at = rows.starts[row] as number; at < (rows.starts[row + 1] as number); at += 1) {
    const id = rows.ids[at] as number;
    rowOf[id] = (rowOf[id] as number) + 1;
  }
  let kept = 0;
  for (let id = 0; id < features; id += 1) rowOf[id] = (rowOf[id] as number) < least ? -1 : kept++;
  return { rowOf, kept };
}

/** What one training works on; the arrays lie in the kernels' memory. */
function createBench(material: TrainingRows, { hidden, leastHolders }: NetworkSettings, random: Random) {
  const { rows, classes } = material;
  const { rowOf, kept } = placeFeatures(material, leastHolders);
  const width = padded(hidden);
  const kernels = createKernels((kept + classes + 3) * width + 3 * classes + 2 * longestRow + 64);
  /** Rows of random numbers up to `most` in size; what pads them stays zero. */
  const scattered = (count: number, most: number): Float32Array => {
    const array = kernels.floats(count * width);
    for (let base = 0; base < array.length; base += width) for (let unit = 0; unit < hidden; unit += 1) array[base + unit] = most * (random() * 2 - 1);
    return array;
  };
  return {
    kernels, rows, rowOf, hidden, width,
    input: scattered(kept, start.input),
    output: scattered(classes, 1.7 / Math.sqrt(hidden)),
    layer: kernels.floats(width), back: kernels.floats(width), logits: kernels.floats(classes),
    /** The features at hand and what each is multiplied with; then the classes. One more is written than counts. */
    places: kernels.ints(longestRow + 1), factors: kernels.floats(longestRow + 1),
    inputBias: new Float32Array(hidden).fill(start.bias), outputBias: new Float32Array(classes), mask: new Float64Array(hidden),
    busy: kernels.ints(classes), steps: kernels.floats(classes), draws: new Uint32Array(longestRow + hidden),
    squares: { input: new Float32Array(kept).fill(start.squares), output: new Float32Array(classes).fill(start.squares), bias: new Float32Array(hidden).fill(start.squares) },
  };
}
type Bench = ReturnType<typeof createBench>;

/** Picks the features that stay, and sums them up. @returns how many there are */
function forward({ kernels, rows, rowOf, hidden, input, output, layer, logits, places, factors, inputBias, outputBias, mask, draws }: Bench, row: number, { dropout, hiddenDropout }: NetworkSettings, random: Random): number {
  const { starts, ids, values } = rows;
  const from = starts[row] as number;
  const size = (starts[row + 1] as number) - from;
  random.draw(draws, size + hidden);
  const lost = limitOf(dropout);
  const raise = 1 / (1 - dropout);
  let count = 0;
  for (let at = 0; at < size; at += 1) {
    const id = ids[from + at] as number;
    const place = rowOf === null ? id : rowOf[id] as number;
    places[count] = place;
    factors[count] = (values[from + at] as number) * raise;
    // Whether it stays, as 1 or 0: nobody can guess it, so a branch would be taken wrongly half of the time.
    count += (1 + ((((draws[at] as number) >>> 1) - lost) >> 31)) & (1 + (place >> 31));
  }
  layer.set(inputBias);
  kernels.gather(layer, input, places, factors, count);
  const cut = limitOf(hiddenDropout);
  const lift = 1 / (1 - hiddenDropout);
  for (let unit = 0; unit < hidden; unit += 1) {
    const keep = (1 + ((((draws[size + unit] as number) >>> 1) - cut) >> 31)) * lift;
    mask[unit] = keep;
    layer[unit] = (layer[unit] as number) > 0 ? (layer[unit] as number) * keep : 0;
  }
  kernels.dots(logits, output, layer, logits.length);
  for (let one = 0; one < logits.length; one += 1) logits[one] = (logits[one] as number) + (outputBias[one] as number);
  softmax(logits, logits.length);
  return count;
}

/** Moves the classes that are off, and writes to `back` what their error asks of the hidden layer. */
function learnOutput({ kernels, hidden, output, layer, back, logits, busy, steps, outputBias, squares }: Bench, pace: number, ignore: number): void {
  let energy = 0;
  for (let unit = 0; unit < hidden; unit += 1) energy += (layer[unit] as number) ** 2;
  energy /= hidden;
  let count = 0;
  for (let one = 0; one < logits.length; one += 1) {
    const error = logits[one] as number;
    if (error < ignore && error > -ignore) continue;
    busy[count] = one;
    steps[count] = error;
    count += 1;
  }
  back.fill(0);
  kernels.gather(back, output, busy, steps, count);
  for (let at = 0; at < count; at += 1) {
    const one = busy[at] as number;
    const error = steps[at] as number;
    squares.output[one] = (squares.output[one] as number) + error * error * energy;
    steps[at] = -0.5 * pace * error / Math.sqrt(squares.output[one] as number);
    outputBias[one] = (outputBias[one] as number) - 0.02 * pace * error;
  }
  kernels.scatter(layer, output, busy, steps, count);
}

function learnInput({ kernels, hidden, input, layer, back, places, factors, inputBias, mask, squares }: Bench, pace: number, count: number): void {
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
    const place = places[at] as number;
    const value = factors[at] as number;
    squares.input[place] = (squares.input[place] as number) + value * value * energy;
    factors[at] = -pace * value / Math.sqrt(squares.input[place] as number);
  }
  kernels.scatter(back, input, places, factors, count);
}

export function trainNetwork(material: TrainingRows, settings: NetworkSettings, seed: number): Network {
  const { hidden } = settings;
  const random = createRandom(seed);
  const bench = createBench(material, settings, random);
  const { labels, chosen, classes } = material;
  const order = chosen.slice();
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    shuffle(order, random);
    const pace = settings.rate * (1 - epoch / (settings.epochs + 0.5));
    for (const row of order) {
      const count = forward(bench, row, settings, random);
      const label = labels[row] as number;
      bench.logits[label] = (bench.logits[label] as number) - 1;
      learnOutput(bench, pace, settings.ignore);
      learnInput(bench, pace, count);
    }
  }
  return { classes, hidden, rowOf: bench.rowOf, input: unpadded(bench.input, bench.width, hidden), inputBias: bench.inputBias, output: unpadded(bench.output, bench.width, hidden), outputBias: bench.outputBias };
}

/** A network in the kernels' memory, for asking. */
export function readyNetwork({ classes, hidden, rowOf, input, inputBias, output, outputBias }: Network) {
  const width = padded(hidden);
  const kernels = createKernels((input.length + output.length) / hidden * width + width + classes + 2 * longestRow + 64);
  const laid = (from: Float32Array): Float32Array => {
    const to = kernels.floats(from.length / hidden * width);
    if (width === hidden) to.set(from);
    else for (let row = 0; row * hidden < from.length; row += 1) to.set(from.subarray(row * hidden, (row + 1) * hidden), row * width);
    return to;
  };
  return {
    kernels, hidden, rowOf, input: laid(input), output: laid(output), inputBias, outputBias,
    layer: kernels.floats(width), logits: kernels.floats(classes), places: kernels.ints(longestRow), factors: kernels.floats(longestRow),
  };
}
export type ReadyNetwork = ReturnType<typeof readyNetwork>;

/** Writes a vector's logits to `logits`. */
export function scoreNetwork({ kernels, hidden, rowOf, input, output, inputBias, outputBias, layer, logits: own, places, factors }: ReadyNetwork, { count, ids, values }: SparseVector, logits: Float64Array): void {
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const place = rowOf === null ? ids[at] as number : rowOf[ids[at] as number] as number;
    if (place < 0) continue;
    places[kept] = place;
    factors[kept] = values[at] as number;
    kept += 1;
  }
  layer.set(inputBias);
  kernels.gather(layer, input, places, factors, kept);
  for (let unit = 0; unit < hidden; unit += 1) if ((layer[unit] as number) < 0) layer[unit] = 0;
  kernels.dots(own, output, layer, own.length);
  for (let one = 0; one < own.length; one += 1) logits[one] = (own[one] as number) + (outputBias[one] as number);
}
