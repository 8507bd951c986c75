/**
 * The rules once more, read off their definitions: each question is looked at alone, by searching the log around it.
 * Slow, without state, in a zone whose day is plain arithmetic (UTC+8).
 */
import type { ClockEvent } from '../../../../server/src/reports/clocks/clock-event.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const local = (at: number): number => at + 8 * hourMs;
export const midnightAfter = (at: number): number => (Math.floor(local(at) / dayMs) + 1) * dayMs - 8 * hourMs;
export const visible = (at: number): boolean => { const hour = (local(at) % dayMs) / hourMs; return hour >= 8 && hour < 23; };

export const isReply = ({ type, mode }: ClockEvent): boolean => type === 'agent-message' || (type === 'bot-message' && mode === 'assisted');
/** What happened since the last end before index `i`. */
const sinceEnd = (events: readonly ClockEvent[], i: number): ClockEvent[] => {
  const before = events.slice(0, i);
  return before.slice(before.map(({ type }) => type).lastIndexOf('resolved') + 1);
};
export const withBot = (events: readonly ClockEvent[], i: number): boolean =>
  !sinceEnd(events, i).some((event) => isReply(event) || ['handoff-requested', 'assigned', 'transferred', 'offline'].includes(event.type));
export function holderAt(events: readonly ClockEvent[], i: number): string | null {
  const since = sinceEnd(events, i);
  const given = since.filter(({ type }) => type === 'assigned' || type === 'transferred').at(-1);
  return given?.agent ?? since.find(isReply)?.agent ?? null;
}

export interface NaiveWait { start: number; agent: string | null; ended: string; waitMs: number | null }

/** How the clock that starts with event `i` ends, and at which index. */
function endOf(events: readonly ClockEvent[], i: number, asOf: number, transferCloses: boolean): { index: number; wait: NaiveWait | 'settled' } {
  const start = events[i]!.at;
  const midnight = midnightAfter(start);
  for (let j = i + 1; j < events.length; j += 1) {
    const event = events[j]!;
    const unanswered = (ended: string) => ({ index: j, wait: { start, ended, waitMs: null, agent: holderAt(events, j) } });
    if (event.at >= midnight) return unanswered('day-end');
    if (isReply(event)) return { index: j, wait: { start, ended: 'answered', waitMs: event.at - start, agent: event.agent ?? null } };
    if (event.type === 'bot-message' && withBot(events, j)) return { index: j, wait: 'settled' };
    if (event.type === 'resolved') return unanswered('resolved');
    if (event.type === 'transferred' && transferCloses) return unanswered('transferred');
  }
  return { index: events.length, wait: { start, ended: asOf >= midnight ? 'day-end' : 'open', waitMs: null, agent: holderAt(events, events.length) } };
}

export function naiveMessages(events: readonly ClockEvent[], asOf: number): { waits: NaiveWait[]; settled: number } {
  const closes: { from: number; to: number; wait: NaiveWait | 'settled' }[] = [];
  events.forEach((event, i) => {
    const anotherOpen = closes.some(({ to }) => to > i && event.at < midnightAfter(events[closes.find((each) => each.to > i)!.from]!.at));
    const asks = event.type === 'shopper-message' || event.type === 'order-card' || (event.type === 'handoff-requested' && !anotherOpen);
    if (!asks || !visible(event.at)) return;
    const { index, wait } = endOf(events, i, asOf, false);
    closes.push({ from: i, to: index, wait });
  });
  return split(closes.map(({ wait }) => wait));
}

export function naiveRounds(events: readonly ClockEvent[], asOf: number): { waits: NaiveWait[]; settled: number } {
  const waits: (NaiveWait | 'settled')[] = [];
  let i = 0;
  while (i < events.length) {
    const event = events[i]!;
    // A handoff request with no round open is a question like any other.
    const asks = ['shopper-message', 'order-card', 'handoff-requested'].includes(event.type);
    if (!asks || !visible(event.at)) { i += 1; continue; }
    let end = endOf(events, i, asOf, true);
    waits.push(end.wait);
    while (end.wait !== 'settled' && end.wait.ended === 'transferred' && visible(events[end.index]!.at)) {
      end = endOf(events, end.index, asOf, true);
      waits.push(end.wait);
    }
    // What closes by midnight may itself be the next day's question.
    const closedByMidnight = end.wait !== 'settled' && end.wait.ended === 'day-end';
    i = closedByMidnight ? Math.max(i + 1, end.index) : end.index + 1;
  }
  return split(waits);
}

function split(all: readonly (NaiveWait | 'settled')[]): { waits: NaiveWait[]; settled: number } {
  return { waits: all.filter((wait): wait is NaiveWait => wait !== 'settled'), settled: all.filter((wait) => wait === 'settled').length };
}

/** The first human reply after the first click, else after the first unsettled question, of each stretch between two ends. */
export function naiveFirstResponses(events: readonly ClockEvent[]): { answered: [start: number, waitMs: number, agent: string][]; unanswered: number; pending: number } {
  const found = { answered: [] as [number, number, string][], unanswered: 0, pending: 0 };
  const ends = [-1, ...events.flatMap(({ type }, i) => (type === 'resolved' ? [i] : [])), events.length];
  for (let k = 1; k < ends.length; k += 1) {
    const [from, to] = [ends[k - 1]! + 1, ends[k]!];
    const startBefore = (j: number): number | undefined => {
      const within = events.slice(from, j);
      const click = within.find(({ type }) => type === 'handoff-requested');
      if (click) return click.at;
      const lastSettled = within.reduce((last, event, i) => (event.type === 'bot-message' && !isReply(event) && withBot(events, from + i) ? i : last), -1);
      return within.slice(lastSettled + 1).find(({ type }) => type === 'shopper-message' || type === 'order-card')?.at;
    };
    const reply = events.slice(0, to).findIndex((event, j) => j >= from && isReply(event) && startBefore(j) !== undefined);
    if (reply >= 0) found.answered.push([startBefore(reply)!, events[reply]!.at - startBefore(reply)!, events[reply]!.agent!]);
    else if (startBefore(to) !== undefined) found[to === events.length ? 'pending' : 'unanswered'] += 1;
  }
  return found;
}
