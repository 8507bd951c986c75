import { useEffect, useState } from 'preact/hooks';
import { failureCode, type FailureCode } from '../../models/failure.ts';

/** What a reading brought, or why it failed; what was there stays while it is read anew. */
export interface Loaded<T> { value: T | null; failure: FailureCode | null; reload(): void }

/** Reads when the view opens and whenever `of` changes. */
export function useLoaded<T>(read: () => Promise<T>, of: readonly unknown[]): Loaded<T> {
  const [state, setState] = useState<{ value: T | null; failure: FailureCode | null }>({ value: null, failure: null });
  const [again, setAgain] = useState(0);
  useEffect(() => {
    let wanted = true;
    read().then((value) => { if (wanted) setState({ value, failure: null }); }, (cause: unknown) => { if (wanted) setState((before) => ({ ...before, failure: failureCode(cause) })); });
    return () => { wanted = false; };
  }, [...of, again]);
  return { ...state, reload: () => setAgain((count) => count + 1) };
}
