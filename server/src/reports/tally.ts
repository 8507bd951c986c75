/**
 * Adds conversations up to figures. Pure; docs/REPORTS.md holds the formulas, and a property test compares it with a recount that
 * looks at each figure alone.
 */
import type { ReportFigures, SpanFigure } from '@aftercast/shared';
import type { ReportRow } from './row.ts';

export const dayMs = 24 * 3_600_000;
/** So long a shopper must stay away, or need no person, until a matter counts as settled. */
export const durableMs = 7 * dayMs;

/** What a shopper's other conversations say of one. */
export interface Afterwards {
  /** Another conversation began within seven days after the end. */
  cameBack: boolean;
  /** In another one a person was needed within seven days after the last word. */
  neededPerson: boolean;
}

/** When a conversation ended; one with the bot alone ends with its last word. Null: it goes on. */
export function endOf({ resolvedAt, personAt, lastAt }: Pick<ReportRow, 'resolvedAt' | 'personAt' | 'lastAt'>): number | null {
  return resolvedAt ?? (personAt === null ? lastAt : null);
}

export function createFiguresTally(now: number) {
  const firstResponses: number[] = [];
  const resolutions: number[] = [];
  const figures = {
    conversations: 0, involved: 0, withPerson: 0, botMs: 0, queueMs: 0, humanMs: 0,
    contained: { sum: 0, of: 0, maturing: 0, holding: 0 }, solvedOnce: { sum: 0, of: 0, maturing: 0, holding: 0 }, reopened: { sum: 0, of: 0 },
  };
  let satisfied: { sum: number; of: number } | null = null;

  /** Age alone decides whether it counts: were failures counted at once and successes after seven days, every young period would look bad. */
  function settle(into: { sum: number; of: number; maturing: number; holding: number }, holds: boolean, since: number): void {
    const young = now - since < durableMs;
    into[young ? 'maturing' : 'of'] += 1;
    if (holds) into[young ? 'holding' : 'sum'] += 1;
  }

  return {
    /** @param isSatisfied null: not rated */
    add(row: ReportRow, { cameBack, neededPerson }: Afterwards, isSatisfied: boolean | null): void {
      figures.conversations += 1;
      figures.botMs += row.botMs;
      figures.queueMs += row.queueMs;
      figures.humanMs += row.humanMs;
      if (row.personAt !== null) figures.withPerson += 1;
      if (row.botSpoke) {
        figures.involved += 1;
        settle(figures.contained, row.personAt === null && !neededPerson, row.lastAt);
      }
      const end = endOf(row);
      if (end !== null) settle(figures.solvedOnce, row.reopens === 0 && !cameBack, end);
      if (row.firstReplyAt !== null && row.personAt !== null) firstResponses.push(Math.max(0, row.firstReplyAt - row.personAt));
      if (row.firstResolvedAt !== null) {
        resolutions.push(row.firstResolvedAt - row.startedAt);
        figures.reopened.of += 1;
        if (row.reopens > 0) figures.reopened.sum += 1;
      }
      if (isSatisfied === null) return;
      satisfied ??= { sum: 0, of: 0 };
      satisfied.of += 1;
      if (isSatisfied) satisfied.sum += 1;
    },
    figures: (): ReportFigures => ({ ...figures, satisfied, firstResponse: spanOf(firstResponses), resolution: spanOf(resolutions) }),
  };
}

/** Nearest rank: the smallest measured value that is not below the given share of all. */
function spanOf(values: number[]): SpanFigure {
  values.sort((a, b) => a - b);
  const at = (part: number): number | null => values[Math.ceil(part * values.length) - 1] ?? null;
  return { sum: values.reduce((sum, value) => sum + value, 0), of: values.length, median: at(0.5), p90: at(0.9) };
}
