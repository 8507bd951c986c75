import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liveSession, product, type LiveSession } from '@aftercast/shared';
import { createLiveService, type LiveService } from '../../../server/src/live/live-service.ts';
import { dialects, useDatabase } from '../../support/store.ts';

const evening = Date.UTC(2026, 10, 9, 11);
const camera = product.parse({ id: 'cam', name: '摄像头', price: 179.9 });
const night = (given: Partial<LiveSession> = {}): LiveSession => liveSession.parse({
  id: 'night', title: '开荒夜', startsAt: evening, endsAt: evening + 4 * 3_600_000, links: [{ number: 3, product: 'cam', price: 169 }],
  promises: [{ id: 'p1', product: 'cam', kind: 'ship-by', text: '48 小时内发走', validFrom: evening, validUntil: evening + 3_600_000, terms: { shipWithinHours: 48 } }], ...given,
});

describe.each(dialects)('live sessions on %s', (dialect) => {
  const database = useDatabase(dialect);
  let live: LiveService;
  let remove: () => Promise<void>;
  const changed: string[] = [];
  let heard: ReadonlyMap<string, LiveSession> = new Map();
  beforeAll(async () => {
    const opened = await database.open();
    remove = opened.remove;
    live = createLiveService({ store: opened.store, clock: () => evening, onChanged: (shopId, sessions) => { changed.push(shopId); heard = sessions; } });
  });
  afterAll(() => remove());

  test('a session comes back with its links and promises as they were put', async () => {
    await live.put('shop', { products: [camera], sessions: [night()] });
    expect(await live.products('shop')).toEqual([camera]);
    expect(await live.sessions('shop')).toEqual([night({ version: 1 })]);
    expect(await live.schedule('shop', { q: '', offset: 0, limit: 50 })).toMatchObject({ sessions: [{ id: 'night', version: 1, links: 1, promises: 1 }], counts: { on: 1, next: 0, past: 0 } });
    expect(await live.names.product('shop', 'cam')).toBe('摄像头');
    expect(await live.names.liveSession('shop', 'night')).toBe('开荒夜');
  });
  test('a changed session is seen at once, and whoever depends on it is told', async () => {
    changed.length = 0;
    await live.put('shop', { products: [], sessions: [night({ links: [{ number: 5, product: 'cam', price: null, returnTerms: '', shown: [] }] })] });
    expect((await live.session('shop', 'night'))?.links.map(({ number }) => number)).toEqual([5]);
    expect(changed).toEqual(['shop']);
  });
  test('a session with an unknown product is refused whole', async () => {
    await expect(live.put('shop', { products: [], sessions: [night({ startsAt: evening / 1_000, endsAt: evening / 1_000 + 9 })] })).rejects.toMatchObject({ code: 'invalid_request', details: [{ path: 'startsAt' }] });
    const promise = { id: 'p', product: 'cam', kind: 'ship-by' as const, text: '48 小时内发', validFrom: evening, validUntil: evening + 1, terms: {} };
    await expect(live.put('shop', { products: [], sessions: [night({ promises: [promise] })] })).rejects.toMatchObject({ code: 'invalid_request', details: [{ path: 'promises.0.terms' }] });
    await expect(live.put('shop', { products: [], sessions: [night({ promises: [{ ...promise, validFrom: 5, terms: { shipBy: evening } }] })] })).rejects.toMatchObject({ code: 'invalid_request', details: [{ path: 'promises.0' }] });
    const unknown = night({ id: 'late', links: [{ number: 1, product: 'ghost', price: null, returnTerms: '', shown: [] }] });
    await expect(live.put('shop', { products: [product.parse({ id: 'new', name: '新品' })], sessions: [unknown] })).rejects.toMatchObject({ code: 'unknown_product', details: ['ghost'] });
    expect((await live.products('shop')).map(({ id }) => id)).toEqual(['cam']);
    expect((await live.sessions('shop')).map(({ id }) => id)).toEqual(['night']);
  });
  test('a change made from an older state is refused with nothing lost, and the same again is no change', async () => {
    const [now] = await live.sessions('shop');
    if (!now) throw new Error('there is no session');
    await live.put('shop', { products: [], sessions: [now] });
    expect((await live.session('shop', 'night'))?.version).toBe(now.version);
    await live.put('shop', { products: [], sessions: [{ ...now, host: '小鹿' }] });
    await expect(live.put('shop', { products: [], sessions: [{ ...now, title: '旧的' }] })).rejects.toMatchObject({ code: 'live_session_changed' });
    await expect(live.put('shop', { products: [], sessions: [{ ...now, version: 0 }] })).rejects.toMatchObject({ code: 'live_session_changed' });
    expect(await live.session('shop', 'night')).toMatchObject({ host: '小鹿', title: '开荒夜', version: (now.version ?? 0) + 1 });
  });
  test('two broadcasts that are told of in the same moment are both known', async () => {
    await live.put('shop', { products: [], sessions: ['left', 'right'].map((id) => night({ id })) });
    await Promise.all(['left', 'right'].map((id) => live.onAir('shop', id, { link: 3 })));
    for (const id of ['left', 'right']) {
      expect((await live.session('shop', id))?.links[0]?.shown).toHaveLength(1);
      expect(heard.get(id)?.links[0]?.shown).toHaveLength(1);
      await live.removeSession('shop', id);
    }
  });
  test('a link on air is known at once, once, and what can not be on air is refused', async () => {
    expect(await live.onAir('shop', 'night', { link: 5 })).toMatchObject({ changed: true, session: { links: [{ number: 5, shown: [{ from: evening, until: null }] }] } });
    expect(heard.get('night')?.links[0]?.shown).toHaveLength(1);
    expect(await live.session('shop', 'night')).toEqual((await live.sessions('shop'))[0]);
    const { session } = await live.onAir('shop', 'night', { link: 5 });
    expect(await live.onAir('shop', 'night', { link: 5 })).toEqual({ session, changed: false, at: evening });
    expect(await live.takeBack('shop', 'night', evening)).toMatchObject({ changed: true, session: { links: [{ shown: [] }] } });
    expect(await live.takeBack('shop', 'night', evening)).toMatchObject({ changed: false });
    await expect(live.takeBack('shop', 'ghost', evening)).rejects.toMatchObject({ code: 'not_found' });
    await expect(live.onAir('shop', 'night', { link: 9 })).rejects.toMatchObject({ code: 'unknown_link' });
    await expect(live.onAir('shop', 'night', { link: 5, at: evening - 24 * 3_600_000 })).rejects.toMatchObject({ code: 'live_session_not_on_air' });
    await expect(live.onAir('shop', 'night', { link: 5, at: evening + 3_600_000 })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(live.onAir('shop', 'ghost', { link: 5 })).rejects.toMatchObject({ code: 'not_found' });
  });
  test('taps at once leave one link on the screen, each counted', async () => {
    await live.put('shop', { products: [], sessions: [night({ id: 'busy', links: [1, 2, 3].map((number) => ({ number, product: 'cam', price: null, returnTerms: '', shown: [] })) })] });
    await Promise.all([1, 2, 3].map((link, index) => live.onAir('shop', 'busy', { link, at: evening - 3_000 + index * 1_000 })));
    const after = await live.session('shop', 'busy');
    expect(after?.version).toBe(4);
    expect(after?.links.flatMap(({ number, shown }) => shown.filter(({ until }) => until === null).map(() => number))).toEqual([3]);
    expect(heard.get('busy')).toEqual(after);
    await live.removeSession('shop', 'busy');
  });
  test('a removed session is gone, and gone only once', async () => {
    await live.removeSession('shop', 'night');
    expect(await live.sessions('shop')).toEqual([]);
    await expect(live.removeSession('shop', 'night')).rejects.toMatchObject({ code: 'not_found' });
  });
});

test.each([
  ['ends before it begins', { endsAt: evening - 1 }],
  ['has one number twice', { links: [{ number: 3, product: 'cam' }, { number: 3, product: 'vac' }] }],
  ['promises what ends before it begins', { promises: [{ id: 'p', product: null, kind: 'gift', text: '送', validFrom: 2, validUntil: 1, terms: {} }] }],
])('a session that %s is refused', (_, given) => {
  expect(liveSession.safeParse({ id: 'x', title: 'x', startsAt: evening, endsAt: evening + 1, ...given }).success).toBe(false);
});
