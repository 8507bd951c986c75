/**
 * `corepack pnpm -s bench --json`: our whole chat path (validate, match, two durable rows, ack and answer after COMMIT)
 * beside a bare `ws` echo, in turns on the same machine, the load coming from a process of its own.
 * `chatPath` asks 4,000 questions again and again, as an audience does after a broadcast, and `repeatedShare` of its
 * questions had been asked before; `chatPathDistinct` never asks one twice, so that each is matched anew.
 * The ratio is server CPU per message, echo ÷ ours, whole process, median of the pairs. The last line is one JSON object.
 */
import { parseArgs } from 'node:util';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChat, startEcho, startLoad, untilAtRest, type Measured } from './processes.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false }, pairs: { type: 'string', default: '5' },
    connections: { type: 'string', default: '2000' }, messages: { type: 'string', default: '30000' },
  },
});
const pairs = Number(values.pairs);
const shape = { connections: Number(values.connections), messages: Number(values.messages) };

const median = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const say = (line: string) => { if (!values.json) process.stdout.write(`${line}\n`); };

/** Messages before the clock starts, and how many different questions `chatPath` asks. */
const warmUp = 5_000;
const distinctInChat = 4_000;
/** The distinct questions are not endless: fewer in each round. */
const distinctMessages = Math.min(shape.messages, 10_000);
const dataDir = mkdtempSync(join(tmpdir(), 'aftercast-bench-'));
interface Pair { echo: Measured; chat: Measured }
const runs: Pair[] = [];
const distinctRuns: Pair[] = [];
const ratioOf = (of: Pair[]) => median(of.map(({ echo, chat }) => echo.cpuMicrosPerMessage / chat.cpuMicrosPerMessage));
const chatServer = await startChat(dataDir);
const echoServer = await startEcho();
try {
  // What training takes of memory and CPU is not the connections'.
  await untilAtRest(chatServer);
  const idle = await startLoad(chatServer, 'idle', { connections: shape.connections, messages: 0 });
  await startLoad(echoServer, 'echo', { ...shape, messages: warmUp });
  await startLoad(chatServer, 'chat', { ...shape, messages: warmUp });
  for (let pair = 1; pair <= pairs; pair += 1) {
    await untilAtRest(chatServer);
    const echo = await startLoad(echoServer, 'echo', shape);
    const chat = await startLoad(chatServer, 'chat', shape);
    runs.push({ echo, chat });
    await untilAtRest(chatServer);
    const distinct = await startLoad(chatServer, 'distinct', { ...shape, messages: distinctMessages }, (pair - 1) * distinctMessages);
    distinctRuns.push({ echo, chat: distinct });
    say(`pair ${pair}: echo ${echo.cpuMicrosPerMessage.toFixed(1)} µs/msg, chat ${chat.cpuMicrosPerMessage.toFixed(1)} µs/msg, ${Math.round(chat.messagesPerSecond)} msgs/s, p99 ${chat.p99Ms.toFixed(1)} ms; all distinct ${distinct.cpuMicrosPerMessage.toFixed(1)} µs/msg`);
  }
  const round = (value: number) => Math.round(value * 1000) / 1000;
  process.stdout.write(`${JSON.stringify({
    chatPath: {
      ratioToBareWs: round(ratioOf(runs)),
      cpuMicrosPerMessage: round(median(runs.map(({ chat }) => chat.cpuMicrosPerMessage))),
      messagesPerSecond: Math.round(median(runs.map(({ chat }) => chat.messagesPerSecond))),
      p50Ms: round(median(runs.map(({ chat }) => chat.p50Ms))),
      p99Ms: round(median(runs.map(({ chat }) => chat.p99Ms))),
      answeredShare: round(median(runs.map(({ chat }) => chat.answeredShare))),
      repeatedShare: round(1 - Math.max(0, distinctInChat - warmUp) / (pairs * shape.messages)),
    },
    chatPathDistinct: {
      ratioToBareWs: round(ratioOf(distinctRuns)),
      cpuMicrosPerMessage: round(median(distinctRuns.map(({ chat }) => chat.cpuMicrosPerMessage))),
      messagesPerSecond: Math.round(median(distinctRuns.map(({ chat }) => chat.messagesPerSecond))),
    },
    bareWs: {
      cpuMicrosPerMessage: round(median(runs.map(({ echo }) => echo.cpuMicrosPerMessage))),
      messagesPerSecond: Math.round(median(runs.map(({ echo }) => echo.messagesPerSecond))),
      p50Ms: round(median(runs.map(({ echo }) => echo.p50Ms))), p99Ms: round(median(runs.map(({ echo }) => echo.p99Ms))),
    },
    idleConnection: { kilobytes: round(idle.kilobytesPerConnection) },
    shape: { ...shape, distinctMessages, pairs },
  })}\n`);
} finally {
  chatServer.stop();
  echoServer.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
