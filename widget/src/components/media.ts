import { useEffect, useState } from 'preact/hooks';

/** Whether a media query holds, followed live. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const update = (): void => setMatches(list.matches);
    list.addEventListener('change', update);
    return () => list.removeEventListener('change', update);
  }, [query]);
  return matches;
}

/** On touch screens focus would open the keyboard over what there is to read. */
export function isTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
