import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** Empty: SQLite in `dataDir`. */
  databaseUrl: string;
  dataDir: string;
  /** The folder that holds `sqlite/` and `postgres/`. */
  migrationsDir: string;
}

/** Opens the database that the address names and brings it to the newest schema. */
export async function openStore(options: StoreOptions): Promise<Store> {
  return openSqlite(options);
}
