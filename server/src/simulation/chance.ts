/** Random numbers that are the same for the same seed, in the shapes that an evening needs. */
export function createChance(seed: number) {
  let state = seed >>> 0;
  /** Mulberry32 by Tommy Ettinger, public domain. */
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  return {
    next,
    below: (n: number): number => Math.floor(next() * n),
    between: (low: number, high: number): number => low + next() * (high - low),
    exponential: (mean: number): number => -Math.log(1 - next()) * mean,
    /** Box and Muller (1958), then exponentiated. @param sigma the spread of the logarithm */
    lognormal: (median: number, sigma: number): number => median * Math.exp(sigma * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
  };
}
export type Chance = ReturnType<typeof createChance>;
