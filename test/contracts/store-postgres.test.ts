import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../server/src/db/open-store.ts';
import { run, type Store } from '../../server/src/db/store.ts';
import { migrationsDir, useDatabase } from '../support/store.ts';

describe('PostgreSQL', () => {
  const postgres = useDatabase('postgres');
  let opened: Awaited<ReturnType<typeof postgres.open>>;
  let store: Store;
  /** A connection of somebody else's. */
  let other: pg.Client;
  beforeEach(async () => {
    opened = await postgres.open();
    store = opened.store;
    other = new pg.Client({ connectionString: postgres.postgres().url(opened.database) });
    await other.connect();
  });
  afterEach(async () => {
    await other.end();
    await opened.remove();
  });

  const put = (key: string, on = store) => on.write(function* (w) {
    yield* run(w.insert(on.tables.settings).values({ key, value: '' }).returning());
  });
  const keys = async () => (await store.read.select().from(store.tables.settings)).map(({ key }) => key);
  const unavailable = { code: 'storage_unavailable', retryAfterMs: expect.any(Number) };
  const terminate = (where: string) => other.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'aftercast' and ${where}`);

  it('whose connection breaks in mid-write refuses the write, stores nothing of it, and takes it again', async () => {
    await other.query('begin');
    await other.query('lock table settings in access exclusive mode');
    const cut = Promise.allSettled([put('a'), put('b')]);
    await vi.waitFor(async () => expect((await terminate(`wait_event_type = 'Lock'`)).rowCount).toBe(1), { timeout: 10_000 });
    expect(await cut).toMatchObject([{ reason: unavailable }, { reason: unavailable }]);
    await other.query('rollback');
    expect(await keys()).toEqual([]);
    await put('a');
    expect(await keys()).toEqual(['a']);
  });
  it('whose idle connections break opens new ones, and says so', async () => {
    const lost: string[] = [];
    const log = { warn: (_: object, message: string) => { lost.push(message); } };
    const watched = await openStore({ databaseUrl: postgres.postgres().url(opened.database), dataDir: '', migrationsDir, log });
    await put('a', watched);
    await watched.ping();
    await terminate('true');
    await vi.waitFor(() => expect(lost).toHaveLength(2), { timeout: 10_000 });
    await put('b', watched);
    await watched.ping();
    await watched.close();
    expect(await keys()).toEqual(['a', 'b']);
  });
  it('that asks for a transaction again gets it again, and the caller does not notice', async () => {
    await other.query(`
      create sequence tries;
      create function refuse() returns trigger language plpgsql as $$ begin
        if nextval('tries') < 4 then raise exception 'again' using errcode = '40001'; end if;
        return new;
      end $$;
      create trigger refuse before insert on settings for each row when (new.key = 'b') execute function refuse()`);
    await Promise.all([put('a'), put('b'), put('c')]);
    expect(await keys()).toEqual(['a', 'b', 'c']);
    expect((await other.query('select last_value::int as tries from tries')).rows).toEqual([{ tries: 4 }]);
  });
  it('whose COMMIT fails acknowledges nothing of it, and takes the next', async () => {
    await other.query(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'full' using errcode = '53100'; end $$;
      create constraint trigger refuse after insert on settings deferrable initially deferred for each row when (new.key = 'b') execute function refuse()`);
    expect(await Promise.allSettled([put('a'), put('b'), put('c')])).toMatchObject(['a', 'b', 'c'].map(() => ({ reason: unavailable })));
    expect(await keys()).toEqual([]);
    await put('d');
    expect(await keys()).toEqual(['d']);
  });
  it('that turns read-only refuses writes until it takes them again', async () => {
    await other.query(`alter database ${opened.database} set default_transaction_read_only = on`);
    await terminate('true');
    await vi.waitFor(() => expect(put('a')).rejects.toThrow(/read-only/), { timeout: 10_000 });
    await expect(put('a')).rejects.toMatchObject(unavailable);
    await other.query(`set default_transaction_read_only = off`);
    await other.query(`alter database ${opened.database} reset default_transaction_read_only`);
    await put('a');
    expect(await keys()).toEqual(['a']);
  });
  it('acknowledges what is on disk even where the cluster is told not to wait for it', async () => {
    await other.query(`alter database ${opened.database} set synchronous_commit = off`);
    const durable = await openStore({ databaseUrl: postgres.postgres().url(opened.database), dataDir: '', migrationsDir });
    expect(await durable.durability()).toEqual({ dialect: 'postgres', synchronous: 'on' });
    await durable.close();
  });
  it('is brought up to date once when two processes start together', async () => {
    const databaseUrl = postgres.postgres().url(await postgres.postgres().newDatabase());
    const both = await Promise.all([1, 2].map(() => openStore({ databaseUrl, dataDir: '', migrationsDir })));
    await Promise.all(both.map((one, n) => put(`k${n}`, one)));
    await Promise.all(both.map((one) => one.close()));
  });
  it('that does not answer is named when the server starts', async () => {
    const databaseUrl = postgres.postgres().url('nowhere');
    await expect(openStore({ databaseUrl, dataDir: '', migrationsDir })).rejects.toMatchObject({ ...unavailable, message: expect.stringContaining('nowhere') });
  });
});
