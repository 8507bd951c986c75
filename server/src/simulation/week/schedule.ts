/** The virtual clock for work that waits for a database: one thing at a time, each to its end, before time goes on. */
import { createTimeline } from '../timeline.ts';

export function createSchedule(start: number) {
  const timeline = createTimeline(start);
  let task: Promise<void> = Promise.resolve();
  const at = (time: number, work: () => Promise<void>): void => timeline.at(time, () => { task = work(); });
  return {
    now: timeline.now,
    /** @param time milliseconds since the epoch; what is past happens next */
    at,
    /** @param delayMs from now */
    in: (delayMs: number, work: () => Promise<void>): void => at(timeline.now() + delayMs, work),
    /** Lets everything happen. @throws what a piece of work throws, at once */
    async run(): Promise<void> {
      while (timeline.step()) await task;
    },
  };
}
export type Schedule = ReturnType<typeof createSchedule>;
