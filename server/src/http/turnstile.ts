import { AppError } from '../errors.ts';

/**
 * Lets costly work (password hashing, image decoding) through a few at a time, so that it can't starve the chat.
 * @param atOnce how many run side by side
 * @param waitingAtMost how many may wait; the next one is refused with `overloaded`
 */
export function createTurnstile(atOnce: number, waitingAtMost: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running < atOnce) running += 1;
    else {
      if (waiting.length >= waitingAtMost) throw new AppError('overloaded', 'too much at once, try again', { retryAfterMs: 3_000 });
      await new Promise<void>((go) => waiting.push(go));
    }
    try {
      return await work();
    } finally {
      // The turn passes on without being given back, so that no newcomer slips in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
