import { signal, type ReadonlySignal } from '@preact/signals';

/** The server's time, ticking once a second, so that every wait on the screen moves together. */
export interface Clock {
  now: ReadonlySignal<number>;
  /** Learns from the server how far this device's clock is off. */
  adjust(serverTime: number): void;
  stop(): void;
}

/** @param every runs the callback once per given milliseconds; returns its undo */
export function createClock(deviceTime: () => number, every: (run: () => void, ms: number) => () => void): Clock {
  let offset = 0;
  const now = signal(deviceTime());
  const tick = (): void => { now.value = deviceTime() + offset; };
  return {
    now,
    adjust(serverTime) {
      offset = serverTime - deviceTime();
      tick();
    },
    stop: every(tick, 1000),
  };
}
