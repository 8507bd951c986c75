/** Starts the servers and the load as processes of their own, and reads the servers' CPU from the kernel. */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(import.meta.dirname, '../..');
/** Kernel clock ticks a second, as /proc counts CPU time (proc(5)); 100 on Linux builds that Node supports. */
const ticksPerSecond = 100;

/** A server under test. */
export interface Target { url: string; pid: number; stop(): void }

/** What one round of load found. Times in milliseconds, CPU of the server process in microseconds. */
export interface Measured {
  cpuMicrosPerMessage: number; messagesPerSecond: number; p50Ms: number; p99Ms: number; answeredShare: number; kilobytesPerConnection: number;
}

/** What the load process reports. */
export interface LoadReport { seconds: number; p50Ms: number; p99Ms: number; answers: number }

export interface LoadShape { connections: number; messages: number }

function cpuTicks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

function residentKilobytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

async function untilLine(child: ChildProcess, pattern: RegExp): Promise<string> {
  if (!child.stdout) throw new Error('bench: the process has no stdout');
  for await (const line of createInterface(child.stdout)) {
    const found = pattern.exec(line)?.[0];
    if (found) {
      child.stdout.resume();
      return found;
    }
  }
  throw new Error('bench: the server ended before it listened');
}

function target(child: ChildProcess, url: string): Target {
  if (child.pid === undefined) throw new Error('bench: the server did not start');
  return { url, pid: child.pid, stop: () => child.kill('SIGTERM') };
}

/** The flags for V8 that `production` starts the server with. */
function productionFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { production: string } };
  return scripts.production.match(/--max-[\w-]+=\d+/g) ?? [];
}

/** Our built server with the demo shop, on a port of its own. */
export async function startChat(dataDir: string): Promise<Target> {
  const child = spawn(process.execPath, [...productionFlags(), join(root, 'server/dist/main.js')], {
    env: { ...process.env, DEMO: '1', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', DATABASE_URL: process.env['BENCH_DATABASE_URL'] ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await untilLine(child, /http:\/\/127\.0\.0\.1:\d+/);
  return target(child, `${address.replace('http', 'ws')}/ws/shopper`);
}

/** Resolves when a server has used less than a tenth of a core for a second: its training and recording are done. */
export async function untilAtRest({ pid }: Target): Promise<void> {
  for (let before = cpuTicks(pid), used = ticksPerSecond; used > ticksPerSecond / 10;) {
    await wait(1_000);
    const now = cpuTicks(pid);
    used = now - before;
    before = now;
  }
}

/** Bare `ws`, no JSON: every frame goes back as it came. */
export async function startEcho(): Promise<Target> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'echo-server.ts')], { stdio: ['ignore', 'pipe', 'inherit'], cwd: root });
  return target(child, await untilLine(child, /ws:\/\/127\.0\.0\.1:\d+/));
}

/** Runs one round of load in a second process. @param askedBefore how many distinct questions this server has had */
export async function startLoad(server: Target, kind: 'echo' | 'chat' | 'distinct' | 'idle', shape: LoadShape, askedBefore = 0): Promise<Measured> {
  const load = fork(join(import.meta.dirname, 'load.ts'), [server.url, kind, String(shape.connections), String(shape.messages), String(askedBefore)], { execArgv: ['--import', 'tsx'], cwd: root });
  const before = { cpu: 0, memory: residentKilobytes(server.pid) };
  let kilobytes = 0;
  return new Promise((resolve, reject) => {
    load.once('exit', (code) => { if (code) reject(new Error(`bench: the load ended with ${code}`)); });
    load.on('message', (message: 'connected' | LoadReport) => {
      if (message === 'connected') {
        kilobytes = (residentKilobytes(server.pid) - before.memory) / shape.connections;
        before.cpu = cpuTicks(server.pid);
        load.send('go');
        return;
      }
      const micros = ((cpuTicks(server.pid) - before.cpu) * 1e6) / ticksPerSecond;
      load.send('end');
      resolve({
        cpuMicrosPerMessage: micros / shape.messages, messagesPerSecond: shape.messages / message.seconds,
        p50Ms: message.p50Ms, p99Ms: message.p99Ms, answeredShare: message.answers / shape.messages, kilobytesPerConnection: kilobytes,
      });
    });
  });
}
