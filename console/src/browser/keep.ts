import type { OutboxStorage } from '@aftercast/shared/client';
import type { Keep } from '../models/preferences.ts';

/** This browser's memory for the console; where it is denied, nothing is remembered and nothing fails. */
export function createKeep(open: () => Storage): Keep {
  const prefix = 'aftercast.console.';
  return {
    read(key) {
      try { return open().getItem(prefix + key); } catch { return null; }
    },
    write(key, value) {
      try {
        if (value === null) open().removeItem(prefix + key);
        else open().setItem(prefix + key, value);
      } catch { /* denied or full: it lasts as long as the page */ }
    },
  };
}

/** One entry of it, for the outbox. */
export function storageOf(keep: Keep, key: string): OutboxStorage {
  return { read: () => keep.read(key), write: (value) => keep.write(key, value) };
}
