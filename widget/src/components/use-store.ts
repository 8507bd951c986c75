import { useEffect, useState } from 'preact/hooks';
import type { Store } from '../models/store.ts';

/** Draws the component again whenever the store changes. */
export function useStore<T>(store: Store<T>): T {
  const [value, setValue] = useState(store.get());
  useEffect(() => {
    const update = (): void => setValue(store.get());
    update();
    return store.watch(update);
  }, [store]);
  return value;
}
