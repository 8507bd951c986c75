/** All phrasings of a knowledge base as vectors, by phrasing (rows) and by feature (postings). */
import type { FeaturesOf } from './extracts.ts';
import { createFeatureCounter, createWeigher, type FeatureSpace, type ViewWeights } from './feature-space.ts';
import { textsAtATime, type Work } from './work.ts';

/** Sparse rows: row r holds `ids[starts[r] .. starts[r + 1])` with `values` in parallel. */
export interface SparseRows { count: number; starts: Int32Array; ids: Int32Array; values: Float32Array }

/** What a trained scorer learns from: the `chosen` rows with their `labels` (by row). */
export interface TrainingRows { rows: SparseRows; labels: Int32Array; chosen: Int32Array; classes: number; features: number }

export interface Corpus {
  space: FeatureSpace;
  rows: SparseRows;
  /** The entry of each row. */
  owner: Int32Array;
  entryCount: number;
}

export interface OwnedText { entry: number; text: string }

/** @param texts normalised and not empty */
export function* buildCorpus(texts: readonly OwnedText[], entryCount: number, featuresOf: FeaturesOf, weights: ViewWeights): Work<Corpus> {
  const counter = createFeatureCounter();
  const starts = new Int32Array(texts.length + 1);
  let ids = new Int32Array(1 << 16);
  let values = new Float32Array(1 << 16);
  /** By feature, its place in the row at hand; places of earlier rows lie before it. */
  let places = new Int32Array(1 << 14).fill(-1);
  let end = 0;
  for (let row = 0; row < texts.length; row += 1) {
    if (row % textsAtATime === 0) yield;
    const { count, keys, views } = featuresOf((texts[row] as OwnedText).text);
    if (end + count > ids.length) {
      const room = roomFor(end + count, row + 1, texts.length);
      ids = wider(ids, new Int32Array(room));
      values = wider(values, new Float32Array(room));
    }
    const from = end;
    for (let step = 0; step < count; step += 1) {
      const id = counter.idOf(keys[step] as number, views[step] as number);
      if (id >= places.length) places = wider(places, new Int32Array(places.length * 2).fill(-1));
      const place = places[id] as number;
      if (place >= from) { values[place] = (values[place] as number) + 1; continue; }
      places[id] = end;
      counter.held(id);
      ids[end] = id;
      values[end] = 1;
      end += 1;
    }
    starts[row + 1] = end;
  }
  const space = counter.finish(texts.length);
  const weigh = createWeigher(space, weights);
  for (let row = 0; row < texts.length; row += 1) {
    if (row % (8 * textsAtATime) === 0) yield;
    weigh(ids, values, starts[row] as number, starts[row + 1] as number);
  }
  return { space, rows: { count: texts.length, starts, ids: fitted(ids, end), values: fitted(values, end) }, owner: Int32Array.from(texts, ({ entry }) => entry), entryCount };
}

/** Room for all rows, guessed from the `rows` at hand that hold `end` features; twice as much while they are few. */
function roomFor(end: number, rows: number, all: number): number {
  return rows * 16 < all ? end * 2 : Math.ceil(Math.max(end, end / rows * all) * 1.05);
}

/** The first `end` numbers; what would be saved by a copy is less than the copy where nearly all are used. */
function fitted<A extends Int32Array | Float32Array>(array: A, end: number): A {
  return (end * 1.1 < array.length ? array.slice(0, end) : array.subarray(0, end)) as A;
}

function wider<A extends Int32Array | Float32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/**
 * Turns rows into postings: for each of `width` ids the rows that hold it.
 * @param longest ids that more rows hold are left out
 */
export function transpose({ count, starts, ids, values }: SparseRows, width: number, longest = Infinity): SparseRows {
  const held = new Int32Array(width);
  for (const id of ids) held[id] = (held[id] as number) + 1;
  const begins = new Int32Array(width + 1);
  for (let id = 0; id < width; id += 1) {
    if ((held[id] as number) > longest) held[id] = 0;
    begins[id + 1] = (begins[id] as number) + (held[id] as number);
  }
  const next = begins.slice(0, width);
  const holders = new Int32Array(begins[width] as number);
  const weights = new Float32Array(holders.length);
  for (let row = 0; row < count; row += 1) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const id = ids[at] as number;
      if (held[id] === 0) continue;
      const slot = next[id] as number;
      next[id] = slot + 1;
      holders[slot] = row;
      weights[slot] = values[at] as number;
    }
  }
  return { count: width, starts: begins, ids: holders, values: weights };
}
