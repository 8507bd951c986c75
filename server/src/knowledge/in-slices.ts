/** Does long work a slice at a time, so that shoppers are answered in between. */
import type { Work } from '../matching/work.ts';

/** Longest slice. */
const sliceMs = 10;

/** @param signal where it is raised the work is given up: resolves with null */
export async function inSlices<T>(work: Work<T>, signal?: AbortSignal): Promise<T | null> {
  for (;;) {
    const until = performance.now() + sliceMs;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await new Promise((resolve) => { setImmediate(resolve); });
    if (signal?.aborted) return null;
  }
}
