import { limits, type Timers } from '@aftercast/shared/client';

/** Says "still typing" at most this often, and "no longer" after the same time of silence. */
const everyMs = limits.typingExpiresMs / 2;

/** Typing both ways: throttled on the way out, forgotten by itself on the way in. */
export function createTyping({ send, expire, clock, timers }: { send: (active: boolean) => void; expire: () => void; clock: () => number; timers: Timers }) {
  let toldAt = -Infinity;
  let silence: unknown;
  let expiry: unknown;

  function set(active: boolean): void {
    timers.clear(silence);
    if (active) silence = timers.set(() => set(false), everyMs);
    if (active ? clock() - toldAt < everyMs : toldAt === -Infinity) return;
    toldAt = active ? clock() : -Infinity;
    send(active);
  }

  return {
    set,
    heard(active: boolean): void {
      timers.clear(expiry);
      if (active) expiry = timers.set(expire, limits.typingExpiresMs);
    },
    stop(): void {
      timers.clear(silence);
      timers.clear(expiry);
      toldAt = -Infinity;
    },
  };
}
