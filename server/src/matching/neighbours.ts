/** Nearest neighbours: how like a question is to every phrasing, by one pass over the postings of its features. */
import { transpose, type Corpus } from './corpus.ts';
import type { SparseVector } from './feature-space.ts';

export interface Neighbours {
  /**
   * Fills, for each entry, `best` (likeness to its nearest phrasing), `nearest` (which row that is, −1: none) and `votes`
   * (share of the `width` nearest phrasings, each counting by the square of its likeness).
   * @param allowed 1 for entries that may answer
   */
  score(vector: SparseVector, allowed: Uint8Array, best: Float64Array, nearest: Int32Array, votes: Float64Array): void;
}

/** In a large base a feature of more than this share of the phrasings tells neighbours hardly apart and costs most of the time. */
const common = { rows: 2_000, share: 0.05 } as const;
/** How many phrasings vote. */
const width = 15;

/** @param includes rows that may be looked at; all when null */
export function createNeighbours({ rows, owner, space }: Corpus, includes: ((row: number) => boolean) | null): Neighbours {
  const postings = transpose(rows, space.size, rows.count > common.rows ? rows.count * common.share : Infinity);
  const rowCount = rows.count;
  const likeness = new Float32Array(rowCount);
  const touched = new Int32Array(rowCount);
  const top = new Int32Array(width);
  return {
    score({ count, ids, values }, allowed, best, nearest, votes) {
      best.fill(0);
      nearest.fill(-1);
      votes.fill(0);
      let reached = 0;
      for (let at = 0; at < count; at += 1) {
        const id = ids[at] as number;
        const value = values[at] as number;
        const end = postings.starts[id + 1] as number;
        for (let step = postings.starts[id] as number; step < end; step += 1) {
          const row = postings.ids[step] as number;
          const before = likeness[row] as number;
          if (before === 0) touched[reached++] = row;
          likeness[row] = before + value * (postings.values[step] as number);
        }
      }
      let found = 0;
      for (let at = 0; at < reached; at += 1) {
        const row = touched[at] as number;
        const value = likeness[row] as number;
        const entry = owner[row] as number;
        if ((includes && !includes(row)) || allowed[entry] !== 1) continue;
        if (value > (best[entry] as number)) { best[entry] = value; nearest[entry] = row; }
        if (found === width && value <= (likeness[top[found - 1] as number] as number)) continue;
        let place = found < width ? found++ : found - 1;
        for (; place > 0 && (likeness[top[place - 1] as number] as number) < value; place -= 1) top[place] = top[place - 1] as number;
        top[place] = row;
      }
      let sum = 1e-9;
      for (let at = 0; at < found; at += 1) {
        const vote = (likeness[top[at] as number] as number) ** 2;
        sum += vote;
        votes[owner[top[at] as number] as number] = (votes[owner[top[at] as number] as number] as number) + vote;
      }
      for (let at = 0; at < found; at += 1) {
        const entry = owner[top[at] as number] as number;
        // Several of the nearest may be one entry's; each entry is divided once.
        if ((votes[entry] as number) > 0) votes[entry] = -(votes[entry] as number) / sum;
      }
      for (let at = 0; at < found; at += 1) { const entry = owner[top[at] as number] as number; votes[entry] = Math.abs(votes[entry] as number); }
      for (let at = 0; at < reached; at += 1) likeness[touched[at] as number] = 0;
    },
  };
}
