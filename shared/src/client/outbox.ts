/**
 * What was said and is not yet acknowledged. One message is on its way at a time, so that order survives every
 * failure; the same id goes out again until the server says that it has it or never will. It does not know
 * the socket: `send` may answer "not now", and `resume` says when to try again.
 */
import type { ErrorCode } from '../errors.ts';
import { backoffMs } from './backoff.ts';
import { browserTimers, type Timers } from './timers.ts';

/** `sending`: kept until acknowledged, `code` names what holds it up. `failed`: final until the person retries. */
export interface OutboxItem<Payload> {
  readonly id: string;
  readonly payload: Payload;
  /** When it was written, milliseconds since the epoch, browser's clock. */
  readonly at: number;
  readonly state: 'sending' | 'failed';
  readonly code?: ErrorCode;
}

/** Where the outbox survives a reload; both may throw, storage can be denied at any time. */
export interface OutboxStorage { read(): string | null; write(value: string | null): void }

export interface OutboxOptions<Payload> {
  /** Puts the item on the wire; false when that is not possible now. */
  send: (item: OutboxItem<Payload>) => boolean;
  newId: () => string;
  clock: () => number;
  onChange?: (items: readonly OutboxItem<Payload>[]) => void;
  storage?: OutboxStorage;
  timers?: Timers;
  random?: () => number;
  /** More than this is not accepted. */
  capacity?: number;
  /** Without any answer for so long the same id is sent again. */
  ackTimeoutMs?: number;
}

export interface Outbox<Payload> {
  /** Null when full. */
  add(payload: Payload): OutboxItem<Payload> | null;
  items(): readonly OutboxItem<Payload>[];
  /** After a welcome: whatever was on its way goes out again. */
  resume(): void;
  /** Removes the acknowledged item and returns it; null if it was not here. */
  acked(id: string): OutboxItem<Payload> | null;
  /** An error frame that names `id`. With `retryAfterMs` the item stays and goes out again, without it has failed. */
  refused(id: string, code: ErrorCode, retryAfterMs?: number): boolean;
  /** Sends a failed item again, under its own id. */
  retry(id: string): void;
  discard(id: string): void;
  clear(): void;
  /** Lets go of its timer; what is stored stays. */
  stop(): void;
}

export function createOutbox<Payload>(options: OutboxOptions<Payload>): Outbox<Payload> {
  const { send, newId, clock, onChange, storage, timers = browserTimers, random = Math.random } = options;
  const { capacity = 50, ackTimeoutMs = 15_000 } = options;
  let items: readonly OutboxItem<Payload>[] = restore<Payload>(storage, capacity);
  let onTheWay: string | null = null;
  let attempt = 0;
  let timer: unknown = null;

  function keep(kept: readonly OutboxItem<Payload>[]): void {
    items = kept;
    try { storage?.write(kept.length > 0 ? JSON.stringify(kept) : null); } catch { /* it stays in memory */ }
    onChange?.(kept);
  }

  function patch(id: string, change: Pick<OutboxItem<Payload>, 'state' | 'code'>): void {
    keep(items.map((item) => item.id === id ? { ...item, ...change } : item));
  }

  function again(delayMs: number): void {
    timers.clear(timer);
    timer = timers.set(resume, delayMs);
  }

  function next(): void {
    if (onTheWay !== null) return;
    const item = items.find(({ state }) => state === 'sending');
    if (!item || !send(item)) return;
    onTheWay = item.id;
    again(ackTimeoutMs);
  }

  function resume(): void {
    timers.clear(timer);
    onTheWay = null;
    next();
  }

  function settle(id: string): void {
    if (onTheWay === id) resume();
  }

  return {
    add(payload) {
      if (items.length >= capacity) return null;
      const item: OutboxItem<Payload> = { id: newId(), payload, at: clock(), state: 'sending' };
      keep([...items, item]);
      next();
      return item;
    },
    items: () => items,
    resume,
    acked(id) {
      const item = items.find((one) => one.id === id);
      if (!item) return null;
      attempt = 0;
      keep(items.filter((one) => one !== item));
      settle(id);
      return item;
    },
    refused(id, code, retryAfterMs) {
      if (!items.some((item) => item.id === id)) return false;
      patch(id, { state: retryAfterMs === undefined ? 'failed' : 'sending', code });
      if (retryAfterMs === undefined) settle(id);
      else if (onTheWay === id) again(backoffMs(attempt++, random(), retryAfterMs));
      return true;
    },
    retry(id) {
      patch(id, { state: 'sending', code: undefined });
      next();
    },
    discard(id) {
      keep(items.filter((item) => item.id !== id));
      settle(id);
    },
    clear() {
      timers.clear(timer);
      onTheWay = null;
      keep([]);
    },
    stop() { timers.clear(timer); },
  };
}

function restore<Payload>(storage: OutboxStorage | undefined, capacity: number): readonly OutboxItem<Payload>[] {
  try {
    const stored: unknown = JSON.parse(storage?.read() ?? '[]');
    return (Array.isArray(stored) ? stored as OutboxItem<Payload>[] : []).filter(({ id, state }) => id && state).slice(0, capacity);
  } catch {
    return [];
  }
}
