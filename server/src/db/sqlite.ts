/** The store on SQLite: WAL, synchronous=FULL, one writing connection, group commit. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { AppError } from '../errors.ts';
import { createBatcher, type Job } from './batcher.ts';
import { prepareRaw } from './sqlite-prepared.ts';
import * as schema from './schema.sqlite.ts';
import type { Tables } from './schema.ts';
import type { Reader, Step, Store, Values, Writer } from './store.ts';

/** A SQLite builder or prepared statement as this executor runs it. */
interface Runnable { all(values?: Values): unknown }

/** Full, locked, read-only, broken: the client waits and sends again; anything else is the caller's own failure. */
const unavailable = /^SQLITE_(FULL|BUSY|LOCKED|IOERR|READONLY|CANTOPEN|CORRUPT|NOMEM|PROTOCOL)/;

function translate(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string' || !unavailable.test(code)) return error;
  return new AppError('storage_unavailable', `the database cannot write (${code})`, { retryAfterMs: 1_500, cause: error });
}

/** Opens (and migrates) `<dataDir>/aftercast.sqlite`. */
export function openSqlite({ dataDir, migrationsDir }: { dataDir: string; migrationsDir: string }): Store {
  mkdirSync(dataDir, { recursive: true });
  return createSqliteStore(new Database(join(dataDir, 'aftercast.sqlite'), { timeout: 250 }), migrationsDir);
}

/** The store on a connection that is open; it belongs to the store from here on. */
export function createSqliteStore(connection: Database.Database, migrationsDir: string): Store {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('wal_autocheckpoint = 4000');
  const database = drizzle(connection);
  connection.pragma('foreign_keys = OFF');
  migrate(database, { migrationsFolder: join(migrationsDir, 'sqlite') });
  connection.pragma('foreign_keys = ON');
  const builder = database as unknown as Writer & Reader;
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((text) => connection.prepare(text)) as [Database.Statement, Database.Statement, Database.Statement];
  const [mark, release, undo] = ['SAVEPOINT job', 'RELEASE job', 'ROLLBACK TO job'].map((text) => connection.prepare(text)) as [Database.Statement, Database.Statement, Database.Statement];

  function runScript(job: Job): unknown {
    const script = job.script(builder);
    let step = script.next();
    while (!step.done) step = script.next((step.value as unknown as Runnable).all());
    return step.value;
  }

  /** All at once; throws at the first failure, with nothing stored. */
  function attempt(jobs: Job[], guarded: boolean): { job: Job; value: unknown; error?: unknown }[] {
    begin.run();
    try {
      const outcomes = jobs.map((job) => {
        if (!guarded) return { job, value: runScript(job) };
        mark.run();
        try {
          const value = runScript(job);
          release.run();
          return { job, value };
        } catch (error) {
          if (!connection.inTransaction) throw error;
          undo.run();
          release.run();
          return { job, value: undefined, error };
        }
      });
      commit.run();
      return outcomes;
    } catch (error) {
      if (connection.inTransaction) rollback.run();
      throw error;
    }
  }

  const batcher = createBatcher((jobs) => {
    let outcomes;
    try {
      try {
        outcomes = attempt(jobs, false);
      } catch (error) {
        if (jobs.length === 1 || translate(error) !== error) throw error;
        outcomes = attempt(jobs, true);
      }
    } catch (error) {
      for (const job of jobs) job.reject(translate(error));
      return;
    }
    for (const { job, value, error } of outcomes) {
      if (error === undefined) job.resolve(value);
      else job.reject(translate(error));
    }
  });

  const prepare = (build: (from: Writer & Reader) => PromiseLike<unknown>) => prepareRaw(connection, build(builder));

  return {
    tables: schema as unknown as Tables,
    read: builder,
    write: (script) => batcher.write(script),
    prepare: <R>(build: (writer: Writer) => Step<R>) => prepare(build) as unknown as (values: Values) => Step<R>,
    prepareRead<R>(build: (reader: Reader) => PromiseLike<R>) {
      const bind = prepare(build);
      return (values: Values) => {
        try {
          return Promise.resolve(bind(values).all() as R);
        } catch (error) {
          return Promise.reject(translate(error) as Error);
        }
      };
    },
    async ping() {
      try {
        connection.prepare('select 1').get();
      } catch (error) {
        throw translate(error);
      }
    },
    async durability() {
      return { dialect: 'sqlite' as const, synchronous: String(connection.pragma('synchronous', { simple: true })) };
    },
    async close() {
      await batcher.close();
      connection.close();
    },
  };
}
