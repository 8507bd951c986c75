/**
 * The chance that a candidate is right, from signs that tell how the scorers came to it (logistic calibration, Platt 1999, on several signs).
 * It is fitted on held-out phrasings of the same knowledge base: those of known entries, and those of entries that were left out altogether,
 * which stand for questions that nobody has an answer to.
 */
import { expertCount } from './experts.ts';
import { solve } from './solve.ts';

/** Signs of one question, in the order of the calibration's weights. */
export const signNames = ['bias', 'odds', 'lead', 'linear', 'network', 'nearest', 'unseen', 'length', 'agreement', 'energy', 'texts', 'keywords', 'otherNearest', 'nearestOdds', 'coverage', 'ballots', 'threeOdds', 'depth'] as const;
export const signCount = signNames.length;

/** What is known of a question beside its candidates. */
export interface QuestionSigns {
  unseen: number; size: number; energy: number;
  /** Of the first candidate. */
  coverage: number; ballots: number;
  /** Phrasings an entry, on average in this base: it tells how much held-out judging underrates the whole. */
  depth: number;
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/**
 * Writes the signs of a question.
 * @param features `expertCount` numbers a candidate
 * @param order candidates best first (places in `features`)
 * @param chances the candidates' shares of all chance, parallel to `order`
 */
export function readSigns(features: ArrayLike<number>, order: readonly number[], chances: readonly number[], { unseen, size, energy, coverage, ballots, depth }: QuestionSigns, signs: Float64Array): void {
  const first = order[0] as number;
  const base = first * expertCount;
  const chance = clamp(chances[0] as number, 1e-6, 1 - 1e-6);
  let agreeing = 0;
  let near = 0;
  for (let expert = 0; expert < 5; expert += 1) {
    const own = features[base + expert] as number;
    let beaten = false;
    for (const other of order) if ((features[other * expertCount + expert] as number) > own) { beaten = true; break; }
    if (!beaten) agreeing += 1;
  }
  for (const other of order) near = Math.max(near, features[other * expertCount + 4] as number);
  const nearest = features[base + 4] as number;
  const odds = clamp(Math.log(chance / (1 - chance)), -4, 8);
  signs[0] = 1;
  signs[1] = odds / 3;
  signs[2] = order.length > 1 ? clamp(Math.log(chance / Math.max(1e-6, chances[1] as number)), 0, 8) / 4 : 2;
  signs[3] = Math.max(-5, features[base] as number) / 2;
  signs[4] = Math.max(-5, features[base + 1] as number) / 2;
  signs[5] = nearest / 2;
  signs[6] = unseen * 3;
  signs[7] = Math.log(1 + size) - 3.5;
  signs[8] = agreeing / 2.5 - 1;
  signs[9] = energy / 8;
  signs[10] = (features[base + 5] as number);
  signs[11] = (features[base + 6] as number);
  signs[12] = (near - nearest);
  signs[13] = odds * nearest / 6;
  signs[14] = coverage * 3 - 1.5;
  signs[15] = ballots * 2 - 1;
  // Where there is little to choose from, three of it say little.
  const most = chances.length >= 8 ? 1 - 1e-6 : chances.length / (chances.length + 5);
  const three = clamp((chances[0] as number) + (chances[1] ?? 0) + (chances[2] ?? 0), 1e-6, most);
  signs[17] = Math.log10(1 + depth) - 1;
  signs[16] = clamp(Math.log(three / (1 - three)), -4, 8) / 3;
}

export function chanceOf(weights: ArrayLike<number>, signs: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < signCount; at += 1) sum += (weights[at] as number) * (signs[at] as number);
  return 1 / (1 + Math.exp(-sum));
}

/** Signs of many questions, one after the other, with whether each candidate was right and how much each question counts. */
export interface CalibrationCases { signs: number[]; right: number[]; weights: number[] }

/**
 * Logistic regression by Newton's method, held near a prior.
 * @param strength how many questions the prior is worth
 */
export function fitCalibration({ signs, right, weights: shares }: CalibrationCases, prior: readonly number[], strength: number): Float64Array {
  const weights = Float64Array.from(prior);
  const line = new Float64Array(signCount);
  for (let round = 0; round < 15; round += 1) {
    const slope = new Float64Array(signCount);
    const curve = new Float64Array(signCount * signCount);
    for (let at = 0; at < signCount; at += 1) {
      slope[at] = strength * ((weights[at] as number) - (prior[at] as number));
      curve[at * signCount + at] = strength;
    }
    for (let one = 0; one < right.length; one += 1) {
      for (let at = 0; at < signCount; at += 1) line[at] = signs[one * signCount + at] as number;
      const chance = chanceOf(weights, line);
      const share = shares[one] as number;
      const error = share * (chance - (right[one] as number));
      const bend = share * chance * (1 - chance);
      for (let row = 0; row < signCount; row += 1) {
        slope[row] = (slope[row] as number) + error * (line[row] as number);
        const left = bend * (line[row] as number);
        for (let column = 0; column < signCount; column += 1) curve[row * signCount + column] = (curve[row * signCount + column] as number) + left * (line[column] as number);
      }
    }
    const step = solve(curve, slope, signCount);
    let moved = 0;
    for (let at = 0; at < signCount; at += 1) { const by = clamp(step[at] as number, -1, 1); weights[at] = (weights[at] as number) - by; moved += Math.abs(by); }
    if (moved < 1e-4) break;
  }
  return weights;
}
