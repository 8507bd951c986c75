import { useEffect, useState } from 'preact/hooks';
import { failureCode, type FailureCode } from '../models/failure.ts';

/** What a view asked the server for, or why it failed. Data stays while it is asked again, so that nothing jumps. */
interface Loaded<T> { data: T | null; failure: FailureCode | null; reload: () => void }

/** Asks when the view opens, whenever `key` changes, and every `everyMs` where given. The newest answer wins. */
export function useLoaded<T>(key: string, load: () => Promise<T>, everyMs?: number): Loaded<T> {
  const [state, set] = useState<{ data: T | null; failure: FailureCode | null }>({ data: null, failure: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    const ask = (): void => {
      load().then((data) => { if (wanted) set({ data, failure: null }); }, (cause: unknown) => { if (wanted) set((before) => ({ ...before, failure: failureCode(cause) })); });
    };
    ask();
    const timer = everyMs === undefined ? undefined : setInterval(ask, everyMs);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [key, turn]);
  return { ...state, reload: () => setTurn((count) => count + 1) };
}
