/**
 * Group commit: the writes of one event-loop turn share one transaction, and each caller resolves after its COMMIT.
 * What a batch does with its jobs is the executor's; a job that fails, fails alone.
 */
import { AppError } from '../errors.ts';
import type { Script } from './store.ts';

/** One waiting write. Exactly one of the two is called, after COMMIT or after the failure. */
export interface Job { script: Script<unknown>; resolve(value: unknown): void; reject(error: unknown): void }

const jobsPerBatch = 512;
const jobsWaiting = 20_000;

/** @param execute runs a batch whole: on return or rejection every job has been resolved or rejected */
export function createBatcher(execute: (jobs: Job[]) => void | Promise<void>) {
  let waiting: Job[] = [];
  let scheduled = false;
  let closed = false;
  let idle: (() => void) | null = null;

  async function flush(): Promise<void> {
    const jobs = waiting.length > jobsPerBatch ? waiting.splice(0, jobsPerBatch) : waiting;
    if (jobs === waiting) waiting = [];
    try {
      const running = execute(jobs);
      if (running) await running;
    } catch (error) {
      for (const job of jobs) job.reject(error);
    }
    if (waiting.length > 0) setImmediate(() => void flush());
    else {
      scheduled = false;
      idle?.();
    }
  }

  return {
    write<T>(script: Script<T>): Promise<T> {
      if (closed) return Promise.reject(new AppError('shutting_down', 'the store is closing', { retryAfterMs: 2_000 }));
      if (waiting.length >= jobsWaiting) return Promise.reject(new AppError('overloaded', 'too many writes are waiting', { retryAfterMs: 1_000 }));
      return new Promise<T>((resolve, reject) => {
        waiting.push({ script, resolve: resolve as (value: unknown) => void, reject });
        if (scheduled) return;
        scheduled = true;
        setImmediate(() => void flush());
      });
    },
    /** Refuses new writes and waits for those under way. */
    async close(): Promise<void> {
      closed = true;
      if (scheduled) await new Promise<void>((resolve) => { idle = resolve; });
    },
  };
}
