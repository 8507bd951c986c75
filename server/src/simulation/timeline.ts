/** A virtual clock: what is to happen, in the order of time. A binary heap; of two at one moment the one put in first comes first. */
interface Due { at: number; order: number; run: () => void }

const before = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

export function createTimeline(start: number) {
  const heap: Due[] = [];
  let [now, count] = [start, 0];

  function rise(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!before(heap[at] as Due, heap[parent] as Due)) return;
      [heap[at], heap[parent]] = [heap[parent] as Due, heap[at] as Due];
      at = parent;
    }
  }
  function sink(): void {
    for (let at = 0; ;) {
      let least = at;
      for (const child of [at * 2 + 1, at * 2 + 2]) if (child < heap.length && before(heap[child] as Due, heap[least] as Due)) least = child;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least] as Due, heap[at] as Due];
      at = least;
    }
  }
  return {
    now: (): number => now,
    /** @param time milliseconds since the epoch; what is past happens next */
    at(time: number, run: () => void): void {
      heap.push({ at: Math.max(time, now), order: count++, run });
      rise(heap.length - 1);
    },
    /** Lets the next thing happen; false when nothing is left. */
    step(): boolean {
      const next = heap[0];
      const last = heap.pop();
      if (!next || !last) return false;
      if (heap.length > 0) { heap[0] = last; sink(); }
      now = next.at;
      next.run();
      return true;
    },
  };
}
export type Timeline = ReturnType<typeof createTimeline>;
