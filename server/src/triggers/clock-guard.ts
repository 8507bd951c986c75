/**
 * Whether the wall clock can be believed. It is held against one that only ever goes on: where the two part, somebody has set the clock or the machine
 * has slept, and for a while nothing is told. A clock that was put forward by mistake would make everything due at once; put right meanwhile, it
 * has told nothing untrue. After the while, what is due is judged by the clock as it is then.
 */

/** A clock is put right by this much all the time. */
const toleranceMs = 60_000;
export const heldMs = 10 * 60_000;

interface Deps {
  clock: () => number;
  /** Milliseconds of a clock that only ever goes on. */
  elapsed: () => number;
}

/** To be called with each look. @returns false while the clock is not believed */
export function createClockGuard({ clock, elapsed }: Deps): () => boolean {
  let apart = clock() - elapsed();
  let heldUntil = -Infinity;
  return () => {
    const now = clock() - elapsed();
    if (Math.abs(now - apart) > toleranceMs) heldUntil = elapsed() + heldMs;
    apart = now;
    return elapsed() >= heldUntil;
  };
}
