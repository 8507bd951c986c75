/**
 * Runs tasks of one key one after another and those of different keys side by side,
 * so that two messages of one shopper keep their order although the first one's answer takes longer.
 */
export function createSerial() {
  const tails = new Map<string, Promise<unknown>>();
  return function serial<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = tails.get(key);
    const running = before ? before.then(task, task) : task();
    tails.set(key, running);
    const leave = () => { if (tails.get(key) === running) tails.delete(key); };
    running.then(leave, leave);
    return running;
  };
}
