import { describe, expect, it } from 'vitest';
import type { DraftView, EntryRow, KnowledgeEntry } from '@aftercast/shared';
import { Failure } from '../../../../console/src/models/failure.ts';
import { createHttp } from '../../../../console/src/models/http.ts';
import { createEntryEditor } from '../../../../console/src/models/knowledge/entry-editor.ts';
import { createEntryList, noFilter, queryOf, readQuery, statesOf } from '../../../../console/src/models/knowledge/entry-list.ts';
import { createKnowledgeApi } from '../../../../console/src/models/knowledge/knowledge-api.ts';
import { createPublication } from '../../../../console/src/models/knowledge/publication.ts';
import { createNavigation } from '../../../../console/src/models/navigation.ts';
import { createFakeServer } from '../../support/fake-server.ts';

const settle = () => new Promise((resolve) => { setImmediate(resolve); });
const now = Date.UTC(2026, 10, 16);
const row = (given: Partial<EntryRow>): EntryRow => ({
  id: 'a', tier: 1, category: '', question: '几点上班', phrasings: 0, product: null, liveSession: null, validFrom: null, validUntil: null, live: true, draft: null, updatedAt: 0, ...given,
});
const entry: KnowledgeEntry = { id: 'hours', tier: 1, category: '', question: '几点上班', phrasings: [], keywords: [], answer: '九点。', fallback: null, scope: { product: null, liveSession: null } };
const draft = (given: Partial<DraftView> = {}): DraftView => ({ language: 'zh', entryId: 'hours', kind: 'change', entry: { ...entry, answer: '十点。' }, revision: 1, base: 1, authorName: '小林', updatedAt: 0, ...given });
const apiOf = (answers: Record<string, unknown>) => {
  const server = createFakeServer(answers);
  return { server, api: createKnowledgeApi(createHttp(server.fetch)) };
};

describe('the list of entries', () => {
  const rows = [row({ id: 'hours' }), row({ id: 'gift', question: '有赠品吗', tier: 2, product: 'down', draft: 'change' }), row({ id: 'old', question: '双十一', validUntil: now - 1 }), row({ id: 'soon', question: '双十二', validFrom: now + 1, draft: 'create', live: false })];
  const listOf = async (found: string[] = []) => {
    const { api } = apiOf({ 'GET /knowledge/rows/zh': { rows, names: { products: { down: '羽绒服' }, liveSessions: {} } }, 'GET /knowledge/search/zh?words=%E9%A2%9C%E8%89%B2': { ids: found } });
    const list = createEntryList({ api, language: 'zh', later: (run) => run(), clock: () => now });
    await list.load();
    return { list, ids: () => list.shown.value.map(({ id }) => id) };
  };
  it('is narrowed by state, tier and product', async () => {
    const { list, ids } = await listOf();
    list.filter.value = { ...noFilter, state: 'draft' };
    expect(ids()).toEqual(['gift', 'soon']);
    list.filter.value = { ...noFilter, state: 'expired' };
    expect(ids()).toEqual(['old']);
    list.filter.value = { ...noFilter, tier: '2', product: 'down' };
    expect(ids()).toEqual(['gift']);
    expect(statesOf(rows[3] as EntryRow, now)).toEqual(['not_yet', 'draft']);
  });
  it('stands in the address as it is narrowed, and is read from there', () => {
    const filter = { ...noFilter, state: 'draft' as const, liveSession: 'live-1' };
    expect(queryOf('能 退', filter)).toEqual({ q: '能 退', state: 'draft', session: 'live-1' });
    expect(readQuery(queryOf('能 退', filter))).toEqual({ words: '能 退', filter });
    expect(readQuery({ state: 'gone', tier: '9' })).toEqual({ words: '', filter: noFilter });
  });
  it('is searched in questions at once, and in phrasings and answers by the server', async () => {
    const { list, ids } = await listOf(['gift']);
    list.search('双十');
    expect(ids()).toEqual(['old', 'soon']);
    list.search('颜色');
    expect(ids()).toEqual([]);
    await settle();
    await settle();
    expect(ids()).toEqual(['gift']);
  });
});

describe('an entry being edited', () => {
  const path = '/knowledge/entries/zh/hours';
  const live = { entry, version: 1, updatedAt: 0 };
  const editorOf = (answers: Record<string, unknown>) => {
    const { api, server } = apiOf({ [`GET ${path}`]: { live, draft: null, images: [] }, 'POST /knowledge/conflicts/zh': { rivals: [] }, ...answers });
    return { server, editor: createEntryEditor({ api, key: { language: 'zh', entryId: 'hours' }, isNew: false, timeZone: 'UTC', later: (run) => run() }) };
  };
  it('is saved as a draft that says what it was made on', async () => {
    const { editor, server } = editorOf({ 'PUT /knowledge/drafts/zh/hours': { draft: draft() } });
    await editor.load();
    expect(editor.changed.value).toBe(false);
    editor.set('answer', '十点。');
    expect(editor.changed.value).toBe(true);
    expect(await editor.save()).toBe(true);
    expect(server.sent['PUT /knowledge/drafts/zh/hours']).toMatchObject({ revision: null, base: 1, entry: { answer: '十点。' } });
    expect(editor.changed.value).toBe(false);
  });
  it('keeps what was typed when someone else saved first, and can take theirs', async () => {
    const { api } = apiOf({});
    const editor = createEntryEditor({
      api: {
        ...api, open: async () => ({ live, draft: null, images: [] }), conflicts: async () => ({ rivals: [] }),
        saveDraft: async (_, edit) => { if (edit.revision === null) throw new Failure('knowledge_draft_conflict', { draft: draft(), live }); return { draft: draft({ entry: edit.entry, revision: 2 }) }; },
      },
      key: { language: 'zh', entryId: 'hours' }, isNew: false, timeZone: 'UTC', later: () => undefined,
    });
    await editor.load();
    editor.set('answer', '八点。');
    expect(await editor.save()).toBe(false);
    expect(editor.conflict.value?.draft?.authorName).toBe('小林');
    expect(editor.form.value.answer).toBe('八点。');
    expect(await editor.overwrite()).toBe(true);
    expect([editor.form.value.answer, editor.opened.value?.draft?.revision, editor.conflict.value]).toEqual(['八点。', 2, null]);
  });
  it('asks for what is in its way once the words stand still', async () => {
    const { editor } = editorOf({ 'POST /knowledge/conflicts/zh': { rivals: [{ entryId: 'b', question: '几点', kind: 'near', lost: [], taken: [] }] } });
    await editor.load();
    await settle();
    await settle();
    expect(editor.rivals.value.map(({ entryId }) => entryId)).toEqual(['b']);
    editor.stop();
  });
  it('asks for what is in its way before there is an answer, and forgets it with the question', async () => {
    const { api, server } = apiOf({ 'POST /knowledge/conflicts/zh': { rivals: [{ entryId: 'b', question: '几点', kind: 'near', lost: [], taken: [] }] } });
    const editor = createEntryEditor({ api, key: { language: 'zh', entryId: 'new' }, isNew: true, timeZone: 'UTC', later: (run) => run() });
    editor.set('question', '几点开门');
    await settle();
    await settle();
    expect(server.sent['POST /knowledge/conflicts/zh']).toMatchObject({ entry: { question: '几点开门' } });
    expect(editor.rivals.value.map(({ entryId }) => entryId)).toEqual(['b']);
    editor.set('question', '');
    expect(editor.rivals.value).toEqual([]);
    editor.stop();
  });
});

it('publishing leaves out what was unticked and needs a confirmation where questions break', async () => {
  const check = { id: 'k', language: 'zh', text: '几点', context: {}, entryId: 'hours', authorName: '', createdAt: 0 };
  const broken = [{ check, passes: false, outcome: 'handoff', got: null, confidence: 0 }];
  const { api, server } = apiOf({
    'GET /knowledge/drafts': { drafts: [draft(), draft({ entryId: 'gift' })] },
    'POST /knowledge/publish/preview': { changes: [], outdated: [], broken, failing: [], checks: 1 },
    'POST /knowledge/publish': { version: { number: 2 } },
  });
  const publication = createPublication(api);
  await publication.load();
  expect([publication.chosen.value.length, publication.broken.value.length]).toEqual([2, 1]);
  publication.toggle(draft({ entryId: 'gift' }));
  await settle();
  expect(server.sent['POST /knowledge/publish/preview']).toEqual({ drafts: [{ language: 'zh', entryId: 'hours', revision: 1 }] });
  expect(await publication.publish(true)).toMatchObject({ number: 2 });
  expect(server.sent['POST /knowledge/publish']).toMatchObject({ confirmBroken: true, drafts: [{ entryId: 'hours' }] });
});

describe('navigation that is held', () => {
  const held = () => {
    let path = '/console/inbox/waiting';
    let moved = (): void => undefined;
    const navigation = createNavigation({ path: () => path, push: (next) => { path = next; }, replace: (next) => { path = next; }, onMove: (heard) => { moved = heard; } });
    return { navigation, path: () => path, back(to: string) { path = to; moved(); } };
  };
  it('asks whoever wants to leave, and lets them', () => {
    const { navigation } = held();
    let leave = (): void => undefined;
    navigation.hold((go) => { leave = go; });
    navigation.go({ page: 'settings', section: null });
    expect([navigation.route.value.page, navigation.held()]).toEqual(['inbox', true]);
    leave();
    expect([navigation.route.value.page, navigation.held()]).toEqual(['settings', false]);
  });
  it('comes back when the browser has gone back already', () => {
    const { navigation, path, back } = held();
    const release = navigation.hold(() => undefined);
    back('/console/settings');
    expect([navigation.route.value.page, path()]).toEqual(['inbox', '/console/inbox/waiting']);
    release();
    back('/console/settings');
    expect(navigation.route.value.page).toBe('settings');
  });
});
