/**
 * Learns how much each scorer counts in this knowledge base: a conditional logit over the candidates of each held-out phrasing
 * (McFadden 1974; "stacking": Wolpert 1992). The weights are held near those that suit knowledge bases in general.
 */

import { solve } from './solve.ts';

/** Held-out phrasings with their candidates. Case n has candidates `starts[n] .. starts[n + 1])`; `right[n]` is the place of the right one, or −1. */
export interface StackCases { starts: number[]; features: number[]; right: number[] }

/**
 * @param width numbers a candidate
 * @param prior weights to start from and to stay near
 * @param strength how many cases the prior is worth
 */
export function fitStack({ starts, features, right }: StackCases, width: number, prior: readonly number[], strength: number): Float64Array {
  const weights = Float64Array.from(prior);
  const count = right.length;
  for (let round = 0; round < 12; round += 1) {
    const slope = new Float64Array(width);
    const curve = new Float64Array(width * width);
    for (let at = 0; at < width; at += 1) {
      slope[at] = strength * ((weights[at] as number) - (prior[at] as number));
      curve[at * width + at] = strength;
    }
    for (let one = 0; one < count; one += 1) if ((right[one] as number) >= 0) addCase(one, starts, features, right[one] as number, weights, slope, curve);
    const step = solve(curve, slope, width);
    let moved = 0;
    for (let at = 0; at < width; at += 1) { const by = Math.max(-1, Math.min(1, step[at] as number)); weights[at] = (weights[at] as number) - by; moved += Math.abs(by); }
    if (moved < 1e-4) break;
  }
  return weights;
}

function addCase(one: number, starts: readonly number[], features: readonly number[], right: number, weights: Float64Array, slope: Float64Array, curve: Float64Array): void {
  const width = weights.length;
  const from = starts[one] as number;
  const size = (starts[one + 1] as number) - from;
  const chance = new Float64Array(size);
  let top = -Infinity;
  for (let each = 0; each < size; each += 1) {
    let sum = 0;
    for (let at = 0; at < width; at += 1) sum += (weights[at] as number) * (features[(from + each) * width + at] as number);
    chance[each] = sum;
    if (sum > top) top = sum;
  }
  let total = 0;
  for (let each = 0; each < size; each += 1) { chance[each] = Math.exp((chance[each] as number) - top); total += chance[each] as number; }
  const mean = new Float64Array(width);
  for (let each = 0; each < size; each += 1) {
    chance[each] = (chance[each] as number) / total;
    for (let at = 0; at < width; at += 1) mean[at] = (mean[at] as number) + (chance[each] as number) * (features[(from + each) * width + at] as number);
  }
  for (let at = 0; at < width; at += 1) slope[at] = (slope[at] as number) + (mean[at] as number) - (features[(from + right) * width + at] as number);
  for (let each = 0; each < size; each += 1) {
    const weight = chance[each] as number;
    if (weight < 1e-6) continue;
    for (let row = 0; row < width; row += 1) {
      const left = weight * ((features[(from + each) * width + row] as number) - (mean[row] as number));
      for (let column = 0; column < width; column += 1) curve[row * width + column] = (curve[row * width + column] as number) + left * ((features[(from + each) * width + column] as number) - (mean[column] as number));
    }
  }
}
