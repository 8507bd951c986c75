/**
 * Complement naive Bayes (Rennie et al., "Tackling the poor assumptions of naive Bayes text classifiers", ICML 2003):
 * an entry is likely when the question's features are rare in all the other entries.
 */
import { transpose, type Corpus, type SparseRows } from './corpus.ts';
import type { SparseVector } from './feature-space.ts';

export interface Bayes {
  /** @param coverage filled with the share, 0 to 1, of the question that each entry's own texts hold */
  score(vector: SparseVector, scores: Float64Array, coverage: Float64Array): void;
}

/**
 * @param rows which rows to learn from
 * @param alpha smoothing of the counts
 */
export function trainBayes(corpus: Corpus, learns: (row: number) => boolean, alpha: number): Bayes {
  const { entryCount } = corpus;
  const { own, totals } = countFeatures(corpus, learns);
  let mass = 0;
  for (const total of totals) mass += total + alpha;
  const bias = Float64Array.from({ length: entryCount }, (_, entry) => {
    let held = 0;
    for (let at = own.starts[entry] as number; at < (own.starts[entry + 1] as number); at += 1) held += own.values[at] as number;
    return Math.log(mass - held);
  });
  const postings = transpose(own, totals.length);
  for (let id = 0; id < totals.length; id += 1) {
    const total = totals[id] as number;
    for (let at = postings.starts[id] as number; at < (postings.starts[id + 1] as number); at += 1) {
      postings.values[at] = Math.log(total + alpha) - Math.log(Math.max(0, total - (postings.values[at] as number)) + alpha);
    }
  }
  const base = totals.map((total) => -Math.log(total + alpha));
  return {
    score({ count, ids, values }, scores, coverage) {
      let common = 0;
      let weight = 0;
      scores.fill(0);
      coverage.fill(0);
      for (let at = 0; at < count; at += 1) {
        const id = ids[at] as number;
        const value = values[at] as number;
        const square = value * value;
        const end = postings.starts[id + 1] as number;
        common += value * (base[id] as number);
        weight += value;
        for (let step = postings.starts[id] as number; step < end; step += 1) {
          const entry = postings.ids[step] as number;
          scores[entry] = (scores[entry] as number) + value * (postings.values[step] as number);
          coverage[entry] = (coverage[entry] as number) + square;
        }
      }
      for (let entry = 0; entry < entryCount; entry += 1) scores[entry] = (scores[entry] as number) + common + weight * (bias[entry] as number);
    },
  };
}

/** Sums each entry's rows into one, and all of them into `totals`. */
function countFeatures({ rows, owner, entryCount, space }: Corpus, learns: (row: number) => boolean): { own: SparseRows; totals: Float64Array } {
  const totals = new Float64Array(space.size);
  const counts = new Float32Array(space.size);
  const order = Int32Array.from({ length: rows.count }, (_, row) => row).filter(learns).sort((a, b) => (owner[a] as number) - (owner[b] as number));
  const starts = new Int32Array(entryCount + 1);
  const touched = new Int32Array(space.size);
  let ids = new Int32Array(1 << 15);
  let values = new Float32Array(1 << 15);
  let end = 0;
  let next = 0;
  for (let entry = 0; entry < entryCount; entry += 1) {
    let reached = 0;
    for (; next < order.length && owner[order[next] as number] === entry; next += 1) {
      const row = order[next] as number;
      for (let at = rows.starts[row] as number; at < (rows.starts[row + 1] as number); at += 1) {
        const id = rows.ids[at] as number;
        if (counts[id] === 0) touched[reached++] = id;
        counts[id] = (counts[id] as number) + (rows.values[at] as number);
      }
    }
    while (end + reached > ids.length) {
      const wider = new Int32Array(ids.length * 2); wider.set(ids); ids = wider;
      const more = new Float32Array(values.length * 2); more.set(values); values = more;
    }
    for (let at = 0; at < reached; at += 1) {
      const id = touched[at] as number;
      const count = counts[id] as number;
      ids[end] = id;
      values[end] = count;
      totals[id] = (totals[id] as number) + count;
      counts[id] = 0;
      end += 1;
    }
    starts[entry + 1] = end;
  }
  return { own: { count: entryCount, starts, ids: ids.subarray(0, end), values: values.subarray(0, end) }, totals };
}
