/** When a link was on the screen, as people write it in a cell: "19:10-20:00", several after a line break, "23:50-" until the next one. Pure. */
import { DateTime } from 'luxon';
import type { LiveLink } from '@aftercast/shared';
import { lines } from '../../sheets/columns.ts';

type Spans = LiveLink['shown'];

const span = /^(?<from>\d{1,2}:\d{2}(?::\d{2})?)\s*(?:[-~–—～至到]\s*(?<until>\d{1,2}:\d{2}(?::\d{2})?)?)?$/;

/** Null where it is no list of spans. A time is the first of the shop's clock after the broadcast began, so that it may cross midnight. */
export function spansInCell(text: string, startsAt: number, zone: string): Spans | null {
  const spans: Spans = [];
  for (const each of lines(text.normalize('NFKC')).flatMap((line) => line.split(/[,;，]/)).map((part) => part.trim()).filter((part) => part !== '')) {
    const found = span.exec(each)?.groups;
    const from = found?.['from'] === undefined ? null : timeAfter(startsAt, found['from'], zone);
    if (from === null) return null;
    const until = found?.['until'] === undefined ? null : timeAfter(from, found['until'], zone);
    if (found?.['until'] !== undefined && (until === null || until === from)) return null;
    spans.push({ from, until });
  }
  return spans;
}

/** "19:10-20:00", a span a line. */
export function cellOfSpans(spans: Spans, zone: string): string {
  const shown = (at: number): string => {
    const time = DateTime.fromMillis(at, { zone });
    return time.toFormat(time.second === 0 ? 'HH:mm' : 'HH:mm:ss');
  };
  return spans.map(({ from, until }) => `${shown(from)}-${until === null ? '' : shown(until)}`).join('\n');
}

/** The first moment from `after` on at which the clock shows the time; null where no clock does. */
function timeAfter(after: number, written: string, zone: string): number | null {
  const [hour, minute, second] = written.split(':').map(Number);
  const start = DateTime.fromMillis(after, { zone });
  const sameDay = start.set({ hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0, millisecond: 0 });
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return null;
  // A broadcast that begins at 19:00:20 shows its first link at "19:00".
  return (sameDay < start.startOf('minute') ? sameDay.plus({ days: 1 }) : sameDay).toMillis();
}
