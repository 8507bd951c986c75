import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../server/src/db/open-store.ts';
import { run, type Store } from '../../../server/src/db/store.ts';
import { dialects, migrationsDir, useDatabase } from '../../support/store.ts';

const execute = promisify(execFile);
const root = join(migrationsDir, '..');

interface Journal { entries: { idx: number; when: number; tag: string; version: string; breakpoints: boolean }[] }

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'aftercast-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the migrations, changed as an earlier or a later version would have them. */
function migrationsWith(dialect: string, change: (journal: Journal, write: (tag: string, text: string) => void) => void): string {
  const copy = mkdtempSync(join(folder, 'migrations-'));
  cpSync(migrationsDir, copy, { recursive: true });
  const path = join(copy, dialect, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8')) as Journal;
  change(journal, (tag, text) => writeFileSync(join(copy, dialect, `${tag}.sql`), text));
  writeFileSync(path, JSON.stringify(journal));
  return copy;
}
const withLater = (dialect: string, text: string) => migrationsWith(dialect, (journal, write) => {
  journal.entries.push({ idx: journal.entries.length, when: Date.UTC(2100, 0), tag: 'later', version: '7', breakpoints: true });
  write('later', text);
});

const put = (store: Store, key: string) => store.write(function* (w) {
  yield* run(w.insert(store.tables.settings).values({ key, value: '' }).returning());
});
const keys = async (store: Store) => (await store.read.select().from(store.tables.settings)).map(({ key }) => key);

describe.each(dialects)('the migrations for %s', (dialect) => {
  const database = useDatabase(dialect);
  const newUrl = async () => (dialect === 'sqlite' ? '' : database.postgres().url(await database.postgres().newDatabase()));

  it('make the tables that the code speaks of', async () => {
    const copy = migrationsWith(dialect, () => undefined);
    const schema = `./server/src/db/schema.${dialect === 'sqlite' ? 'sqlite' : 'pg'}.ts`;
    const tool = [join(root, 'node_modules/drizzle-kit/bin.cjs'), 'generate', '--dialect', dialect === 'sqlite' ? 'sqlite' : 'postgresql', '--schema', schema];
    await execute(process.execPath, [...tool, '--out', join(copy, dialect)], { cwd: root });
    expect(readdirSync(join(copy, dialect))).toEqual(readdirSync(join(migrationsDir, dialect)));
  });
  it('bring an existing database up to date once, and keep its rows', async () => {
    const databaseUrl = await newUrl();
    const first = await openStore({ databaseUrl, dataDir: folder, migrationsDir });
    await put(first, 'before');
    await first.close();
    const later = withLater(dialect, 'CREATE TABLE scraps (id text primary key);--> statement-breakpoint\nINSERT INTO scraps VALUES (\'only once\');');
    for (const key of ['after', 'again']) {
      const store = await openStore({ databaseUrl, dataDir: folder, migrationsDir: later });
      await put(store, key);
      await store.close();
    }
    const last = await openStore({ databaseUrl, dataDir: folder, migrationsDir: later });
    expect(await keys(last)).toEqual(['before', 'after', 'again']);
    await last.close();
  });
  it('leave a database as it was when one of them fails', async () => {
    const databaseUrl = await newUrl();
    const broken = withLater(dialect, 'CREATE TABLE scraps (id text primary key);--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);');
    await expect(openStore({ databaseUrl, dataDir: folder, migrationsDir: broken })).rejects.toThrow(/nowhere/);
    const mended = withLater(dialect, 'CREATE TABLE scraps (id text primary key);');
    const store = await openStore({ databaseUrl, dataDir: folder, migrationsDir: mended });
    await put(store, 'a');
    expect(await keys(store)).toEqual(['a']);
    await store.close();
  });
});

describe('the migrations for SQLite', () => {
  const file = () => join(folder, 'aftercast.sqlite');
  const event = (n: number) => ({ shopId: 'shop', type: 'message.posted', conversationId: null, payload: String(n), createdAt: n });

  it('keep the events of the first version, and the places they are known by', async () => {
    const first = await openStore({ databaseUrl: '', dataDir: folder, migrationsDir: migrationsWith('sqlite', (journal) => { journal.entries.length = 1; }) });
    await first.write(function* (w) { yield* run(w.insert(first.tables.events).values([1, 2, 3].map(event)).returning()); });
    await first.close();
    const store = await openStore({ databaseUrl: '', dataDir: folder, migrationsDir });
    const added = await store.write(function* (w) {
      yield* run(w.delete(store.tables.events).returning());
      return yield* run(w.insert(store.tables.events).values(event(4)).returning());
    });
    expect(added).toEqual([{ ...event(4), position: 4 }]);
    await store.close();
  });
  it('rebuild a table without losing the rows that hang on it', async () => {
    const dependent = `CREATE TABLE parents (id integer primary key);--> statement-breakpoint
      CREATE TABLE children (parent integer references parents(id) on delete cascade);--> statement-breakpoint
      INSERT INTO parents VALUES (1);--> statement-breakpoint INSERT INTO children VALUES (1);`;
    const rebuild = `--> statement-breakpoint CREATE TABLE new_parents (id integer primary key, name text);--> statement-breakpoint
      INSERT INTO new_parents (id) SELECT id FROM parents;--> statement-breakpoint
      DROP TABLE parents;--> statement-breakpoint ALTER TABLE new_parents RENAME TO parents;`;
    await (await openStore({ databaseUrl: '', dataDir: folder, migrationsDir: withLater('sqlite', dependent + rebuild) })).close();
    const outside = new Database(file(), { readonly: true });
    expect(outside.prepare('select parent from children').pluck().all()).toEqual([1]);
    outside.close();
  });
  it('refuse what would leave a row hanging on nothing', async () => {
    const orphan = `CREATE TABLE parents (id integer primary key);--> statement-breakpoint
      CREATE TABLE children (parent integer references parents(id));--> statement-breakpoint INSERT INTO children VALUES (1);`;
    await expect(openStore({ databaseUrl: '', dataDir: folder, migrationsDir: withLater('sqlite', orphan) })).rejects.toThrow(/foreign key/);
  });
  it('run once when several processes start together', async () => {
    const code = `import { once } from 'node:events';
      import { openStore } from ${JSON.stringify(join(root, 'server/src/db/open-store.ts'))};
      process.stdout.write('loaded');
      await once(process.stdin, 'data');
      const store = await openStore(${JSON.stringify({ databaseUrl: '', dataDir: folder, migrationsDir })});
      await store.close();
      process.exit();`;
    const starters = [1, 2, 3].map(() => spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] }));
    await Promise.all(starters.map(({ stdout }) => once(stdout, 'data')));
    const ended = Promise.all(starters.map((starter) => once(starter, 'exit')));
    for (const { stdin } of starters) stdin.write('go');
    expect((await ended).map(([status]) => status)).toEqual([0, 0, 0]);
    const outside = new Database(file(), { readonly: true });
    const journal = JSON.parse(readFileSync(join(migrationsDir, 'sqlite/meta/_journal.json'), 'utf8')) as Journal;
    expect(outside.prepare('select count(*) from __drizzle_migrations').pluck().get()).toBe(journal.entries.length);
    outside.close();
  });
});
