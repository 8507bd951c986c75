import type { AgentView, Noun, Verb } from '@aftercast/shared';
import { can } from '@aftercast/shared/client';
import type { Route } from './route.ts';

/** An area of the console: a place of its own in the rail, with a key. `icon` names one of the line icons. */
interface Area {
  /** Its word in the catalogue. */
  name: 'inbox' | 'followUps' | 'knowledge' | 'settings';
  page: Route['page'];
  to: Route;
  icon: string;
  /** Pressed after `g`. */
  hotkey: string;
  /** Shown to who may do this; null: to everyone. */
  needs: readonly [Verb, Noun] | null;
}

/** The areas in the order of the rail. A new one is a line here, a page in `Route`, its word in the catalogues, and a view in Frame. */
export const areas = [
  { name: 'inbox', page: 'inbox', to: { page: 'inbox', list: 'waiting', conversationId: null, shopper: false }, icon: 'chat', hotkey: 'i', needs: null },
  { name: 'followUps', page: 'followUps', to: { page: 'followUps' }, icon: 'clock', hotkey: 'f', needs: ['answer', 'conversations'] },
  { name: 'knowledge', page: 'knowledge', to: { page: 'knowledge', tab: 'entries', path: [] }, icon: 'book', hotkey: 'k', needs: null },
  { name: 'settings', page: 'settings', to: { page: 'settings', section: null }, icon: 'settings', hotkey: 's', needs: ['update', 'templates'] },
] as const satisfies readonly Area[];

/** The areas an agent may go to. */
export function areasOf(agent: AgentView | null): (typeof areas)[number][] {
  return areas.filter(({ needs }) => needs === null || (agent !== null && can(agent, needs[0], needs[1])));
}
