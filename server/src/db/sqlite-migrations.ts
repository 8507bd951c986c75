/** Brings a SQLite file to the newest schema. Drizzle's own migrator lets two processes that start together both begin. */
import type Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/** How long a second process waits for the first one's migrations. */
const patienceMs = 10_000;

/** @param folder holds what `drizzle-kit generate` wrote; the table of what was done is drizzle's too */
export function migrateSqlite(connection: Database.Database, folder: string): void {
  const pending = () => {
    const last = connection.prepare('select max(created_at) from __drizzle_migrations').pluck().get();
    return readMigrationFiles({ migrationsFolder: folder }).filter(({ folderMillis }) => last === null || folderMillis > Number(last));
  };
  const migrateAll = () => {
    for (const { sql, folderMillis, hash } of pending()) {
      for (const statement of sql) connection.exec(statement);
      connection.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run(hash, folderMillis);
    }
    if ((connection.pragma('foreign_key_check') as unknown[]).length > 0) throw new Error('store: a migration breaks a foreign key');
  };
  const timeout = Number(connection.pragma('busy_timeout', { simple: true }));
  connection.pragma(`busy_timeout = ${patienceMs}`);
  // A table that is rebuilt under foreign keys takes its dependent rows with it.
  connection.pragma('foreign_keys = OFF');
  connection.exec('create table if not exists __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)');
  if (pending().length > 0) connection.transaction(migrateAll).immediate();
  connection.pragma('foreign_keys = ON');
  connection.pragma(`busy_timeout = ${timeout}`);
}
