import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createSqliteStore } from '../../server/src/db/sqlite.ts';
import type { Store } from '../../server/src/db/store.ts';
import { migrationsDir } from './store.ts';

export interface PlannedStore {
  store: Store;
  /** Does the work. @returns how SQLite went about each statement of it that begins with `verb`: one string a statement, its steps divided by `; ` */
  plansOf(work: () => Promise<unknown>, verb?: 'select' | 'update' | 'delete'): Promise<string[]>;
  remove(): Promise<void>;
}

/** A migrated SQLite store, empty, that tells by which indexes its statements find what they look for. */
export function createPlannedStore(): PlannedStore {
  const dataDir = mkdtempSync(join(tmpdir(), 'aftercast-'));
  const file = join(dataDir, 'aftercast.sqlite');
  let heard: string[] | null = null;
  const store = createSqliteStore(new Database(file, { verbose: (statement) => heard?.push(String(statement)) }), migrationsDir);
  const explaining = new Database(file, { readonly: true });
  return {
    store,
    async plansOf(work, verb = 'select') {
      const statements: string[] = heard = [];
      await work();
      heard = null;
      return statements.filter((text) => text.startsWith(verb))
        .map((text) => explaining.prepare<[], { detail: string }>(`explain query plan ${text}`).all().map(({ detail }) => detail).join('; '));
    },
    async remove() {
      explaining.close();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
