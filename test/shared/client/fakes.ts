import type { Timers } from '../../../shared/src/client/index.ts';

/** Timers that move only when told to. */
export function createFakeTimers(): Timers & { advance(ms: number): void; pending(): number; now(): number } {
  let now = 0;
  let next = 1;
  const waiting = new Map<number, { at: number; run: () => void }>();
  return {
    set(run, delayMs) {
      waiting.set(next, { at: now + delayMs, run });
      return next++;
    },
    clear(timer) { waiting.delete(timer as number); },
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const due = [...waiting].filter(([, { at }]) => at <= until).sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0];
        if (!due) break;
        waiting.delete(due[0]);
        now = due[1].at;
        due[1].run();
      }
      now = until;
    },
    pending: () => waiting.size,
    now: () => now,
  };
}

/** A socket whose other end is the test. */
export class FakeSocket {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly sent: { type: string; [key: string]: unknown }[] = [];
  closed = false;
  constructor(readonly url: string) {}
  send(data: string): void { this.sent.push(JSON.parse(data)); }
  close(): void { this.closed = true; }
  open(): void { this.onopen?.(undefined as never); }
  say(frames: unknown): void { this.onmessage?.({ data: JSON.stringify(frames) }); }
  end(code: number, reason = ''): void { this.onclose?.({ code, reason }); }
}

/** Window and document that hear what the test dispatches. */
export function createFakePage() {
  const page = { window: new EventTarget(), document: Object.assign(new EventTarget(), { visibilityState: 'visible' }) };
  return { ...page, dispatch: (where: 'window' | 'document', type: string) => page[where].dispatchEvent(new Event(type)) };
}
