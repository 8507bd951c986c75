import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Route } from '../../models/route.ts';
import { Link } from '../Link.tsx';

/** One column. The first column names the row: it is its link, and its title on a phone. */
export interface Column<T> {
  key: string;
  /** Shown above the column; for a column of buttons it is only read out. */
  head: string;
  cell: (row: T) => ComponentChildren;
  /** A CSS width, such as `120px`; the first column takes what is left. */
  width?: string;
  /** `number`: right-aligned figures. `actions`: buttons, whose head is not shown. */
  kind?: 'text' | 'number' | 'actions';
  /** On a phone a row is a card: the first column above, `side` to its right, the others in one line below, `hide` not at all. */
  phone?: 'below' | 'side' | 'hide';
}

interface Props<T> {
  /** Read out as the table's name. */
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** Where a press anywhere on the row leads. */
  to?: (row: T) => Route;
  /** Key of the row that is open beside the table. */
  current?: string | null;
  /** The end comes into sight: load more. Rows already drawn stay, so page in hundreds, not in ten thousands. */
  onNearEnd?: () => void;
  /** Stands below the last row: a hint that more is loading, or a failure with a retry. */
  footer?: ComponentChildren;
}

/** Rows of equal things under named columns. It scrolls with its page; its head stays in sight. */
export function Table<T>({ label, columns, rows, keyOf, to, current = null, onNearEnd, footer }: Props<T>) {
  return (
    <>
      <table class="table" role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ key, head, kind = 'text', width }) => (
              <th key={key} role="columnheader" scope="col" class={kind} style={width ? { width } : undefined}>{kind === 'actions' ? <span class="only-heard">{head}</span> : head}</th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row" class={`${to ? 'leads' : ''}${keyOf(row) === current ? ' current' : ''}`}>
              {columns.map(({ key, cell, kind = 'text', phone = 'below' }, index) => (
                <td key={key} role="cell" class={`${kind} ${index === 0 ? 'first' : kind === 'actions' ? '' : phone}`}>
                  {index === 0 && to ? <Link class="table-link" to={to(row)} current={keyOf(row) === current}>{cell(row)}</Link> : cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {onNearEnd && <NearEnd key={rows.length} onSeen={onNearEnd} />}
      {footer && <p class="table-foot">{footer}</p>}
    </>
  );
}

function NearEnd({ onSeen }: { onSeen: () => void }) {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = mark.current;
    if (!element) return;
    const observer = new IntersectionObserver((entries) => { if (entries.some(({ isIntersecting }) => isIntersecting)) onSeen(); }, { rootMargin: '400px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return <div ref={mark} aria-hidden="true" />;
}
