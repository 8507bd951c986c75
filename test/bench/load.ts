/**
 * The load: many sockets, closed loop, one message under way on each. Runs as a child of the benchmark.
 * The same frames go to the echo and to our server; ours counts as done when both ack and answer have come.
 * Each of our shoppers has said hello and one first sentence before the clock starts.
 */
import { WebSocket } from 'ws';
import { distinctQuestions, questions } from './questions.ts';

const [url = '', kind = 'echo', connectionsText = '1', messagesText = '1', askedBefore = '0'] = process.argv.slice(2);
const connections = Number(connectionsText);
const total = Number(messagesText);

const say = (message: unknown) => { process.send?.(message); };
const texts = kind === 'distinct' && total > 0 ? distinctQuestions(Number(askedBefore), total) : questions(4_000);
const latencies = new Float64Array(total);
let sent = 0;
let done = 0;
let answers = 0;
let startedAt = 0;

function frame(index: number): string {
  return `{"type":"message.send","id":"bench_${process.pid}_${index}","text":${JSON.stringify(texts[index % texts.length])}}`;
}

function finish(): void {
  const sorted = latencies.slice(0, done).sort();
  const at = (share: number) => sorted[Math.min(done - 1, Math.floor(done * share))] ?? 0;
  say({ seconds: (performance.now() - startedAt) / 1000, p50Ms: at(0.5), p99Ms: at(0.99), answers });
}

function open(): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    socket.once('error', reject);
    if (kind === 'echo') socket.once('open', () => resolve(socket));
    else {
      socket.once('open', () => socket.send('{"type":"hello","version":1,"siteKey":"demo-luyou","language":"zh"}'));
      socket.once('message', () => {
        if (kind === 'idle') return resolve(socket);
        socket.send(`{"type":"message.send","id":"first_${process.pid}","text":"你好"}`);
        socket.on('message', function greeted(data: Buffer) {
          if (!data.includes('message.ack')) return;
          socket.off('message', greeted);
          resolve(socket);
        });
      });
    }
  });
}

function drive(socket: WebSocket): void {
  let at = 0;
  function next(): void {
    if (sent >= total) return;
    at = performance.now();
    socket.send(frame(sent));
    sent += 1;
  }
  socket.on('message', (data: Buffer) => {
    if (kind !== 'echo') {
      const text = data.toString('latin1');
      if (text.includes('"type":"error"')) throw new Error(`bench: ${text}`);
      if (!text.includes('"message.ack"')) return;
      if (text.includes('"sender":"bot"')) answers += 1;
    }
    latencies[done] = performance.now() - at;
    done += 1;
    if (done === total) finish();
    else next();
  });
  next();
}

const sockets: WebSocket[] = [];
for (let index = 0; index < connections; index += 100) {
  sockets.push(...await Promise.all(Array.from({ length: Math.min(100, connections - index) }, open)));
}
process.on('message', (message) => {
  if (message === 'end') process.exit(0);
  startedAt = performance.now();
  if (total === 0) say({ seconds: 1, p50Ms: 0, p99Ms: 0, answers: 0 });
  else for (const socket of sockets) drive(socket);
});
say('connected');
