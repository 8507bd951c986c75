/** Token buckets: so many at once, refilled evenly. One tool for sign-ins, uploads and socket frames. Bounded memory. */

/** What a take gives back; `retryAfterMs` is when as many points will be there. */
export type Taken = { ok: true } | { ok: false; retryAfterMs: number };

export interface RateLimitOptions {
  /** How many at once, and how many come back per `durationMs`. */
  points: number;
  durationMs: number;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Keys remembered (default 50,000). Past that the longest unused is forgotten, which only ever favours its owner. */
  maxKeys?: number;
}

interface Bucket { points: number; at: number }

/**
 * Makes a limit over any number of keys.
 * Example: `{ points: 60, durationMs: 6_000 }` lets 60 pass in a burst, then ten a second.
 */
export function createRateLimit({ points, durationMs, clock, maxKeys = 50_000 }: RateLimitOptions) {
  /** In order of last use: a Map keeps insertion order, and each use inserts anew. */
  const buckets = new Map<string, Bucket>();

  function level(key: string, now: number): number {
    const bucket = buckets.get(key);
    if (!bucket) return points;
    return Math.min(points, bucket.points + Math.max(0, now - bucket.at) * points / durationMs);
  }

  function store(key: string, left: number, now: number): void {
    buckets.delete(key);
    if (left >= points) return;
    if (buckets.size >= maxKeys) {
      const oldest = buckets.keys().next();
      if (!oldest.done) buckets.delete(oldest.value);
    }
    buckets.set(key, { points: left, at: now });
  }

  return {
    take(key: string, count = 1): Taken {
      const now = clock();
      const have = level(key, now);
      // Whoever waited exactly as long as told must not fail by a rounding error.
      if (have + 1e-6 < count) {
        store(key, have, now);
        return { ok: false, retryAfterMs: Math.ceil((count - have) * durationMs / points) };
      }
      store(key, Math.max(0, have - count), now);
      return { ok: true };
    },
    /** Puts back what turned out not to count. */
    give(key: string, count = 1): void {
      const now = clock();
      store(key, level(key, now) + count, now);
    },
    /** Forgets the key. */
    reset(key: string): void {
      buckets.delete(key);
    },
    /** Keys in memory. */
    size: () => buckets.size,
  };
}
export type RateLimit = ReturnType<typeof createRateLimit>;
