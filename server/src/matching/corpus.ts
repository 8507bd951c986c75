/** All phrasings of a knowledge base as vectors, by phrasing (rows) and by feature (postings). */
import type { Extractor } from './features.ts';
import { createFeatureCounter, createVectoriser, type FeatureSpace, type ViewWeights } from './feature-space.ts';

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
export function buildCorpus(texts: readonly OwnedText[], entryCount: number, extractor: Extractor, weights: ViewWeights): Corpus {
  const counter = createFeatureCounter();
  let seen = new Int32Array(1 << 14).fill(-1);
  texts.forEach(({ text }, at) => {
    const list = extractor.extract(text);
    for (let step = 0; step < list.count; step += 1) {
      const id = counter.idOf(list.keys[step] as number, list.views[step] as number);
      if (id >= seen.length) { const wider = new Int32Array(seen.length * 2).fill(-1); wider.set(seen); seen = wider; }
      if (seen[id] === at) continue;
      seen[id] = at;
      counter.held(id);
    }
  });
  const space = counter.finish(texts.length);
  const { vectorOf } = createVectoriser(space, weights);
  const starts = new Int32Array(texts.length + 1);
  let ids = new Int32Array(1 << 16);
  let values = new Float32Array(1 << 16);
  let end = 0;
  texts.forEach(({ text }, at) => {
    const vector = vectorOf(extractor.extract(text));
    if (end + vector.count > ids.length) {
      const wider = new Int32Array(ids.length * 2); wider.set(ids); ids = wider;
      const more = new Float32Array(values.length * 2); more.set(values); values = more;
    }
    ids.set(vector.ids.subarray(0, vector.count), end);
    values.set(vector.values.subarray(0, vector.count), end);
    end += vector.count;
    starts[at + 1] = end;
  });
  return { space, rows: { count: texts.length, starts, ids: ids.slice(0, end), values: values.slice(0, end) }, owner: Int32Array.from(texts, ({ entry }) => entry), entryCount };
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
