/** Conversations that ask the same of an agent, the one that is due first in front. */

/** What stands in the list. */
export interface Place { id: string; order: number }

/** Orders by `order`, then by id, as the queue that shoppers are told of. */
export function isBefore(a: Place, b: Place): boolean {
  return a.order < b.order || (a.order === b.order && a.id < b.id);
}

/** A sorted array: with thousands in it, moving them up by one is a few microseconds. */
export function createWaitingList<T extends Place>() {
  const sorted: T[] = [];
  function find(place: Place): number {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(sorted[middle] as T, place)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  return {
    first: (): T | undefined => sorted[0],
    size: (): number => sorted.length,
    add(place: T): void { sorted.splice(find(place), 0, place); },
    remove(place: Place): void {
      const at = find(place);
      if (sorted[at]?.id === place.id) sorted.splice(at, 1);
    },
  };
}
export type WaitingList<T extends Place> = ReturnType<typeof createWaitingList<T>>;
