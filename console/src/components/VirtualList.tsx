import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Props<T> {
  label: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  rowHeight: number;
  /** Key of the row that the keyboard stands on; it is kept in sight. */
  cursor: string | null;
  /** Keeps it in sight also where other rows come and go, as when a search narrows the list; not for lists that live. */
  follow?: boolean;
  /** Key of the row that is open. */
  selected: string | null;
  row: (item: T) => ComponentChildren;
  onOpen: (item: T) => void;
  /** The end comes into sight. */
  onNearEnd: () => void;
  footer?: ComponentChildren;
}

/** Rows drawn beyond the visible ones, so that scrolling shows no holes. */
const spare = 6;

/** A list box of equally high rows that draws only what is in sight, so that ten thousand rows cost as much as twenty. */
export function VirtualList<T>({ label, items, keyOf, rowHeight, cursor, follow = false, selected, row, onOpen, onNearEnd, footer }: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  const measure = (): void => {
    const element = box.current;
    if (element) setView({ top: element.scrollTop, height: element.clientHeight });
  };

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const cursorIndex = cursor === null ? -1 : items.findIndex((item) => keyOf(item) === cursor);
  useEffect(() => {
    const element = box.current;
    if (!element || cursorIndex < 0) return;
    const top = cursorIndex * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight - element.clientHeight;
  }, [cursor, follow ? cursorIndex : 0]);

  const first = Math.max(0, Math.floor(view.top / rowHeight) - spare);
  const last = Math.min(items.length, Math.ceil((view.top + view.height) / rowHeight) + spare);
  const nearEnd = last >= items.length - spare;
  useEffect(() => { if (nearEnd) onNearEnd(); }, [nearEnd, items.length]);

  const idOf = (item: T): string => `row-${keyOf(item)}`;
  const current = items[cursorIndex];
  return (
    <div
      ref={box} class={`virtual-list${cursorIndex < 0 ? '' : ' has-cursor'}`} role="listbox" aria-label={label} tabIndex={0} onScroll={measure}
      aria-activedescendant={current !== undefined && cursorIndex >= first && cursorIndex < last ? idOf(current) : undefined}
    >
      <div role="presentation" class="virtual-space" style={{ height: `${items.length * rowHeight}px` }}>
        {items.slice(first, last).map((item, offset) => {
          const key = keyOf(item);
          return (
            <div
              key={key} id={idOf(item)} role="option" class={`virtual-row${key === cursor ? ' at-cursor' : ''}`} aria-selected={key === selected}
              aria-setsize={items.length} aria-posinset={first + offset + 1}
              style={{ height: `${rowHeight}px`, transform: `translateY(${(first + offset) * rowHeight}px)` }} onClick={() => onOpen(item)}
            >
              {row(item)}
            </div>
          );
        })}
      </div>
      {footer}
    </div>
  );
}
