/**
 * How often bubbles that are closed ask for unread messages: each half a minute while few do, and the rarer the more of them there are, so that
 * an audience of any size asks no oftener than the server likes.
 */

const leastMs = 30_000;
const mostMs = 15 * 60_000;
/** Counted anew this often. */
const windowMs = 10_000;

interface Options {
  clock: () => number;
  /** Questions a second, of all together. */
  mostASecond: number;
}

/**
 * To be called with each question. @returns milliseconds until it is to be asked again
 *
 * Worked example: 100 questions a second from bubbles that ask every 30 s are 3,000 bubbles; at 50 a second they may ask every 60 s.
 */
export function createAskingPace({ clock, mostASecond }: Options): () => number {
  let from = clock();
  let asked = 0;
  let againMs = leastMs;
  return () => {
    asked += 1;
    const passedMs = clock() - from;
    // A clock that was put back begins a new count.
    if (passedMs < 0 || passedMs >= windowMs) {
      const bubbles = passedMs > 0 ? (asked / passedMs) * againMs : 0;
      againMs = Math.round(Math.min(mostMs, Math.max(leastMs, (bubbles / mostASecond) * 1_000)));
      from = clock();
      asked = 0;
    }
    return againMs;
  };
}
