import type { InboxList } from '@aftercast/shared';
import { knowledgeTabs, type KnowledgeTab } from './knowledge/tabs.ts';

/** The pages of the settings, in the order shown. */
export const settingsSections = ['shop', 'install', 'look', 'words', 'templates', 'macros', 'labels', 'hours', 'staff', 'escalation', 'routing', 'integrations', 'audit', 'account'] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** The pages of the reports, in the order of their tabs. */
export const reportTabs = ['overview', 'breakdown', 'clocks'] as const;
export type ReportTab = (typeof reportTabs)[number];

/** The pages of the cases, in the order shown. */
export const caseTabs = ['active', 'approvals', 'ended', 'incidents', 'limits'] as const;
export type CaseTab = (typeof caseTabs)[number];

/** The pages of proactive care, in the order of their tabs. */
export const careTabs = ['rules', 'deliveries'] as const;
export type CareTab = (typeof careTabs)[number];

/** No merchant's id can be this one. */
export const newSession = '~new';

/** What follows the `?`: how a list is narrowed. Empty values are left out. */
export type RouteQuery = Readonly<Record<string, string>>;

/** Where the console is. `shopper`: the shopper's data is on top, where there is no room beside the talk. */
export type Route =
  | { page: 'inbox'; list: InboxList; conversationId: string | null; shopper: boolean; query?: RouteQuery }
  /** What `path` and `query` mean is the tab's own. */
  | { page: 'knowledge'; tab: KnowledgeTab; path: readonly string[]; query?: RouteQuery }
  /** `query`: the period, and by what it is broken down. */
  | { page: 'reports'; tab: ReportTab; query?: RouteQuery }
  /** The figures of this moment, for a screen that everyone sees. */
  | { page: 'wall' }
  /** `id`: what is open, a case or an incident. */
  | { page: 'cases'; tab: CaseTab; id: string | null; query?: RouteQuery }
  | { page: 'followUps' }
  /** `id`: the rule that is open, `new` for one that is being made. */
  | { page: 'care'; tab: CareTab; id: string | null; query?: RouteQuery }
  /** `id`: the live session that is open, `newSession` for one that is being made. `on-air`: the desk beside its broadcast. `query`: `copy` names the session a new one begins with. */
  | { page: 'live'; id: string | null; part: 'session' | 'on-air'; query?: RouteQuery }
  /** `query`: how a list among the settings is narrowed. */
  | { page: 'settings'; section: SettingsSection | null; query?: RouteQuery }
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
    if (list) return { page: 'inbox', list, conversationId: second ?? null, shopper: third === 'shopper', ...queryOf(search) };
  }
  if (page === 'knowledge') {
    const tab = oneOf(knowledgeTabs, first ?? 'entries');
    if (tab) return { page: 'knowledge', tab, path: rest.slice(2).map(decode), ...queryOf(search) };
  }
  if (page === 'reports') {
    const tab = oneOf(reportTabs, first ?? 'overview');
    if (tab) return { page: 'reports', tab, ...queryOf(search) };
  }
  if (page === 'wall' && first === undefined) return { page: 'wall' };
  if (page === 'cases') {
    const tab = oneOf(caseTabs, first ?? 'active');
    if (tab) return { page: 'cases', tab, id: second ?? null, ...(search === '' ? {} : { query: Object.fromEntries(new URLSearchParams(search)) }) };
  }
  if (page === 'care') {
    const tab = oneOf(careTabs, first ?? 'rules');
    if (tab) return { page: 'care', tab, id: second ?? null, ...queryOf(search) };
  }
  if (page === 'live' && (second === undefined || second === 'on-air')) return { page: 'live', id: first ?? null, part: second === undefined ? 'session' : 'on-air', ...queryOf(search) };
  if (page === 'follow-ups') return { page: 'followUps' };
  if (page === 'settings') {
    const section = oneOf(settingsSections, first);
    if (section || first === undefined) return { page: 'settings', section: section ?? null, ...queryOf(search) };
  }
  return { page: 'unknown' };
}

function decode(part: string): string {
  try { return decodeURIComponent(part); } catch { return part; }
}

function queryOf(search: string): { query?: RouteQuery } {
  return search === '' ? {} : { query: Object.fromEntries(new URLSearchParams(search)) };
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
      return `${base}/${parts.join('/')}${route.shopper && route.conversationId !== null ? '/shopper' : ''}${searchOf(route.query)}`;
    }
    case 'knowledge': return [base, 'knowledge', route.tab, ...route.path.map(encodeURIComponent)].join('/') + searchOf(route.query);
    case 'reports': return `${base}/reports/${route.tab}${searchOf(route.query)}`;
    case 'wall': return `${base}/wall`;
    case 'cases': return `${base}/cases/${route.tab}${route.id === null ? '' : `/${encodeURIComponent(route.id)}`}${searchOf(route.query)}`;
    case 'care': return `${base}/care/${route.tab}${route.id === null ? '' : `/${encodeURIComponent(route.id)}`}${searchOf(route.query)}`;
    case 'live': return `${base}/live${route.id === null ? '' : `/${encodeURIComponent(route.id)}${route.part === 'on-air' ? '/on-air' : ''}`}${searchOf(route.query)}`;
    case 'followUps': return `${base}/follow-ups`;
    case 'settings': return `${base}/settings${route.section === null ? '' : `/${route.section}`}${searchOf(route.query)}`;
    case 'invitation': return `${base}/invite/${encodeURIComponent(route.token)}`;
    case 'unknown': return base;
  }
}
