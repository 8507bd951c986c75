import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteStore } from '../../server/src/db/sqlite.ts';
import { run, type Store } from '../../server/src/db/store.ts';
import { migrationsDir } from '../support/store.ts';

describe('SQLite', () => {
  let folder: string;
  let connection: Database.Database;
  let store: Store;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'aftercast-'));
    connection = new Database(join(folder, 'aftercast.sqlite'), { timeout: 10 });
    store = createSqliteStore(connection, migrationsDir);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const put = (key: string, value = '') => store.write(function* (w) {
    yield* run(w.insert(store.tables.settings).values({ key, value }).returning());
  });
  const keys = async () => (await store.read.select().from(store.tables.settings)).map(({ key }) => key);
  const unavailable = { code: 'storage_unavailable', retryAfterMs: expect.any(Number) };

  it('that another process has locked refuses writes, and takes them again afterwards', async () => {
    const other = new Database(join(folder, 'aftercast.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    await expect(put('a')).rejects.toMatchObject(unavailable);
    expect(await keys()).toEqual([]);
    other.exec('ROLLBACK');
    other.close();
    await put('b');
    expect(await keys()).toEqual(['b']);
  });
  it('on a full disk refuses writes, keeps what it has, and takes them again when there is room', async () => {
    await put('a');
    connection.pragma(`max_page_count = ${String(connection.pragma('page_count', { simple: true }))}`);
    const all = await Promise.allSettled([put('b', 'x'.repeat(1_000_000)), put('c', 'x'.repeat(1_000_000))]);
    expect(all).toMatchObject([{ reason: unavailable }, { reason: unavailable }]);
    expect(await keys()).toEqual(['a']);
    connection.pragma('max_page_count = 1000000');
    await put('b', 'x'.repeat(1_000_000));
    expect(await keys()).toEqual(['a', 'b']);
  });
  it('whose COMMIT fails acknowledges nothing of it, and takes the next', async () => {
    connection.exec(`create table owners (key text primary key);
      create table owned (key text references owners(key) deferrable initially deferred);
      create trigger refuse after insert on settings when new.key = 'b' begin insert into owned values (new.key); end`);
    const all = await Promise.allSettled([put('a'), put('b'), put('c')]);
    expect(all).toMatchObject(['a', 'b', 'c'].map(() => ({ reason: { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' } })));
    expect(await keys()).toEqual([]);
    await put('d');
    expect(await keys()).toEqual(['d']);
  });
  it('whose file is cut short tells readers and a ping', async () => {
    await put('a', 'x'.repeat(20_000));
    connection.pragma('wal_checkpoint(TRUNCATE)');
    truncateSync(join(folder, 'aftercast.sqlite'), 4_096);
    connection.pragma('shrink_memory');
    await expect(keys()).rejects.toMatchObject(unavailable);
    await expect(store.ping()).rejects.toMatchObject(unavailable);
  });
});
