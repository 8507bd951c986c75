/**
 * The crowd of `bench:incident`: shoppers who are signed in and connected, each of whom notes when the incident's words arrive, and others
 * who go on asking at a steady pace, whatever the server's. Runs as a child of the benchmark.
 */
import { SignJWT } from 'jose';
import { limits } from '@aftercast/shared';
import { WebSocket } from 'ws';
import { questions } from './questions.ts';

/** What this process reports. `told`: milliseconds since the start each connected shopper had the words at; `asked`: each question's latency from the moment it was due. */
export type CrowdReport = { kind: 'connected' } | { kind: 'told'; told: number[] } | { kind: 'asked'; latencies: number[] };

const [url = '', secret = '', crowdText = '1', perSecondText = '1'] = process.argv.slice(2);
const [crowd, perSecond] = [Number(crowdText), Number(perSecondText)];
const say = (report: CrowdReport) => { process.send?.(report); };
const texts = questions(2_000);
/** Enough that a conversation stays as short as conversations are: each asks every five seconds at 100 questions a second. */
const askers = 500;

let startedAt = performance.now();
const told: number[] = [];
const latencies: number[] = [];

async function open(identity: string | null): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => socket.send(JSON.stringify({ type: 'hello', version: 1, siteKey: 'demo-luyou', language: 'zh', ...identity === null ? {} : { identity } })));
    socket.once('message', () => resolve());
  });
  return socket;
}

async function openShopper(nth: number): Promise<void> {
  const identity = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setSubject(`bench-${nth}`).setExpirationTime('1h').sign(new TextEncoder().encode(secret));
  const socket = await open(identity);
  setInterval(() => socket.send(JSON.stringify({ type: 'ping' })), limits.heartbeatMs);
  socket.once('close', (code) => { throw new Error(`bench: a connected shopper was dropped, ${code}`); });
  socket.on('message', (data: Buffer) => {
    if (!data.includes('"kind":"update"')) return;
    told.push(performance.now() - startedAt);
    if (told.length === crowd) say({ kind: 'told', told });
  });
}

/** Open loop: a question is due when it is due, also while the one before is under way. */
function askSteadily(sockets: readonly WebSocket[]): void {
  const due = new Map<string, number>();
  for (const socket of sockets) {
    socket.on('message', (data: Buffer) => {
      const text = data.toString('utf8');
      if (!text.includes('"message.ack"')) return;
      const id = /"id":"(bench_ask_\d+)"/.exec(text)?.[1] ?? '';
      const at = due.get(id);
      if (at === undefined) return;
      due.delete(id);
      latencies.push(performance.now() - at);
    });
  }
  const began = performance.now();
  let asked = 0;
  setInterval(() => {
    for (; asked < (performance.now() - began) / 1_000 * perSecond; asked += 1) {
      const id = `bench_ask_${asked}`;
      due.set(id, began + asked * 1_000 / perSecond);
      sockets[asked % sockets.length]?.send(JSON.stringify({ type: 'message.send', id, text: texts[asked % texts.length] }));
    }
  }, 5);
}

for (let from = 0; from < crowd; from += 50) await Promise.all(Array.from({ length: Math.min(50, crowd - from) }, (_, at) => openShopper(from + at)));
askSteadily(await Promise.all(Array.from({ length: askers }, () => open(null))));
process.on('message', (message) => {
  if (message === 'start') {
    latencies.length = 0;
    told.length = 0;
    startedAt = performance.now();
  } else if (message === 'asked') say({ kind: 'asked', latencies: latencies.splice(0) });
  else process.exit(0);
});
say({ kind: 'connected' });
