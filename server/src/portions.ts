/** Long work beside a server that answers at once. */
import { setImmediate as yieldTurn } from 'node:timers/promises';

/** A long list in portions, with everyone else's turn between them: shoppers' messages needn't wait for the whole. */
export async function* inPortions<T>(list: readonly T[], size: number): AsyncGenerator<readonly T[], void, undefined> {
  for (let from = 0; from < list.length; from += size) {
    if (from > 0) await yieldTurn();
    yield list.slice(from, from + size);
  }
}
