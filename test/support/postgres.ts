import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { postgresBinaries } from './postgres-binaries.ts';

/** PostgreSQL refuses to run as root: then it runs as its own user, else as nobody. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((which) => Number(execFileSync('id', [which, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })));
      return { uid: uid as number, gid: gid as number };
    } catch {
      continue;
    }
  }
  throw new Error('postgres: neither the user postgres nor nobody exists');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A cluster of this test file's own in a temporary folder, on loopback, without fsync. It ends with the process at the latest. */
export async function startPostgres() {
  const bin = await postgresBinaries();
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'aftercast-pg-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { cwd: folder, ...user, env: { PATH: process.env['PATH'], LC_ALL: 'C' } };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--auth=trust', '--no-sync'], { ...options, stdio: 'pipe' });
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', fsync: 'off', full_page_writes: 'off', shared_buffers: '32MB', deadlock_timeout: '50ms' };
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])], { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  const kill = () => { server.kill('SIGKILL'); rmSync(folder, { recursive: true, force: true }); };
  process.once('exit', kill);
  const said: string[] = [];
  const lines = createInterface(server.stderr);
  await new Promise<void>((resolve, reject) => {
    server.once('exit', () => reject(new Error(`postgres: did not start\n${said.join('\n')}`)));
    lines.on('line', (line) => {
      said.push(line);
      if (line.includes('ready to accept connections')) resolve();
    });
  });

  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  /** One statement on a connection of its own. */
  async function query<R extends pg.QueryResultRow>(database: string, text: string): Promise<R[]> {
    const client = new pg.Client({ connectionString: url(database) });
    await client.connect();
    try {
      return (await client.query<R>(text)).rows;
    } finally {
      await client.end();
    }
  }
  let databases = 0;

  return {
    url,
    query,
    /** @returns the name of a database that is empty, or a copy of `template` */
    async newDatabase(template = 'template0'): Promise<string> {
      const name = `aftercast_${++databases}`;
      await query('postgres', `create database ${name} template ${template}`);
      return name;
    },
    async stop(): Promise<void> {
      process.off('exit', kill);
      server.kill('SIGINT');
      if (server.exitCode === null) await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type Postgres = Awaited<ReturnType<typeof startPostgres>>;
