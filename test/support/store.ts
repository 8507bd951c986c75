import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../server/src/db/open-store.ts';
import type { Store } from '../../server/src/db/store.ts';

/** A migrated SQLite store in a folder of its own; `remove` closes it and deletes the folder. */
export async function createTestStore(): Promise<{ store: Store; dataDir: string; remove: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aftercast-'));
  const store = await openStore({ databaseUrl: '', dataDir, migrationsDir: join(import.meta.dirname, '../../migrations') });
  return {
    store,
    dataDir,
    async remove() {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
