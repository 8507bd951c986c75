/** What a simulated evening shows: how long shoppers waited for a person, in figures and as a drawing. Pure. */
import { urgencies, type Urgency } from '@aftercast/shared';
import { deadlineOf } from '../../routing/deadline.ts';
import type { EveningOutcome } from './evening.ts';

/** Waits of one urgency in milliseconds, the shortest first. */
export interface Waits { urgency: Urgency; ms: number[] }

/** From asking for a person to a person's first word, by urgency; the most pressing first. */
export function waitsOf({ talks }: Pick<EveningOutcome, 'talks'>): Waits[] {
  return [...urgencies].reverse().map((urgency) => ({
    urgency, ms: talks.flatMap((talk) => (talk.urgency === urgency && talk.firstWaitMs !== null ? [talk.firstWaitMs] : [])).sort((a, b) => a - b),
  }));
}

/** The wait that so large a share (0 to 1) did not exceed; 0 where nobody waited. Nearest rank. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** The share (0 to 1) that heard a word by the deadline of its urgency. */
export function inTime({ urgency, ms }: Waits): number {
  return ms.length === 0 ? 1 : ms.filter((wait) => wait <= deadlineOf(urgency, 0)).length / ms.length;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(0)} s`.padStart(8);

/** Both orders beside each other, one line for each urgency. */
export function table(deadline: readonly Waits[], firstCome: readonly Waits[]): string {
  const head = `${'urgency'.padEnd(10)}${'served by'.padEnd(13)}${'shoppers'.padStart(9)}${'p50'.padStart(8)}${'p90'.padStart(8)}${'p99'.padStart(8)}${'worst'.padStart(8)}${'in time'.padStart(9)}`;
  const line = (name: string, waits: Waits): string => `${waits.urgency.padEnd(10)}${name.padEnd(13)}${String(waits.ms.length).padStart(9)}`
    + [0.5, 0.9, 0.99, 1].map((share) => seconds(percentile(waits.ms, share))).join('') + `${(inTime(waits) * 100).toFixed(1)} %`.padStart(9);
  return [head, ...deadline.flatMap((waits, n) => [line('deadline', waits), ...(firstCome[n] ? [line('first come', firstCome[n])] : [])])].join('\n');
}

const [width, height, left, top] = [360, 220, 46, 34];

function curve({ ms }: Waits, longest: number): string {
  const points = Array.from({ length: 101 }, (_, n) => [left + (percentile(ms, n / 100) / longest) * (width - left - 16), height - 34 - (n / 100) * (height - 34 - top)]);
  return points.map(([x, y], n) => `${n === 0 ? 'M' : 'L'}${(x ?? 0).toFixed(1)} ${(y ?? 0).toFixed(1)}`).join('');
}

function panel(a: Waits, b: Waits): string {
  const longest = Math.max(percentile(a.ms, 1), percentile(b.ms, 1), 1_000);
  const due = deadlineOf(a.urgency, 0);
  const x = left + (due / longest) * (width - left - 16);
  const ticks = [0, 0.5, 1].map((share) => `<text x="${left + share * (width - left - 16)}" y="${height - 16}" text-anchor="middle">${Math.round((share * longest) / 1_000)} s</text>`
    + `<text x="${left - 6}" y="${height - 30 - share * (height - 34 - top)}" text-anchor="end">${share * 100} %</text>`);
  return `<text x="${left}" y="20" class="t">${a.urgency}, ${a.ms.length} shoppers</text><path class="axis" d="M${left} ${top}V${height - 34}H${width - 16}"/>`
    + (due <= longest ? `<path class="due" d="M${x.toFixed(1)} ${top}V${height - 34}"/>` : '')
    + `${ticks.join('')}<path class="first" d="${curve(b, longest)}"/><path class="deadline" d="${curve(a, longest)}"/>`;
}

/** The share of shoppers who had heard a word after so long, a panel for each urgency, as an SVG document. */
export function plot(deadline: readonly Waits[], firstCome: readonly Waits[], title: string): string {
  const panels = deadline.map((waits, n) => `<g transform="translate(${(n % 2) * width} ${40 + Math.floor(n / 2) * height})">${panel(waits, firstCome[n] ?? { urgency: waits.urgency, ms: [] })}</g>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width * 2}" height="${height * 2 + 70}" viewBox="0 0 ${width * 2} ${height * 2 + 70}" font-family="system-ui, sans-serif" font-size="11">
<style>.axis{fill:none;stroke:#8a817a}.deadline{fill:none;stroke:#c93f22;stroke-width:2}.first{fill:none;stroke:#2a5fb0;stroke-width:2;stroke-dasharray:5 3}.due{stroke:#8a817a;stroke-dasharray:2 3}.t{font-weight:600;font-size:13px}</style>
<rect width="100%" height="100%" fill="#fff"/><text x="${left}" y="24" class="t">${title}</text>
${panels.join('\n')}
<g transform="translate(${left} ${height * 2 + 56})"><path class="deadline" d="M0 0h28"/><text x="34" y="4">served by deadline</text><path class="first" d="M170 0h28"/><text x="204" y="4">first come, first served</text><path class="due" d="M360 0h28"/><text x="394" y="4">deadline</text></g>
</svg>
`;
}
