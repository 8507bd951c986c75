/** The store on PostgreSQL: one pipelined writing connection with group commit, a pool for reading. */
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { createBatcher } from './batcher.ts';
import { translateDriverError, unavailableError } from './postgres-errors.ts';
import { createBuilder } from './postgres-session.ts';
import { createPostgresWriter } from './postgres-writer.ts';
import * as schema from './schema.pg.ts';
import type { Tables } from './schema.ts';
import type { Reader, Step, Store, Values, Writer } from './store.ts';

export interface PostgresOptions {
  databaseUrl: string;
  migrationsDir: string;
  /** Hears of lost connections, which the store mends by itself. */
  log?: { warn(details: object, message: string): void };
}

/** A builder of drizzle's, and what its `prepare` gives. */
interface Preparable { prepare(name: string): { fields?: unknown; execute(values: Values): Promise<unknown> } }

/** Any number, the same in every process: the key of the lock around migrations. */
const migrationLock = 4_127_015;

const readers = 8;

async function bringUpToDate(databaseUrl: string, migrationsDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect().catch((error: unknown) => { throw unavailableError(error); });
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder: join(migrationsDir, 'postgres') });
  } finally {
    await client.end();
  }
}

/** Opens (and migrates) the database at `databaseUrl`. @throws storage_unavailable when nobody answers there */
export async function openPostgres({ databaseUrl, migrationsDir, log }: PostgresOptions): Promise<Store> {
  await bringUpToDate(databaseUrl, migrationsDir);
  const lost = (error: Error) => log?.warn({ err: error }, 'lost a connection to the database');
  // A statement takes milliseconds; one that takes seconds has met a dead network or a lock that nobody gives back.
  const options = {
    connectionString: databaseUrl, keepAlive: true, connectionTimeoutMillis: 3_000, application_name: 'aftercast',
    statement_timeout: 10_000, lock_timeout: 5_000, query_timeout: 12_000, idle_in_transaction_session_timeout: 30_000,
  };
  const pool = new pg.Pool({ ...options, max: readers });
  pool.on('error', lost);
  const writer = createPostgresWriter({ options, log: lost });
  await writer.connect();
  const reader = createBuilder((config, values) => pool.query(config, values));
  const batcher = createBatcher((jobs) => writer.execute(jobs));
  let prepared = 0;
  const compile = (built: unknown) => (built as Preparable).prepare(`aftercast_${++prepared}`);

  return {
    tables: schema as unknown as Tables,
    read: reader,
    write: (script) => batcher.write(script),
    prepare<R>(build: (writer: Writer) => Step<R>) {
      const statement = compile(build(writer.builder));
      const silent = statement.fields === undefined;
      return (values: Values) => ({ execute: () => statement.execute(values), silent }) as unknown as Step<R>;
    },
    prepareChange(build) {
      const statement = compile(build(writer.builder));
      return (values: Values) => ({ execute: async () => (await statement.execute(values) as pg.QueryResult).rowCount ?? 0 }) as unknown as Step<number>;
    },
    prepareRead<R>(build: (from: Reader) => PromiseLike<R>) {
      const statement = compile(build(reader));
      return (values: Values) => statement.execute(values) as Promise<R>;
    },
    async ping() {
      await pool.query('select 1').catch((error: unknown) => { throw translateDriverError(error); });
    },
    async durability() {
      return { dialect: 'postgres' as const, synchronous: writer.synchronous() };
    },
    async close() {
      await batcher.close();
      await Promise.all([writer.close(), pool.ended ? null : pool.end()]);
    },
  };
}
