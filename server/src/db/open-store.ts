import { existsSync } from 'node:fs';
import { openPostgres, type PostgresOptions } from './postgres.ts';
import { openSqlite, sqliteFile } from './sqlite.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** Empty: SQLite in `dataDir`. */
  databaseUrl: string;
  dataDir: string;
  /** The folder that holds `sqlite/` and `postgres/`. */
  migrationsDir: string;
  /** Hears of what the store mends by itself. */
  log?: PostgresOptions['log'];
}

/** Whether there may be something to open: a server says itself, a file is there or not. */
export const mayHoldSomething = ({ databaseUrl, dataDir }: Pick<StoreOptions, 'databaseUrl' | 'dataDir'>): boolean => databaseUrl !== '' || existsSync(sqliteFile(dataDir));

/** Opens the database that the address names and brings it to the newest schema. */
export async function openStore({ databaseUrl, dataDir, migrationsDir, log }: StoreOptions): Promise<Store> {
  if (databaseUrl === '') return openSqlite({ dataDir, migrationsDir });
  return openPostgres({ databaseUrl, migrationsDir, ...(log ? { log } : {}) });
}
