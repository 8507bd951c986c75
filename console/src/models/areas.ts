import type { Route } from './route.ts';

/** An area of the console: a place of its own in the rail, with a key. `icon` names one of the line icons. */
interface Area {
  /** Its word in the catalogue. */
  name: 'inbox' | 'knowledge' | 'reports' | 'settings';
  page: Route['page'];
  to: Route;
  icon: string;
  /** Pressed after `g`. */
  hotkey: string;
  /** Shown to owners alone. */
  ownersOnly: boolean;
}

/** The areas in the order of the rail. A new one is a line here, a page in `Route`, its word in the catalogues, and a view in Frame. */
export const areas = [
  { name: 'inbox', page: 'inbox', to: { page: 'inbox', list: 'waiting', conversationId: null, shopper: false }, icon: 'chat', hotkey: 'i', ownersOnly: false },
  { name: 'knowledge', page: 'knowledge', to: { page: 'knowledge', tab: 'entries', path: [] }, icon: 'book', hotkey: 'k', ownersOnly: false },
  { name: 'reports', page: 'reports', to: { page: 'reports', tab: 'overview' }, icon: 'chart', hotkey: 'r', ownersOnly: false },
  { name: 'settings', page: 'settings', to: { page: 'settings', section: null }, icon: 'settings', hotkey: 's', ownersOnly: true },
] as const satisfies readonly Area[];
