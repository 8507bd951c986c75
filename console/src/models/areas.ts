import type { AgentRole, Noun, Verb } from '@aftercast/shared';
import { can } from '@aftercast/shared/client';
import type { Route } from './route.ts';

/** An area of the console: a place of its own in the rail, with a key. `icon` names one of the line icons. */
interface Area {
  /** Its word in the catalogue. */
  name: 'inbox' | 'live' | 'cases' | 'followUps' | 'care' | 'knowledge' | 'reports' | 'settings';
  page: Route['page'];
  to: Route;
  icon: string;
  /** Pressed after `g`. */
  hotkey: string;
  /** The sentence that opens it; shown to those who may. */
  may: readonly [Verb, Noun];
}

/** The areas in the order of the rail. A new one is a line here, a page in `Route`, its word in the catalogues, and a view in Frame. */
export const areas = [
  { name: 'inbox', page: 'inbox', to: { page: 'inbox', list: 'waiting', conversationId: null, shopper: false }, icon: 'chat', hotkey: 'i', may: ['read', 'conversations'] },
  { name: 'cases', page: 'cases', to: { page: 'cases', tab: 'active', id: null }, icon: 'box', hotkey: 'c', may: ['read', 'cases'] },
  { name: 'followUps', page: 'followUps', to: { page: 'followUps' }, icon: 'clock', hotkey: 'f', may: ['answer', 'conversations'] },
  { name: 'live', page: 'live', to: { page: 'live', id: null, part: 'session' }, icon: 'broadcast', hotkey: 'l', may: ['read', 'catalogue'] },
  { name: 'care', page: 'care', to: { page: 'care', tab: 'rules', id: null }, icon: 'heart', hotkey: 'p', may: ['read', 'care'] },
  { name: 'knowledge', page: 'knowledge', to: { page: 'knowledge', tab: 'entries', path: [] }, icon: 'book', hotkey: 'k', may: ['read', 'knowledge'] },
  { name: 'reports', page: 'reports', to: { page: 'reports', tab: 'overview' }, icon: 'chart', hotkey: 'r', may: ['read', 'reports'] },
  { name: 'settings', page: 'settings', to: { page: 'settings', section: null }, icon: 'settings', hotkey: 's', may: ['update', 'routing'] },
] as const satisfies readonly Area[];

/** Whether this agent may open the area. */
export function mayOpen(agent: { role: AgentRole; disabled: boolean } | null, { may: [verb, noun] }: Pick<Area, 'may'>): boolean {
  return agent !== null && can(agent, verb, noun);
}
