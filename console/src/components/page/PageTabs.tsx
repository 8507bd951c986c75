import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The tabs of an area. Where they don't fit they scroll: the current one comes into view, and an edge that hides more fades out. */
export function PageTabs({ label, current, children }: { label: string; current: string; children: ComponentChildren }) {
  const row = useRef<HTMLElement>(null);
  const [hidden, setHidden] = useState('');
  const look = (): void => {
    const { scrollLeft, clientWidth, scrollWidth } = row.current ?? { scrollLeft: 0, clientWidth: 0, scrollWidth: 0 };
    setHidden(`${scrollLeft > 1 ? ' more-before' : ''}${scrollLeft + clientWidth < scrollWidth - 1 ? ' more-after' : ''}`);
  };
  const shown = useRef('');
  // Also when a count that came later has made the row longer; never else, which would take back what a finger scrolled.
  useLayoutEffect(() => {
    const now = `${current} ${row.current?.scrollWidth}`;
    if (shown.current === now) return;
    shown.current = now;
    const [all, tab] = [row.current, row.current?.querySelector<HTMLElement>('[aria-current]')];
    if (all && tab) all.scrollLeft = tab.offsetLeft - (all.clientWidth - tab.offsetWidth) / 2;
    look();
  });
  useEffect(() => {
    const watch = new ResizeObserver(look);
    if (row.current) watch.observe(row.current);
    return () => watch.disconnect();
  }, []);
  return <nav class={`page-tabs${hidden}`} aria-label={label} ref={row} onScroll={look}>{children}</nav>;
}
