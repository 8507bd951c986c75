import { useEffect, useRef, useState } from 'preact/hooks';

const pauseMs = 300;

/** What is typed into a search whose words stand in the address: they go there once typing pauses. @param q the words that are there */
export function useSearchText(q: string, onSearch: (text: string) => void): [text: string, type: (text: string) => void] {
  const [text, type] = useState(q);
  const known = useRef(q);
  useEffect(() => {
    if (text === q) return;
    const timer = setTimeout(() => {
      known.current = text;
      onSearch(text);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    // Back and forward bring other words; our own come back while more is typed already.
    if (q !== known.current) type(q);
    known.current = q;
  }, [q]);
  return [text, type];
}
