/** Fits the two calibrations of a knowledge base on its held-out phrasings. */
import { fitCalibration, readSigns, signCount, type CalibrationCases } from './calibration.ts';
import { expertCount } from './experts.ts';
import type { HeldOut } from './held-out.ts';
import { weights } from './weights.ts';

/** Offered at most. */
const choices = 3;
/** Candidates that signs are read from. */
const looked = 8;

/** @param depth phrasings an entry */
export function calibrate(heldOut: HeldOut, stack: Float64Array, depth: number): { confidence: Float64Array; offered: Float64Array } {
  const leading: CalibrationCases = { signs: [], right: [], weights: [] };
  const among: CalibrationCases = { signs: [], right: [], weights: [] };
  const outOfScope = heldOut.outOfScope.filter(Boolean).length;
  const inScope = heldOut.outOfScope.length - outOfScope;
  const balance = outOfScope > 0 ? Math.min(3, (weights.outOfScope / (1 - weights.outOfScope)) * inScope / outOfScope) : 0;
  const signs = new Float64Array(signCount);
  heldOut.right.forEach((right, at) => {
    const from = heldOut.starts[at] as number;
    const features = heldOut.features.slice(from * expertCount, (heldOut.starts[at + 1] as number) * expertCount);
    const { order, chances } = rank(features, stack);
    const first = from + (order[0] as number);
    const known = { unseen: heldOut.unseen[at] as number, size: heldOut.size[at] as number, energy: heldOut.energy[at] as number, coverage: heldOut.coverage[first] as number, ballots: heldOut.ballots[first] as number, depth };
    readSigns(features, order.slice(0, looked), chances, known, signs);
    const share = heldOut.outOfScope[at] ? balance : 1;
    for (const [cases, isRight] of [[leading, order[0] === right], [among, order.slice(0, choices).includes(right)]] as const) {
      cases.signs.push(...signs);
      cases.right.push(isRight ? 1 : 0);
      cases.weights.push(share);
    }
  });
  const strength = weights.calibrationStrength * Math.max(1, heldOut.right.length);
  return { confidence: fitCalibration(leading, weights.confidence, strength), offered: fitCalibration(among, weights.offered, strength) };
}

/** The places of the candidates best first, and their shares of all chance. */
function rank(features: readonly number[], stack: Float64Array): { order: number[]; chances: number[] } {
  const scores = Array.from({ length: features.length / expertCount }, (_, candidate) => stack.reduce((sum, weight, at) => sum + weight * (features[candidate * expertCount + at] as number), 0));
  const order = scores.map((_, at) => at).sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const top = scores[order[0] as number] as number;
  const shares = order.map((at) => Math.exp((scores[at] as number) - top));
  const all = shares.reduce((sum, share) => sum + share, 0);
  return { order, chances: shares.map((share) => share / all) };
}
