import { join } from 'node:path';
import { asc, eq, sql } from 'drizzle-orm';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isUniqueViolation, run, type Store } from '../../server/src/db/store.ts';
import { AppError } from '../../server/src/errors.ts';
import { dialects, useDatabase } from '../support/store.ts';

const shop = {
  id: 'shop', siteKey: 'site', name: '柚子的店', assistantName: '小柚', language: 'zh' as const, timeZone: 'Asia/Shanghai', privacyUrl: '',
  retentionDays: 90, allowedOrigins: ['https://shop.example'], forceWords: ['退款', '"quoted" \\'], identitySecret: 'secret', previousSecret: null,
  theme: { color: '#c93f22', mode: 'auto' as const, position: 'right' as const, launcherText: '有问题？' }, previousSecretUntil: null, demo: false,
  createdAt: Date.UTC(2026, 10, 16),
};

describe.each(dialects)('a store on %s', (dialect) => {
  const database = useDatabase(dialect);
  let opened: Awaited<ReturnType<typeof database.open>>;
  let store: Store;
  let settings: Store['tables']['settings'];
  beforeEach(async () => {
    opened = await database.open();
    store = opened.store;
    settings = store.tables.settings;
  });
  afterEach(() => opened.remove());

  const put = (key: string, value = '') => store.write(function* (w) {
    yield* run(w.insert(settings).values({ key, value }).returning());
    return key;
  });
  const keys = async () => (await store.read.select().from(settings).orderBy(asc(settings.key))).map(({ key }) => key);
  async function keysFromOutside(): Promise<string[]> {
    if (dialect === 'postgres') return (await database.postgres().query<{ key: string }>(opened.database, 'select key from settings order by key')).map(({ key }) => key);
    const outside = new Database(join(opened.dataDir, 'aftercast.sqlite'), { readonly: true });
    const rows = outside.prepare('select key from settings order by key').pluck().all() as string[];
    outside.close();
    return rows;
  }

  describe('a write', () => {
    it('is visible to every other connection when it resolves', async () => {
      expect(await put('a')).toBe('a');
      expect(await keysFromOutside()).toEqual(['a']);
    });
    it('runs after those asked for before it and sees what they wrote', async () => {
      await put('count', '0');
      const counted = await Promise.all(Array.from({ length: 100 }, () => store.write(function* (w) {
        const [row] = yield* run(w.select().from(settings).where(eq(settings.key, 'count')));
        const [next] = yield* run(w.update(settings).set({ value: String(Number(row?.value) + 1) }).where(eq(settings.key, 'count')).returning());
        return Number(next?.value);
      })));
      expect(counted).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
    });
    it('decides on what no other server changes meanwhile', async () => {
      const other = await database.beside(opened);
      const increment = (on: Store) => on.write(function* (w) {
        const [row] = yield* run(w.select().from(settings).where(eq(settings.key, 'count')));
        yield* run(w.update(settings).set({ value: String(Number(row?.value) + 1) }).where(eq(settings.key, 'count')).returning());
      });
      await put('count', '0');
      await Promise.all(Array.from({ length: 100 }, (_, n) => increment(n % 2 === 0 ? store : other)));
      await other.close();
      expect(await store.read.select().from(settings)).toEqual([{ key: 'count', value: '100' }]);
    });
    it('that breaks a unique key fails alone among fifty', async () => {
      await put('k07');
      const all = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => put(`k${String(n).padStart(2, '0')}`)));
      expect(all.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([7]);
      expect(all[7]).toMatchObject({ reason: expect.toSatisfy(isUniqueViolation) });
      expect(await keysFromOutside()).toHaveLength(50);
    });
    it('that throws stores nothing, and its own error reaches the caller', async () => {
      const failing = store.write(function* (w) {
        yield* run(w.insert(settings).values({ key: 'half', value: '' }).returning());
        throw new AppError('forbidden', 'no');
      });
      const all = await Promise.allSettled([put('before'), failing, put('after')]);
      expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      await expect(failing).rejects.toMatchObject({ code: 'forbidden' });
      expect(await keys()).toEqual(['after', 'before']);
    });
    it('that shares its transaction with a failing one runs again and is stored once', async () => {
      await put('taken');
      let runs = 0;
      const counting = store.write(function* (w) {
        runs += 1;
        yield* run(w.insert(settings).values({ key: 'counting', value: '' }).returning());
      });
      await Promise.allSettled([counting, put('taken')]);
      expect(runs).toBe(2);
      expect(await keys()).toEqual(['counting', 'taken']);
    });
    it('without `.returning()` is stored too, and its failure reaches its caller alone', async () => {
      const insert = store.prepare((w) => w.insert(settings).values({ key: sql.placeholder('key'), value: sql.placeholder('value') }));
      const silent = (key: string) => store.write(function* () { yield* run(insert({ key, value: '' })); });
      await silent('a');
      const all = await Promise.allSettled([silent('b'), silent('a'), silent('c')]);
      expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(all[1]).toMatchObject({ reason: expect.toSatisfy(isUniqueViolation) });
      await expect(store.write(function* (w) {
        yield* run(insert({ key: 'a', value: '' }));
        yield* run(w.select().from(settings));
      })).rejects.toSatisfy(isUniqueViolation);
      expect(await keys()).toEqual(['a', 'b', 'c']);
    });
    it('that changes rows without reading them back tells how many', async () => {
      await Promise.all([put('a'), put('b')]);
      const rename = store.prepareChange((w) => w.update(settings).set({ value: sql`${sql.placeholder('value')}` }).where(eq(settings.key, sql.placeholder('key'))));
      const change = (key: string, value: string) => store.write(function* () { return yield* run(rename({ key, value })); });
      expect(await Promise.all([change('a', '1'), change('missing', '2'), change('b', '3')])).toEqual([1, 0, 1]);
      expect(await store.read.select().from(settings).orderBy(asc(settings.key))).toEqual([{ key: 'a', value: '1' }, { key: 'b', value: '3' }]);
    });
    it('that conflicts and is told to do nothing returns no row', async () => {
      await put('a');
      expect(await store.write(function* (w) {
        return yield* run(w.insert(settings).values({ key: 'a', value: 'other' }).onConflictDoNothing().returning());
      })).toEqual([]);
    });
    it('is refused while twenty thousand are waiting; those are carried out', async () => {
      const waiting = Array.from({ length: 20_000 }, (_, n) => store.write(function* (w) {
        if (n % 1_000 === 0) yield* run(w.select().from(settings));
        return n;
      }));
      await expect(put('late')).rejects.toMatchObject({ code: 'overloaded', retryAfterMs: expect.any(Number) });
      expect(await Promise.all(waiting)).toHaveLength(20_000);
      expect(await put('later')).toBe('later');
    });
  });

  describe('a prepared statement', () => {
    const names = Object.fromEntries(Object.keys(shop).map((name) => [name, sql.placeholder(name)])) as unknown as typeof shop;
    it.each([
      ['with nulls', shop],
      ['without', { ...shop, demo: true, previousSecret: 'old', previousSecretUntil: 2 ** 41, allowedOrigins: [], retentionDays: 2 ** 31 - 1 }],
    ])('takes every kind of column and gives back what it took, %s', async (_, values) => {
      const { shops } = store.tables;
      const insert = store.prepare((w) => w.insert(shops).values(names).returning());
      const find = store.prepareRead((r) => r.select().from(shops).where(eq(shops.id, sql.placeholder('id'))));
      const added = await store.write(function* () { return yield* run(insert(values)); });
      expect([added, await find({ id: 'shop' }), await store.read.select().from(shops)]).toEqual([[values], [values], [values]]);
      expect(await find({ id: 'other' })).toEqual([]);
    });
    it('takes null for null, also where JSON has a null of its own', async () => {
      const insert = store.prepare((w) => w.insert(store.tables.shops).values(names).returning());
      for (const column of ['theme', 'demo']) {
        await expect(store.write(function* () { yield* run(insert({ ...shop, [column]: null })); })).rejects.toThrow(/not.null/i);
      }
    });
    it('says which value is missing', async () => {
      const find = store.prepareRead((r) => r.select().from(settings).where(eq(settings.key, sql.placeholder('key'))));
      await expect((async () => find({}))()).rejects.toThrow(/"key"/);
    });
  });

  it('carries out what is waiting when it closes, and nothing after', async () => {
    const waiting = Array.from({ length: 600 }, (_, n) => put(`k${n}`));
    const closing = store.close();
    await expect(put('late')).rejects.toMatchObject({ code: 'shutting_down' });
    await closing;
    expect(await Promise.all(waiting)).toHaveLength(600);
    expect(await keysFromOutside()).toHaveLength(600);
    await store.close();
  });
  it('answers a ping and names its dialect', async () => {
    await store.ping();
    expect(await store.durability()).toEqual({ dialect, synchronous: dialect === 'sqlite' ? '2' : 'on' });
  });
});
