/** Adds up what one rule counts, for the shop and for each agent. */
import type { ClockDetail, ClockFraction, ClockReport } from '@aftercast/shared';

/** @param from what began earlier is left out (D11) @param detailLimit rows of detail to keep; null: all */
export function createTally(from: number, detailLimit: number | null) {
  const total: ClockFraction = { sum: 0, of: 0 };
  const byAgent = new Map<string | null, ClockFraction>();
  let detail: ClockDetail[] = [];
  const beside = { settled: 0, pending: 0, unanswered: 0 };
  const beginsInPeriod = (start: number): boolean => start >= from;

  function trim(): void {
    if (detailLimit === null || detail.length <= detailLimit * 2) return;
    detail = detail.sort(worstFirst).slice(0, detailLimit);
  }
  return {
    count(row: ClockDetail): void {
      if (!beginsInPeriod(row.start)) return;
      const own = byAgent.get(row.agent) ?? { sum: 0, of: 0 };
      byAgent.set(row.agent, own);
      for (const fraction of [total, own]) {
        fraction.sum += row.counted;
        fraction.of += 1;
      }
      detail.push(row);
      trim();
    },
    settled(start: number): void { if (beginsInPeriod(start)) beside.settled += 1; },
    pending(start: number): void { if (beginsInPeriod(start)) beside.pending += 1; },
    unanswered(start: number): void { if (beginsInPeriod(start)) beside.unanswered += 1; },
    result(): Omit<ClockReport, 'rule' | 'days'> {
      const kept = detailLimit === null ? [...detail] : [...detail].sort(worstFirst).slice(0, detailLimit);
      return {
        ...total, ...beside, detail: kept.sort(byStart),
        byAgent: [...byAgent].map(([agent, fraction]) => ({ agent, ...fraction })).sort((a, b) => b.of - a.of),
      };
    },
  };
}

const byStart = (a: ClockDetail, b: ClockDetail): number => a.start - b.start || (a.conversation < b.conversation ? -1 : a.conversation > b.conversation ? 1 : 0);
/** Without an answer before the longest waits, then the newest. */
const worstFirst = (a: ClockDetail, b: ClockDetail): number => rank(b) - rank(a) || b.start - a.start;
const rank = ({ waitMs, outcome }: ClockDetail): number => (outcome === 'served' ? -1 : waitMs ?? Number.MAX_SAFE_INTEGER);
