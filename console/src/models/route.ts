import type { InboxList } from '@aftercast/shared';
import { knowledgeTabs, type KnowledgeTab } from './knowledge/tabs.ts';

/** The pages of the settings, in the order shown. */
export const settingsSections = ['shop', 'install', 'look', 'words', 'hours', 'staff', 'account'] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** What follows the `?`: how a list is narrowed. Empty values are left out. */
export type RouteQuery = Readonly<Record<string, string>>;

/** Where the console is. `shopper`: the shopper's data is on top, where there is no room beside the talk. */
export type Route =
  | { page: 'inbox'; list: InboxList; conversationId: string | null; shopper: boolean }
  /** What `path` and `query` mean is the tab's own. */
  | { page: 'knowledge'; tab: KnowledgeTab; path: readonly string[]; query?: RouteQuery }
  | { page: 'settings'; section: SettingsSection | null }
  | { page: 'invitation'; token: string }
  | { page: 'unknown' };

const base = '/console';
/** The lists in the order shown. */
export const inboxListNames: readonly InboxList[] = ['waiting', 'mine', 'bot', 'all'];

function oneOf<T extends string>(values: readonly T[], value: string | undefined): T | undefined {
  return values.find((one) => one === value);
}

/** Reads a path such as `/console/inbox/mine/c_1/shopper` or `/console/knowledge/entries/zh?state=draft`. */
export function readRoute(address: string): Route {
  const [path = '', search = ''] = address.split(/\?(.*)/s);
  const [root, ...rest] = path.split('/').filter(Boolean);
  const [page, first, second, third] = rest.map(decode);
  if (root !== base.slice(1)) return { page: 'unknown' };
  if (page === undefined) return { page: 'inbox', list: 'waiting', conversationId: null, shopper: false };
  if (page === 'invite' && first) return { page: 'invitation', token: first };
  if (page === 'inbox') {
    const list = oneOf(inboxListNames, first ?? 'waiting');
    if (list) return { page: 'inbox', list, conversationId: second ?? null, shopper: third === 'shopper' };
  }
  if (page === 'knowledge') {
    const tab = oneOf(knowledgeTabs, first ?? 'entries');
    if (tab) return { page: 'knowledge', tab, path: rest.slice(2).map(decode), ...(search === '' ? {} : { query: Object.fromEntries(new URLSearchParams(search)) }) };
  }
  if (page === 'settings') {
    const section = oneOf(settingsSections, first);
    if (section || first === undefined) return { page: 'settings', section: section ?? null };
  }
  return { page: 'unknown' };
}

function decode(part: string): string {
  try { return decodeURIComponent(part); } catch { return part; }
}

function searchOf(query: RouteQuery = {}): string {
  const kept = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return kept === '' ? '' : `?${kept}`;
}

/** The path of a route; `readRoute` reads it back. */
export function writeRoute(route: Route): string {
  switch (route.page) {
    case 'inbox': {
      const parts = ['inbox', route.list, ...(route.conversationId === null ? [] : [encodeURIComponent(route.conversationId)])];
      return `${base}/${parts.join('/')}${route.shopper && route.conversationId !== null ? '/shopper' : ''}`;
    }
    case 'knowledge': return [base, 'knowledge', route.tab, ...route.path.map(encodeURIComponent)].join('/') + searchOf(route.query);
    case 'settings': return `${base}/settings${route.section === null ? '' : `/${route.section}`}`;
    case 'invitation': return `${base}/invite/${encodeURIComponent(route.token)}`;
    case 'unknown': return base;
  }
}
