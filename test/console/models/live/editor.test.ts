import { describe, expect, test } from 'vitest';
import { liveSession, type LiveSession, type StockState } from '@aftercast/shared';
import { Failure } from '../../../../console/src/models/failure.ts';
import { createBroadcastDesk } from '../../../../console/src/models/live/desk.ts';
import { copyDraft, newDraft } from '../../../../console/src/models/live/session-draft.ts';
import { createSessionEditor } from '../../../../console/src/models/live/session-editor.ts';

const begins = Date.parse('2026-11-10T20:00:00+08:00');
const night = (given: object = {}): LiveSession => liveSession.parse({
  id: 'night', title: '夜场', startsAt: begins, endsAt: begins + 18_000_000, version: 1, links: [1, 2, 3].map((number) => ({ number, product: 'cam' })), ...given,
});

/** A server that counts versions and refuses what was made from an older one. */
function serverWith(first: LiveSession | null) {
  let held = first;
  const next = (session: LiveSession): { liveSession: LiveSession } => {
    held = { ...session, version: (held?.version ?? 0) + 1 };
    return { liveSession: held };
  };
  return {
    now: () => held,
    /** Someone else's change. */
    elsewhere: (change: Partial<LiveSession>) => { next({ ...held as LiveSession, ...change }); },
    api: {
      one: async () => ({ liveSession: held as LiveSession }),
      async write(session: LiveSession) {
        if (session.version !== (held?.version ?? 0)) throw new Failure('live_session_changed');
        return next(session);
      },
      remove: async () => { held = null; return null; },
      async onAir(_id: string, link: number | null) {
        const at = begins + (held?.version ?? 0) * 60_000;
        const links = (held as LiveSession).links.map((each) => ({ ...each, shown: each.number === link ? [{ from: at, until: null }] : [] }));
        return { ...next({ ...held as LiveSession, links }), changed: true, at };
      },
      takeBack: async (_id: string, at: number) => next({ ...held as LiveSession, links: (held as LiveSession).links.map((each) => ({ ...each, shown: each.shown.filter(({ from }) => from !== at) })) }),
      stock: async (_id: string, link: number, state: StockState | null, restockAt?: number) => next({
        ...held as LiveSession, links: (held as LiveSession).links.map(({ stock, ...each }) => ({ ...each, ...each.number !== link ? stock && { stock } : state && { stock: { state, at: begins, restockAt } } })),
      }),
      asked: async () => ({ since: 0, links: [] }),
    },
  };
}
const editorOf = (server: ReturnType<typeof serverWith>, first: LiveSession | null) =>
  createSessionEditor({ api: server.api, first, begin: newDraft('fresh'), products: () => new Set(['cam']), zone: 'Asia/Shanghai' });

describe('a session that is edited', () => {
  test('is saved beside what someone else has changed meanwhile', async () => {
    const server = serverWith(night());
    const editor = editorOf(server, night());
    editor.set({ title: '我的' });
    server.elsewhere({ host: '别人' });
    expect(await editor.save()).toBe(true);
    expect(server.now()).toMatchObject({ title: '我的', host: '别人', version: 3 });
    expect(editor.changed.value).toBe(false);
  });
  test('where both changed the same keeps what was typed until one has chosen', async () => {
    const server = serverWith(night());
    const editor = editorOf(server, night());
    editor.set({ title: '我的' });
    server.elsewhere({ title: '别人的' });
    expect(await editor.save()).toBe(false);
    expect([editor.failure.value, editor.draft.value.title, editor.theirs.value?.title]).toEqual(['live_session_changed', '我的', '别人的']);
    expect(await editor.settle('mine')).toBe(true);
    expect(server.now()).toMatchObject({ title: '我的', version: 3 });
  });
  test('takes the other’s where one prefers it', async () => {
    const server = serverWith(night());
    const editor = editorOf(server, night());
    editor.set({ title: '我的' });
    server.elsewhere({ title: '别人的' });
    await editor.save();
    await editor.settle('theirs');
    expect([editor.draft.value.title, editor.changed.value, editor.failure.value]).toEqual(['别人的', false, null]);
  });
  test('is not sent while something is missing', async () => {
    const server = serverWith(null);
    const editor = editorOf(server, null);
    expect(editor.problems.value.size).toBe(0);
    expect(await editor.save()).toBe(false);
    expect([...editor.problems.value.keys()]).toEqual(['title', 'from', 'until']);
    expect(server.now()).toBeNull();
  });
  test('is not put over another one with its id', async () => {
    const server = serverWith(night());
    const editor = editorOf(server, null);
    editor.set({ id: 'night', title: '新的', from: { text: '2026-12-01T20:00', was: null }, until: { text: '2026-12-01T22:00', was: null } });
    expect(await editor.save()).toBe(false);
    expect([editor.failure.value, server.now()?.title]).toEqual(['live_session_changed', '夜场']);
  });
});

describe('the desk beside a broadcast', () => {
  const deskOf = (server: ReturnType<typeof serverWith>) => createBroadcastDesk({ api: server.api, id: 'night', now: () => begins + 3_600_000 });
  test('shows a link, knows what was before it and takes it back', async () => {
    const server = serverWith(night());
    const desk = deskOf(server);
    await desk.look();
    await desk.show(1);
    await desk.show(3);
    expect(desk.before.value).toBe(1);
    expect(await desk.undo()).toBe(true);
    expect(desk.session.value?.links.map(({ shown }) => shown.length)).toEqual([0, 0, 0]);
    expect(desk.before.value).toBeUndefined();
  });
  test('tells what is sold out, which an edit of the session beside it keeps', async () => {
    const server = serverWith(night());
    const editor = editorOf(server, night());
    const desk = deskOf(server);
    await desk.look();
    editor.set({ links: editor.draft.value.links.map((link) => (link.number === '1' ? { ...link, price: '88' } : link)) });
    expect(await desk.stock(1, 'sold-out', begins + 5)).toBe(true);
    expect(await editor.save()).toBe(true);
    expect(server.now()?.links.find(({ number }) => number === 1)).toMatchObject({ price: 88, stock: { state: 'sold-out', restockAt: begins + 5 } });
    expect(copyDraft(server.now() as LiveSession, 'next', 7, 'Asia/Shanghai').links.some((link) => link.stock)).toBe(false);
  });
  test('was told of a product: the link that sells another begins without', async () => {
    const editor = editorOf(serverWith(night()), night());
    const [link] = editor.draft.value.links;
    editor.set({ links: [{ ...link as NonNullable<typeof link>, stock: { state: 'sold-out', at: begins } }] });
    editor.setLink(link?.key ?? '', { price: '9' });
    expect(editor.draft.value.links[0]?.stock).toMatchObject({ state: 'sold-out' });
    editor.setLink(link?.key ?? '', { product: 'another' });
    expect(editor.draft.value.links[0]?.stock).toBeUndefined();
  });
  test('ends a broadcast, and goes on from there unless something came between', async () => {
    const server = serverWith(night());
    const desk = deskOf(server);
    await desk.look();
    await desk.show(2);
    expect(await desk.end()).toBe(true);
    expect(server.now()?.endsAt).toBe(begins + 3_600_000);
    server.elsewhere({ host: '别人' });
    expect(await desk.undo()).toBe(false);
    expect([desk.failure.value, server.now()?.endsAt]).toEqual(['live_session_changed', begins + 3_600_000]);
  });
  test('says what went wrong and shows what is so', async () => {
    const server = serverWith(night());
    const desk = createBroadcastDesk({ api: { ...server.api, onAir: async () => { throw new Failure('live_session_not_on_air'); } }, id: 'night', now: () => begins });
    await desk.look();
    expect(await desk.show(1)).toBe(false);
    expect([desk.failure.value, desk.telling.value]).toEqual(['live_session_not_on_air', undefined]);
  });
});
