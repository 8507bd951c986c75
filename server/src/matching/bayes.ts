/**
 * Complement naive Bayes (Rennie et al., "Tackling the poor assumptions of naive Bayes text classifiers", ICML 2003):
 * an entry is likely when the question's features are rare in all the other entries.
 */
import type { Corpus, SparseRows } from './corpus.ts';
import type { SparseVector } from './feature-space.ts';

export interface Bayes {
  /** @param coverage filled with the share, 0 to 1, of the question that each entry's own texts hold */
  score(vector: SparseVector, scores: Float64Array, coverage: Float64Array): void;
}

/**
 * @param rows which rows to learn from
 * @param alpha smoothing of the counts
 */
export function trainBayes({ rows, owner, entryCount, space }: Corpus, learns: (row: number) => boolean, alpha: number): Bayes {
  const own: Map<number, number>[] = Array.from({ length: entryCount }, () => new Map());
  const totals = new Float64Array(space.size);
  for (let row = 0; row < rows.count; row += 1) {
    if (!learns(row)) continue;
    const counts = own[owner[row] as number] as Map<number, number>;
    for (let at = rows.starts[row] as number; at < (rows.starts[row + 1] as number); at += 1) {
      const id = rows.ids[at] as number;
      const value = rows.values[at] as number;
      counts.set(id, (counts.get(id) ?? 0) + value);
      totals[id] = (totals[id] as number) + value;
    }
  }
  let mass = 0;
  for (const total of totals) mass += total + alpha;
  const bias = Float64Array.from(own, (counts) => { let held = 0; for (const value of counts.values()) held += value; return Math.log(mass - held); });
  const postings = postingsOf(own, totals, alpha);
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
        common += value * (base[id] as number);
        weight += value;
        for (let step = postings.starts[id] as number; step < (postings.starts[id + 1] as number); step += 1) {
          const entry = postings.ids[step] as number;
          scores[entry] = (scores[entry] as number) + value * (postings.values[step] as number);
          coverage[entry] = (coverage[entry] as number) + value * value;
        }
      }
      for (let entry = 0; entry < entryCount; entry += 1) scores[entry] = (scores[entry] as number) + common + weight * (bias[entry] as number);
    },
  };
}

/** What a feature adds to an entry that holds it. */
function postingsOf(own: readonly Map<number, number>[], totals: Float64Array, alpha: number): SparseRows {
  const starts = new Int32Array(totals.length + 1);
  for (const counts of own) for (const id of counts.keys()) starts[id + 1] = (starts[id + 1] as number) + 1;
  for (let id = 0; id < totals.length; id += 1) starts[id + 1] = (starts[id + 1] as number) + (starts[id] as number);
  const next = starts.slice();
  const ids = new Int32Array(starts[totals.length] as number);
  const values = new Float32Array(ids.length);
  own.forEach((counts, entry) => {
    for (const [id, value] of counts) {
      const slot = next[id] as number;
      next[id] = slot + 1;
      ids[slot] = entry;
      values[slot] = Math.log((totals[id] as number) + alpha) - Math.log(Math.max(0, (totals[id] as number) - value) + alpha);
    }
  });
  return { count: totals.length, starts, ids, values };
}
