/** The store on SQLite: WAL, synchronous=FULL, one connection that writes with group commit and reads between batches. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createBatcher } from './batcher.ts';
import * as schema from './schema.sqlite.ts';
import type { Tables } from './schema.ts';
import { migrateSqlite } from './sqlite-migrations.ts';
import { createSqliteBuilder, type SqliteStatement } from './sqlite-session.ts';
import { createSqliteWriter, type Runnable } from './sqlite-writer.ts';
import type { Reader, Step, Store, Values, Writer } from './store.ts';

/** How long a write waits for another process. The event loop waits with it. */
const lockTimeoutMs = 250;

/** Where the database lies in the data folder. */
export const sqliteFile = (dataDir: string): string => join(dataDir, 'aftercast.sqlite');

/** Opens (and migrates) `<dataDir>/aftercast.sqlite`. */
export function openSqlite({ dataDir, migrationsDir }: { dataDir: string; migrationsDir: string }): Store {
  mkdirSync(dataDir, { recursive: true });
  return createSqliteStore(new Database(sqliteFile(dataDir), { timeout: lockTimeoutMs }), migrationsDir);
}

class Bound implements Runnable {
  constructor(private readonly statement: SqliteStatement, private readonly values: Values) {}
  all(): unknown[] {
    return this.statement.all(this.values);
  }
}

class BoundChange implements Runnable {
  constructor(private readonly statement: SqliteStatement, private readonly values: Values) {}
  all(): number {
    return this.statement.change(this.values);
  }
}

/** The store on a connection that is open; it belongs to the store from here on. */
export function createSqliteStore(connection: Database.Database, migrationsDir: string): Store {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('wal_autocheckpoint = 4000');
  migrateSqlite(connection, join(migrationsDir, 'sqlite'));
  const builder = createSqliteBuilder(connection);
  const batcher = createBatcher(createSqliteWriter(connection, builder));
  const compile = (built: unknown) => (built as { prepare(): SqliteStatement }).prepare();
  // A read goes as far as the file, which a bare `select 1` does not.
  const reachFile = compile(builder.select().from(schema.settings as unknown as Tables['settings']).limit(1));

  return {
    tables: schema as unknown as Tables,
    read: builder,
    write: (script) => batcher.write(script),
    prepare<R>(build: (writer: Writer) => Step<R>) {
      const statement = compile(build(builder));
      return (values: Values) => new Bound(statement, values) as unknown as Step<R>;
    },
    prepareChange(build) {
      const statement = compile(build(builder));
      return (values: Values) => new BoundChange(statement, values) as unknown as Step<number>;
    },
    prepareRead<R>(build: (reader: Reader) => PromiseLike<R>) {
      const statement = compile(build(builder));
      return async (values: Values) => statement.all(values) as R;
    },
    async ping() {
      reachFile.all();
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
