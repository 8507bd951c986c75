import { describe, expect, it } from 'vitest';
import type { DraftView } from '@aftercast/shared';
import { createHttp } from '../../../../console/src/models/http.ts';
import { createWorkList } from '../../../../console/src/models/worklist/work-list.ts';
import { createWorklistApi, type WorkItem } from '../../../../console/src/models/worklist/worklist-api.ts';
import { createFakeServer } from '../../support/fake-server.ts';

const row = (key: string, more: Partial<WorkItem> = {}): WorkItem => ({
  key, kind: 'unanswered', title: key, count: 1, minutes: 2, firstAt: 1, lastAt: 2, examples: [], phrasings: [key], entry: null, reasons: {}, scope: { product: null, liveSession: null }, ended: null, ...more,
});
const none = { unanswered: 0, handed_off: 0, untaken: 0, unhelpful: 0, unused: 0, expired: 0 };
const page = (items: WorkItem[], total = items.length) => ({ items, total, counts: { ...none, unanswered: total }, minutes: total * 2 });
const draft: DraftView = { language: 'zh', entryId: 'ship', kind: 'change', entry: null, revision: 7, base: 3, authorName: '小林', updatedAt: 1 };
const ship = { id: 'ship', question: '多久发货' };

function scene(answers: Record<string, unknown>) {
  const server = createFakeServer({ 'GET /knowledge/zh/worklist?offset=0&limit=50': page([row('a'), row('b')], 3), 'GET /knowledge/zh/worklist?offset=2&limit=50': page([row('b'), row('c')], 3), ...answers });
  return { server, list: createWorkList(createWorklistApi(createHttp(server.fetch)), 'zh') };
}
const keys = ({ items }: ReturnType<typeof createWorkList>) => items.value?.map(({ key }) => key);

describe('the work list', () => {
  it('reads page after page and shows no row twice', async () => {
    const { list } = scene({});
    await list.load();
    await list.more();
    expect([keys(list), list.total.value, list.minutes.value]).toEqual([['a', 'b', 'c'], 3, 6]);
  });

  it('says why it can’t be read, and keeps what it holds', async () => {
    const { list, server } = scene({});
    await list.load();
    server.unplug();
    await list.load();
    expect([list.failure.value, keys(list)]).toEqual(['offline', ['a', 'b']]);
  });

  it('narrows to one kind', async () => {
    const { list } = scene({ 'GET /knowledge/zh/worklist?offset=0&limit=50&kind=expired': page([row('e', { kind: 'expired' })]) });
    list.choose('expired');
    expect(list.items.value).toBeNull();
    await list.load();
    expect(keys(list)).toEqual(['e']);
  });

  it('takes a dismissed row away and puts it back where it stood', async () => {
    const { list, server } = scene({ 'PUT /knowledge/zh/worklist/a/decision': {}, 'DELETE /knowledge/zh/worklist/a/decision': {} });
    await list.load();
    expect(await list.dismiss(row('a'))).toBeNull();
    expect([keys(list), list.total.value, list.counts.value?.unanswered, list.done.value?.what]).toEqual([['b'], 2, 2, 'dismissed']);
    expect(server.sent['PUT /knowledge/zh/worklist/a/decision']).toEqual({ decision: 'dismissed' });
    expect(await list.takeBack()).toBeNull();
    expect([keys(list), list.total.value, list.done.value]).toEqual([['a', 'b'], 3, null]);
  });

  it('keeps the row when a click is refused, and says why', async () => {
    const { list } = scene({ 'POST /knowledge/zh/worklist/a/phrasings': { status: 409, code: 'knowledge_draft_conflict' } });
    await list.load();
    expect(await list.addPhrasings(row('a'), ship, ['a'])).toBe('knowledge_draft_conflict');
    expect([keys(list), list.done.value, list.busy.value]).toEqual([['a', 'b'], null, null]);
  });

  it('takes an added wording back by throwing the new draft away', async () => {
    const discard = 'DELETE /knowledge/drafts/zh/ship?revision=7';
    const { list } = scene({ 'POST /knowledge/zh/worklist/a/phrasings': { draft, before: null }, [discard]: {}, 'DELETE /knowledge/zh/worklist/a/decision': {} });
    await list.load();
    await list.addPhrasings(row('a'), ship, ['a']);
    expect(list.done.value).toMatchObject({ what: 'phrasings', entry: ship, count: 1 });
    expect(await list.takeBack()).toBeNull();
    expect(keys(list)).toEqual(['a', 'b']);
  });

  it('takes an added wording back by saving the draft that was there before', async () => {
    const before = { ...draft, revision: 6, entry: { id: 'ship', tier: 1, category: '', question: '多久发货', phrasings: [], keywords: [], answer: '…', scope: { product: null, liveSession: null } } };
    const { list, server } = scene({ 'POST /knowledge/zh/worklist/a/phrasings': { draft, before }, 'PUT /knowledge/drafts/zh/ship': {}, 'DELETE /knowledge/zh/worklist/a/decision': {} });
    await list.load();
    await list.addPhrasings(row('a'), ship, ['a']);
    await list.takeBack();
    expect(server.sent['PUT /knowledge/drafts/zh/ship']).toEqual({ entry: before.entry, revision: 7, base: 3 });
  });

  it('leaves what was done as it is when taking it back fails', async () => {
    const { list } = scene({ 'PUT /knowledge/zh/worklist/a/decision': {} });
    await list.load();
    await list.dismiss(row('a'));
    expect(await list.takeBack()).toBe('not_found');
    expect([keys(list), list.done.value?.item.key]).toEqual([['b'], 'a']);
  });
});
