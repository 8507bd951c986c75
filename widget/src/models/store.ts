/** A value that can be watched: all the state management a chat of one screen needs, in a fraction of a library's size. */
export interface Store<T> {
  get(): T;
  /** Tells the watchers unless nothing changed. */
  patch(change: Partial<T>): void;
  watch(watcher: () => void): () => void;
}

export function createStore<T extends object>(value: T): Store<T> {
  const watchers = new Set<() => void>();
  return {
    get: () => value,
    patch(change) {
      if (!Object.keys(change).some((key) => change[key as keyof T] !== value[key as keyof T])) return;
      value = { ...value, ...change };
      for (const watcher of watchers) watcher();
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => { watchers.delete(watcher); };
    },
  };
}
