import type { AgentView } from '@aftercast/shared';
import { can } from '@aftercast/shared/client';
import type { Route } from './route.ts';

/** An area of the console: a place of its own in the rail, with a key. `icon` names one of the line icons. */
interface Area {
  /** Its word in the catalogue. */
  name: 'inbox' | 'cases' | 'knowledge' | 'settings';
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
  { name: 'cases', page: 'cases', to: { page: 'cases', tab: 'active', id: null }, icon: 'box', hotkey: 'c', ownersOnly: false },
  { name: 'knowledge', page: 'knowledge', to: { page: 'knowledge', tab: 'entries', path: [] }, icon: 'book', hotkey: 'k', ownersOnly: false },
  { name: 'settings', page: 'settings', to: { page: 'settings', section: null }, icon: 'settings', hotkey: 's', ownersOnly: true },
] as const satisfies readonly Area[];

/** True when this agent has something to do or to read there. Pure. */
export function mayEnter({ name, ownersOnly }: (typeof areas)[number], agent: AgentView | null): boolean {
  if (name === 'cases') return agent !== null && can(agent, 'read', 'cases');
  return !ownersOnly || agent?.role === 'owner';
}
