/** Long work beside a server that answers at once: a slice, then everyone else's turn. */
export interface Turns {
  /** Milliseconds of a clock that only ever goes on. */
  elapsed: () => number;
  /** Lets others have their turn. */
  yieldTurn: () => Promise<unknown>;
}

const sliceMs = 8;

/** Does something to each item in order, yielding every few milliseconds. */
export async function inSlices<T>({ elapsed, yieldTurn }: Turns, items: Iterable<T>, each: (item: T) => void): Promise<void> {
  let until = elapsed() + sliceMs;
  for (const item of items) {
    each(item);
    if (elapsed() < until) continue;
    await yieldTurn();
    until = elapsed() + sliceMs;
  }
}
