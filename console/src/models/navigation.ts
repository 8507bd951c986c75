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
}

export function createNavigation(address: Address): Navigation {
  const route = signal<Route>(readRoute(address.path()));
  address.onMove(() => { route.value = readRoute(address.path()); });
  return {
    route,
    go(next, how = 'push') {
      const path = writeRoute(next);
      if (path !== address.path()) address[how](path);
      route.value = next;
    },
  };
}
