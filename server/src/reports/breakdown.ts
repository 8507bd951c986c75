/** Conversations of a period by day, hour, live session, product, agent or entry, with what their shoppers did afterwards. Pure. */
import type { ReportFigures, ReportGrouping } from '@aftercast/shared';
import type { Calendar } from './clocks/calendar.ts';
import type { ReportRow } from './row.ts';
import { createFiguresTally, durableMs, endOf, type Afterwards } from './tally.ts';

interface Given { to: number; now: number; calendar: Calendar; by: ReportGrouping | null; ratings: ReadonlyMap<string, boolean> }

export interface Breakdown { total: ReportFigures; groups: { key: string | null; figures: ReportFigures }[] }

/** Works in two passes, each in as many pieces as the caller likes: first it gets to know all rows, then it adds them up. */
export function createBreakdown({ to, now, calendar, by, ratings }: Given) {
  const ofShopper = new Map<string, ReportRow[]>();
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
        const known = ofShopper.get(row.shopperId);
        if (known) known.push(row);
        else ofShopper.set(row.shopperId, [row]);
      }
    },
    /** Rows from `to` on only tell who came back. */
    add(rows: readonly ReportRow[]): void {
      for (const row of rows) {
        if (row.startedAt >= to) continue;
        const after = afterwards(row, ofShopper.get(row.shopperId) ?? []);
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

function afterwards(row: ReportRow, all: readonly ReportRow[]): Afterwards {
  const end = endOf(row);
  let [cameBack, neededPerson] = [false, false];
  for (const other of all) {
    if (other === row) continue;
    if (end !== null && other.startedAt > row.startedAt && other.startedAt >= end && other.startedAt - end <= durableMs) cameBack = true;
    if (other.personAt !== null && other.personAt >= row.lastAt && other.personAt - row.lastAt <= durableMs) neededPerson = true;
  }
  return { cameBack, neededPerson };
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
