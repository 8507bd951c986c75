/**
 * Bot time, queue time and human time of one conversation: three clocks of which one runs at a time. Pure.
 *
 * In the queue every moment counts, since the shopper waits. With the bot or an agent each line counts the time since the line before it,
 * five minutes at the most: longer means that somebody was elsewhere. With an agent, time before the shopper's own words costs nobody's work
 * and is left out: `assigned 12:00:00, reply 12:01:00, shopper 12:09:00, reply 12:09:30, resolved 12:40:00` is 1 + 0.5 + 5 = 6.5 minutes.
 */
import type { Stage } from '../conversation/stage.ts';

const longestStepMs = 5 * 60_000;

export function createStageClock() {
  const spent = { botMs: 0, queueMs: 0, humanMs: 0 };
  let stage: Stage = 'bot';
  let since: number | null = null;

  return {
    spent,
    /** A line of the log, said in the present stage. */
    line(at: number, byShopper: boolean): void {
      const passed = since === null ? 0 : Math.max(0, at - since);
      since = at;
      if (stage === 'queue') spent.queueMs += passed;
      if (stage === 'bot') spent.botMs += Math.min(passed, longestStepMs);
      if (stage === 'human' && !byShopper) spent.humanMs += Math.min(passed, longestStepMs);
    },
    enter(next: Stage): void { stage = next; },
  };
}
