import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The demo shop's fixed facts, as the seed makes them. */
export const demo = {
  siteKey: 'demo-luyou',
  owner: { email: 'lin@demo.aftercast', password: 'aftercast-demo' },
  agent: { email: 'chen@demo.aftercast', password: 'aftercast-demo' },
};

/** The built server as a process of its own. */
export interface ServerProcess {
  url: string;
  socketUrl: string;
  port: number;
  pid: number;
  /** SIGKILL, as a crash would; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** Starts `server/dist/main.js` with the demo shop and without training, whose minute of work the tests would wait beside; resolves when it listens. @param port 0 or absent: any free one */
export async function startServerProcess({ dataDir, port = 0, env = {} }: { dataDir: string; port?: number; env?: Record<string, string> }): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(root, 'server/dist/main.js')], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DEMO: '1', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '', PUBLIC_URL: '', LOG_LEVEL: 'error', DEMO_HISTORY: '0', TRAINING: '0', ...env },
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await addressOf(child);
  if (child.pid === undefined) throw new Error('server: it did not start');
  return {
    url, socketUrl: `${url.replace('http', 'ws')}/ws/shopper`, port: Number(new URL(url).port), pid: child.pid,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    stop() {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('server: no stdout');
  for await (const line of createInterface(child.stdout)) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (found) {
      child.stdout.resume();
      return found;
    }
  }
  throw new Error('server: it ended before it listened');
}

/** Signs an agent in. @returns the cookie header for further calls */
export async function signIn(url: string, who: { email: string; password: string }): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST', body: JSON.stringify(who), headers: { 'content-type': 'application/json', origin: url },
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!response.ok || !cookie) throw new Error(`server: sign-in answered ${response.status}`);
  return cookie;
}
