/** Conversations of a period by day, hour, live session, product, agent or entry, with what their shoppers did afterwards. Pure. */
import type { ReportFigures, ReportGrouping } from '@aftercast/shared';
import type { Calendar } from './clocks/calendar.ts';
import type { ReportRow } from './row.ts';
import { createFiguresTally, durableMs, endOf, type Afterwards } from './tally.ts';

interface Given { to: number; now: number; calendar: Calendar; by: ReportGrouping | null; ratings: ReadonlyMap<string, boolean> }

export interface Breakdown { total: ReportFigures; groups: { key: string | null; figures: ReportFigures }[] }

/** Works in two passes, each in as many pieces as the caller likes: first it gets to know all rows, then it adds them up. */
export function createBreakdown({ to, now, calendar, by, ratings }: Given) {
  const ofShopper = new Map<string, Comings>();
  const total = createFiguresTally(now);
  const groups = new Map<string | null, ReturnType<typeof createFiguresTally>>();

  function groupOf(row: ReportRow): ReturnType<typeof createFiguresTally> | null {
    if (by === null) return null;
    const key = keyOf(row, by, calendar);
    const known = groups.get(key) ?? createFiguresTally(now);
    groups.set(key, known);
    return known;
  }
  return {
    know(rows: readonly ReportRow[]): void {
      for (const row of rows) {
        const known = ofShopper.get(row.shopperId) ?? { startedAt: [], personAt: [], inOrder: false };
        ofShopper.set(row.shopperId, known);
        known.startedAt.push(row.startedAt);
        if (row.personAt !== null) known.personAt.push(row.personAt);
        known.inOrder = false;
      }
    },
    /** Rows from `to` on only tell who came back. */
    add(rows: readonly ReportRow[]): void {
      for (const row of rows) {
        if (row.startedAt >= to) continue;
        const after = afterwards(row, ordered(ofShopper.get(row.shopperId)));
        const isSatisfied = ratings.get(row.conversationId) ?? null;
        total.add(row, after, isSatisfied);
        groupOf(row)?.add(row, after, isSatisfied);
      }
    },
    result(): Breakdown {
      const found = [...groups].map(([key, tally]) => ({ key, figures: tally.figures() }));
      return { total: total.figures(), groups: found.sort(by === 'day' || by === 'hour' ? byKey : bySize) };
    },
  };
}

/** When a shopper's conversations began, and when a person was needed in them. */
interface Comings { startedAt: number[]; personAt: number[]; inOrder: boolean }

function ordered(comings: Comings = { startedAt: [], personAt: [], inOrder: true }): Comings {
  if (!comings.inOrder) for (const times of [comings.startedAt, comings.personAt]) times.sort((a, b) => a - b);
  comings.inOrder = true;
  return comings;
}

/** Looked up, not gone through: one account of a shop's own may have ten thousand conversations. */
function afterwards(row: ReportRow, { startedAt, personAt }: Comings): Afterwards {
  const { lastAt } = row;
  const end = endOf(row);
  const own = row.personAt !== null && row.personAt >= lastAt && row.personAt <= lastAt + durableMs ? 1 : 0;
  return {
    cameBack: end !== null && within(startedAt, Math.max(end, row.startedAt + 1), end + durableMs) > 0,
    neededPerson: within(personAt, lastAt, lastAt + durableMs) > own,
  };
}

/** How many of these times, which are in order, lie between the two, both included. */
function within(times: readonly number[], from: number, to: number): number {
  return Math.max(0, firstFrom(times, to + 1) - firstFrom(times, from));
}
/** The place of the first time that is not earlier. */
function firstFrom(times: readonly number[], at: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function keyOf(row: ReportRow, by: ReportGrouping, calendar: Calendar): string | null {
  switch (by) {
    case 'day': return calendar.dayOf(row.startedAt).date;
    case 'hour': return String(calendar.hourOf(row.startedAt)).padStart(2, '0');
    case 'liveSession': return row.liveSession;
    case 'product': return row.product;
    case 'agent': return row.agentId;
    case 'entry': return row.entryId;
  }
}

interface Keyed { key: string | null; figures: ReportFigures }
const byKey = (a: Keyed, b: Keyed): number => ((a.key ?? '') < (b.key ?? '') ? -1 : 1);
const bySize = (a: Keyed, b: Keyed): number => b.figures.conversations - a.figures.conversations || byKey(a, b);
