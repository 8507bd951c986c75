import { describe, expect, it } from 'vitest';
import { readRoute, writeRoute, type Route } from '../../../console/src/models/route.ts';

describe('routes', () => {
  const routes: Route[] = [
    { page: 'inbox', list: 'mine', conversationId: null, shopper: false },
    { page: 'inbox', list: 'all', conversationId: 'c_0mgk3', shopper: false },
    { page: 'inbox', list: 'bot', conversationId: 'c_0mgk3', shopper: true },
    { page: 'knowledge', tab: 'entries', path: [] },
    { page: 'knowledge', tab: 'versions', path: ['12'] },
    { page: 'knowledge', tab: 'entries', path: ['zh', 'a b/c'] },
    { page: 'knowledge', tab: 'entries', path: ['zh'], query: { q: '能 不能&a=b', state: 'draft' } },
    { page: 'care', tab: 'rules', id: null },
    { page: 'care', tab: 'rules', id: 'shipped', query: { side: 'trial' } },
    { page: 'care', tab: 'deliveries', id: null, query: { state: 'seen' } },
    { page: 'settings', section: null },
    { page: 'settings', section: 'staff' },
    { page: 'invitation', token: 'a-b_c' },
  ];
  it.each(routes)('reads back what it wrote: $page', (route) => {
    expect(readRoute(writeRoute(route))).toEqual(route);
  });

  it('starts with those who wait', () => {
    expect(readRoute('/console/')).toEqual({ page: 'inbox', list: 'waiting', conversationId: null, shopper: false });
  });

  it.each(['/console/inbox/nothing', '/console/settings/money', '/console/knowledge/nothing', '/console/care/nothing', '/elsewhere', '/console/invite', '/console/%E0%A4%A'])('knows no page at %s', (path) => {
    expect(readRoute(path)).toEqual({ page: 'unknown' });
  });
});
