import { AppError } from '../errors.ts';

/** What one shopper may have waiting; a limit on sends refuses earlier unless an answer hangs. */
const waitingPerKey = 100;

interface Line { tail: Promise<unknown>; length: number }

/**
 * Runs tasks of one key one after another and those of different keys side by side,
 * so that two messages of one shopper keep their order although the first one's answer takes longer.
 * A task that would stand behind a hundred others is refused with `overloaded`.
 */
export function createSerial() {
  const lines = new Map<string, Line>();
  return function serial<T>(key: string, task: () => Promise<T>): Promise<T> {
    const line = lines.get(key);
    if (line && line.length >= waitingPerKey) return Promise.reject(new AppError('overloaded', 'too much of this shopper waits', { retryAfterMs: 1_000 }));
    const running = line ? line.tail.then(task, task) : task();
    const next = line ?? { tail: running, length: 0 };
    next.tail = running;
    next.length += 1;
    lines.set(key, next);
    const leave = () => {
      next.length -= 1;
      if (next.length === 0) lines.delete(key);
    };
    running.then(leave, leave);
    return running;
  };
}
export type Serial = ReturnType<typeof createSerial>;
