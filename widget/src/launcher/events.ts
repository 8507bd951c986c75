import type { AftercastEvents } from '../../aftercast.d.ts';

type Listener = (detail: never) => void;

/** Tells the page's listeners. They outlive `destroy`, so that a page that starts again need not subscribe again. */
export function createEvents() {
  const listeners: Record<string, Set<Listener>> = {};
  return {
    on(event: string, listener: Listener): void { (listeners[event] ??= new Set()).add(listener); },
    off(event: string, listener: Listener): void { listeners[event]?.delete(listener); },
    emit<Name extends keyof AftercastEvents>(event: Name, detail: AftercastEvents[Name]): void {
      // Each in a turn of its own: the page's failure is the page's, and stops neither us nor the others.
      for (const listener of listeners[event] ?? []) setTimeout(listener as () => void, 0, detail);
    },
  };
}
export type Events = ReturnType<typeof createEvents>;
