import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openStore } from '../../server/src/db/open-store.ts';
import type { Store } from '../../server/src/db/store.ts';
import { startPostgres, type Postgres } from './postgres.ts';

/** The folder with both dialects' migrations. */
export const migrationsDir = join(import.meta.dirname, '../../migrations');

/** `remove` closes the store and deletes the folder. */
export interface TestStore { store: Store; dataDir: string; remove: () => Promise<void> }

async function open(databaseUrl: string): Promise<TestStore> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aftercast-'));
  const store = await openStore({ databaseUrl, dataDir, migrationsDir });
  return {
    store,
    dataDir,
    async remove() {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A migrated SQLite store in a folder of its own. */
export const createTestStore = () => open('');

/** For `describe.each`: what must hold on both databases. */
export const dialects = ['sqlite', 'postgres'] as const;

/**
 * Inside a `describe`: makes migrated stores on the named database. PostgreSQL runs from the first test to the last one,
 * and each of its stores is a copy of one migrated database.
 */
export function useDatabase(dialect: (typeof dialects)[number]) {
  let running: { postgres: Postgres; template: string } | null = null;
  const postgres = () => {
    if (!running) throw new Error('store: PostgreSQL runs only inside the tests that ask for it');
    return running.postgres;
  };
  if (dialect === 'postgres') {
    beforeAll(async () => {
      const started = await startPostgres();
      const template = await started.newDatabase();
      running = { postgres: started, template };
      await (await open(started.url(template))).remove();
    });
    afterAll(() => running?.postgres.stop());
  }
  return {
    /** @returns also the name of the database, for looking at it from outside */
    async open(): Promise<TestStore & { database: string }> {
      if (!running) return { ...await createTestStore(), database: '' };
      const database = await postgres().newDatabase(running.template);
      return { ...await open(postgres().url(database)), database };
    },
    /** A second store on the same database, as another process would open it. */
    beside: ({ dataDir, database }: { dataDir: string; database: string }) => openStore({ databaseUrl: running?.postgres.url(database) ?? '', dataDir, migrationsDir }),
    postgres,
  };
}
