import { signal, type ReadonlySignal } from '@preact/signals';
import { readRoute, writeRoute, type Route } from './route.ts';

/** The browser's address and history, as far as they are needed. */
export interface Address {
  path(): string;
  push(path: string): void;
  replace(path: string): void;
  /** Hears the back and forward buttons. */
  onMove(heard: () => void): void;
}

/** Where the console is, as a signal, in step with the address bar. */
export interface Navigation {
  route: ReadonlySignal<Route>;
  go(route: Route, how?: 'push' | 'replace'): void;
  /** While held, whoever wants to leave is asked; `leave` goes where they wanted. @returns its undo */
  hold(ask: (leave: () => void) => void): () => void;
  /** True while something would be lost by leaving. */
  held(): boolean;
}

export function createNavigation(address: Address): Navigation {
  const route = signal<Route>(readRoute(address.path()));
  let holder: ((leave: () => void) => void) | null = null;

  function go(next: Route, how: 'push' | 'replace' = 'push'): void {
    const path = writeRoute(next);
    if (path !== address.path()) address[how](path);
    route.value = next;
  }
  function ask(next: Route, how: 'push' | 'replace' = 'push'): void {
    if (!holder) return go(next, how);
    holder(() => {
      holder = null;
      go(next, how);
    });
  }
  address.onMove(() => {
    const next = readRoute(address.path());
    if (!holder) { route.value = next; return; }
    // The browser has moved already: come back first.
    address.push(writeRoute(route.value));
    ask(next);
  });
  return {
    route,
    go: ask,
    hold(asked) {
      holder = asked;
      return () => { if (holder === asked) holder = null; };
    },
    held: () => holder !== null,
  };
}
