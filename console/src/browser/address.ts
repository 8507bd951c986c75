import type { Address } from '../models/navigation.ts';

/** The address bar. */
export function createAddress(window: Window): Address {
  return {
    path: () => window.location.pathname + window.location.search,
    push: (path) => window.history.pushState(null, '', path),
    replace: (path) => window.history.replaceState(null, '', path),
    onMove: (heard) => window.addEventListener('popstate', heard),
  };
}
