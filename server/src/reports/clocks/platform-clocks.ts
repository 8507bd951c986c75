/**
 * The platforms' published figures of a shop's service, by our reading of pages of third parties (see docs/REPORTS.md, D1 to D22):
 * no platform's own score is promised. Pure: conversations in, one at a time, fractions out.
 */
import { platformRules, type ClockDetail, type ClockReport, type PlatformRule } from '@aftercast/shared';
import { createCalendar, type Calendar } from './calendar.ts';
import type { ClockLog } from './clock-event.ts';
import { readFirstResponses, readSessions } from './sessions.ts';
import { createTally } from './tally.ts';
import { readWaits, type WaitRule } from './waits.ts';
import type { Wait } from './units.ts';

/** What an unanswered round is charged, and the most that any is. */
const capMs = 600_000;

interface Rule { days: number; read(log: ClockLog, tally: ReturnType<typeof createTally>, calendar: Calendar, asOf: number): void }

/** Answered within the limit, of all. Inclusive and by milliseconds (D3). */
function inTime(limitMs: number, waitRule: WaitRule): Rule {
  return { days: 30, read({ conversation, events }, tally, calendar, asOf) {
    const { waits, settled } = readWaits(events, waitRule, calendar, asOf);
    settled.forEach(tally.settled);
    for (const wait of waits) {
      if (wait.ended === 'open' && asOf - wait.start <= limitMs) tally.pending(wait.start);
      else tally.count({ ...about(conversation, wait), counted: wait.waitMs !== null && wait.waitMs <= limitMs ? 1 : 0 });
    }
  } };
}

const wangwang: Rule = { days: 30, read({ conversation, events }, tally, calendar, asOf) {
  const { waits, settled } = readWaits(events, { by: 'round', exemptsSpam: false }, calendar, asOf);
  settled.forEach(tally.settled);
  for (const wait of waits) {
    if (wait.ended === 'open' && asOf - wait.start < capMs) tally.pending(wait.start);
    else tally.count({ ...about(conversation, wait), counted: Math.min(wait.waitMs ?? capMs, capMs) });
  }
} };

const unserved: Rule = { days: 30, read({ conversation, events }, tally, calendar, asOf) {
  const { sessions, settled } = readSessions(events, calendar, asOf);
  settled.forEach(tally.settled);
  for (const { start, agent, open, why } of sessions) {
    if (open) tally.pending(start);
    else tally.count({ conversation, agent, start, waitMs: null, outcome: why ?? 'served', counted: why === null ? 0 : 1 });
  }
} };

const firstResponse: Rule = { days: 90, read({ conversation, events }, tally, _calendar, asOf) {
  for (const { start, agent, ended, waitMs } of readFirstResponses(events, asOf)) {
    if (ended === 'open') tally.pending(start);
    else if (waitMs === null) tally.unanswered(start);
    else tally.count({ conversation, agent, start, waitMs, outcome: 'answered', counted: waitMs });
  }
} };

const rules: Record<PlatformRule, Rule> = {
  'taobao-3min-rate': inTime(180_000, { by: 'round', exemptsSpam: false }),
  'wangwang-mean-response': wangwang,
  'feige-3min-rate': inTime(180_000, { by: 'message', exemptsSpam: false }),
  'feige-unserved': unserved,
  'douyin-first-response': firstResponse,
  'pdd-5min-rate': inTime(300_000, { by: 'message', exemptsSpam: true }),
};

/**
 * A calculation at one instant, to which conversations are added one by one.
 * @param detailLimit rows of detail that are kept for each rule, the worst first to stay; null: all
 */
export function createPlatformClocks({ zone, asOf, only = platformRules, detailLimit = null }: {
  zone: string; asOf: number; only?: readonly PlatformRule[]; detailLimit?: number | null;
}) {
  const calendar = createCalendar(zone);
  const running = only.map((name) => ({ name, rule: rules[name], tally: createTally(calendar.periodStart(asOf, rules[name].days), detailLimit) }));
  return {
    add(log: ClockLog): void {
      for (const { rule, tally } of running) rule.read(log, tally, calendar, asOf);
    },
    reports(): ClockReport[] {
      return running.map(({ name, rule, tally }) => ({ rule: name, days: rule.days, ...tally.result() }));
    },
  };
}
export type PlatformClocks = ReturnType<typeof createPlatformClocks>;

function about(conversation: string, { agent, start, ended, waitMs }: Wait): Omit<ClockDetail, 'counted'> {
  return { conversation, agent, start, waitMs, outcome: ended };
}
