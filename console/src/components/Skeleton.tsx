/** Grey shapes where rows will be; they come only when loading takes noticeably long. */
export function Skeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div class="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => <div key={index} class="skeleton-row"><span /><span /></div>)}
    </div>
  );
}
