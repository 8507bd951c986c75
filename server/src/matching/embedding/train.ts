/**
 * Trains the situation model: multinomial logistic regression from a sentence's features to the situation it was written for,
 * by stochastic gradient with AdaGrad (Duchi, Hazan, Singer 2011). Seeded: the same speech gives the same model.
 */
import type { Situation } from './sentences.ts';

/** Rows belong to features, columns to situations. */
export interface SituationModel { situations: string[]; features: string[]; rarity: Float32Array; unknownRarity: number; rows: Float32Array[] }

export interface Training { epochs: number; step: number; decay: number; seed: number; /** Rows kept, the heaviest. */ features: number }

export const training: Training = { epochs: 8, step: 0.5, decay: 1e-3, seed: 7, features: 14_000 };

/** How far logits may spread: sentences have length 1, this is what they are stretched to. */
export const stretch = 4;

interface Sample { ids: Int32Array; values: Float32Array; situation: number; weight: number }

export function trainSituations(situations: readonly Situation[], featuresOf: (sentence: string) => Map<string, number>, plan: Training = training): SituationModel {
  const vocabulary = new Map<string, number>();
  const seen: number[] = [];
  const raw = situations.flatMap(({ sentences }, situation) => sentences.flatMap((variants) => variants.map((variant) => {
    const features = featuresOf(variant);
    for (const feature of features.keys()) {
      const id = vocabulary.get(feature);
      if (id === undefined) { vocabulary.set(feature, seen.length); seen.push(1); } else seen[id] = (seen[id] as number) + 1;
    }
    return { features, situation, weight: 1 / Math.sqrt(variants.length) };
  })));
  const rarity = Float32Array.from(seen, (count) => Math.log(1 + raw.length / count));
  const samples = raw.map(({ features, ...rest }): Sample => ({ ...rest, ...vectorOf(features, vocabulary, rarity, unknownRarityOf(raw.length)) }));
  const rows = descend(samples, seen.length, situations.length, plan);
  const heavy = [...vocabulary].map(([feature, id]) => ({ feature, id, mass: Math.hypot(...(rows[id] as Float32Array)) * (rarity[id] as number) }))
    .sort((a, b) => b.mass - a.mass).slice(0, plan.features);
  return {
    situations: situations.map(({ id }) => id), features: heavy.map(({ feature }) => feature), unknownRarity: unknownRarityOf(raw.length),
    rarity: Float32Array.from(heavy, ({ id }) => rarity[id] as number), rows: heavy.map(({ id }) => rows[id] as Float32Array),
  };
}

/** What the model has never seen is rare, but counts less than its rarity says: it is often only a name. */
const unknownRarityOf = (samples: number): number => Math.log(1 + samples) * 0.7;

/** Weighs features by their rarity and stretches them to length 1; what is unknown only takes up length. */
export function vectorOf(features: ReadonlyMap<string, number>, vocabulary: ReadonlyMap<string, number>, rarity: Float32Array, unknownRarity: number): { ids: Int32Array; values: Float32Array } {
  const ids: number[] = [];
  const values: number[] = [];
  let square = 0;
  for (const [feature, weight] of features) {
    const id = vocabulary.get(feature);
    const value = weight * (id === undefined ? unknownRarity : rarity[id] as number);
    square += value * value;
    if (id !== undefined) { ids.push(id); values.push(value); }
  }
  const length = Math.sqrt(square) || 1;
  return { ids: Int32Array.from(ids), values: Float32Array.from(values, (value) => value / length) };
}

/** Logits to shares that add up to 1, in place. */
export function shareOut(logits: Float64Array): void {
  const top = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  let sum = 0;
  for (let at = 0; at < logits.length; at += 1) sum += logits[at] = Math.exp((logits[at] as number) - top);
  for (let at = 0; at < logits.length; at += 1) logits[at] = (logits[at] as number) / sum;
}

function descend(samples: readonly Sample[], features: number, situations: number, { epochs, step, decay, seed }: Training): Float32Array[] {
  const rows = Array.from({ length: features }, () => new Float32Array(situations));
  const past = Array.from({ length: features }, () => new Float32Array(situations));
  const shares = new Float64Array(situations);
  const order = samples.map((_, at) => at);
  const random = createRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      const { ids, values, situation, weight } = samples[at] as Sample;
      shares.fill(0);
      for (let of = 0; of < ids.length; of += 1) {
        const row = rows[ids[of] as number] as Float32Array;
        const value = (values[of] as number) * stretch;
        for (let column = 0; column < situations; column += 1) shares[column] = (shares[column] as number) + (row[column] as number) * value;
      }
      shareOut(shares);
      shares[situation] = (shares[situation] as number) - 1;
      for (let column = 0; column < situations; column += 1) {
        const error = (shares[column] as number) * weight;
        if (error < 1e-3 && error > -1e-3) continue;
        for (let of = 0; of < ids.length; of += 1) {
          const row = rows[ids[of] as number] as Float32Array;
          const sum = past[ids[of] as number] as Float32Array;
          const slope = error * (values[of] as number) * stretch + decay * (row[column] as number);
          sum[column] = (sum[column] as number) + slope * slope;
          row[column] = (row[column] as number) - step * slope / Math.sqrt((sum[column] as number) + 1e-4);
        }
      }
    }
  }
  return rows;
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
}

/** Numerical Recipes' linear congruential generator: 0 up to and without 1. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
