import { createRandom } from '../matching/random.ts';

/** What the demo's history is drawn from; the same at each start. */
export function createDice(seed: number) {
  const next = createRandom(seed);
  return {
    /** From 0 inclusive to 1 exclusive. */
    next: (): number => next(),
    /** Of the standard normal distribution, by Box and Muller. */
    normal: (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick<T>(from: readonly T[]): T {
      const picked = from[Math.floor(next() * from.length)];
      if (picked === undefined) throw new Error('demo: nothing to pick from');
      return picked;
    },
    bytes: (length: number): Uint8Array => Uint8Array.from({ length }, () => Math.floor(next() * 256)),
  };
}
export type Dice = ReturnType<typeof createDice>;
