import { useWords } from '../../components/ConsoleContext.tsx';

/** One column. `parts` stand on each other, from zero up. */
export interface Bar { key: string; label: string; parts: readonly number[] }

interface Props {
  title: string;
  bars: readonly Bar[];
  /** What the parts are, from the bottom up; one needs no legend. */
  series: readonly string[];
  /** The head of the table's first column. */
  head: string;
  format: (value: number) => string;
}

const width = 720;
const height = 180;
const above = 22;

/** Columns from zero, the highest and the last of them labelled (the last one beside it, where there is room for any words), with the numbers in a table behind. */
export function BarChart({ title, bars, series, head, format }: Props) {
  const words = useWords().reports.charts;
  const totals = bars.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0));
  const top = Math.max(...totals, 0);
  const step = width / Math.max(1, bars.length);
  const tall = (value: number): number => (top === 0 ? 0 : (value / top) * (height - above));
  const labelled = new Set([totals.indexOf(top), totals.length - 1]);
  const every = Math.max(1, Math.ceil(bars.length / 8));
  return (
    <figure class="chart">
      <figcaption><b>{title}</b>{series.length > 1 && <span class="chart-series">{series.map((name, at) => <span key={name} class={`chart-key of-${at}`}>{name}</span>)}</span>}</figcaption>
      <svg viewBox={`0 0 ${width} ${height + 22}`} role="img" aria-label={title} preserveAspectRatio="none">
        <line class="chart-zero" x1="0" x2={width} y1={height} y2={height} />
        {bars.map(({ key, label, parts }, at) => {
          const total = totals[at] ?? 0;
          let floor = height;
          return (
            <g key={key}>
              <title>{`${label}: ${format(total)}`}</title>
              <rect class="chart-reach" x={at * step} y={0} width={step} height={height} />
              {parts.map((part, of) => {
                floor -= tall(part);
                return <rect key={of} class={`chart-bar of-${of}`} x={at * step + step * 0.14} y={floor} width={step * 0.72} height={tall(part)} />;
              })}
            </g>
          );
        })}
      </svg>
      <div class="chart-words" aria-hidden="true">
        {bars.map(({ key, label }, at) => {
          const last = at === bars.length - 1;
          // Only where a column is narrower than its words.
          const edge = bars.length < 12 ? '' : at / bars.length > 0.9 ? ' end' : at / bars.length < 0.06 ? ' start' : '';
          const place = { left: `${((at + 0.5) * step / width) * 100}%` };
          return (
            <span key={key}>
              {labelled.has(at) && top > 0 && <i class={`chart-value${last ? ' last' : edge}`} style={{ ...last ? {} : place, bottom: `${22 + Math.max(0, tall(totals[at] ?? 0) - (last ? 14 : 0))}px` }}>{format(totals[at] ?? 0)}</i>}
              {(at % every === 0) && <i class={`chart-label${edge}`} style={place}>{label}</i>}
            </span>
          );
        })}
      </div>
      <details class="chart-table"><summary>{words.table}</summary>
        <table class="table" aria-label={title}>
          <thead><tr><th scope="col">{head}</th>{series.map((name) => <th key={name} scope="col" class="number">{name}</th>)}</tr></thead>
          <tbody>{bars.map(({ key, label, parts }) => <tr key={key}><th scope="row">{label}</th>{parts.map((part, at) => <td key={at} class="number">{format(part)}</td>)}</tr>)}</tbody>
        </table>
      </details>
    </figure>
  );
}
