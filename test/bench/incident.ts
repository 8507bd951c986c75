/**
 * `corepack pnpm -s bench:incident [--shoppers N] [--connected N] [--asking N] [--rounds N]`: an incident told to 20,000 shoppers of whom 5,000
 * are connected, on our built server, while others go on asking 100 questions a second. Each round is told to all of them. The last line is one JSON object.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { IncidentSend } from '@aftercast/shared';
import type { CrowdReport } from './incident-crowd.ts';
import { startChat, untilAtRest } from './processes.ts';

const { values } = parseArgs({ options: { shoppers: { type: 'string', default: '20000' }, connected: { type: 'string', default: '5000' }, asking: { type: 'string', default: '100' }, rounds: { type: 'string', default: '3' } } });
const [shoppers, connected, asking, rounds] = [values.shoppers, values.connected, values.asking, values.rounds].map(Number) as [number, number, number, number];
const quietSeconds = 10;
const percentile = (list: number[], share: number): number => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? Number.NaN;
const median = (list: number[]): number => percentile(list, 0.5);
const round = (value: number): number => Math.round(value * 10) / 10;

const dataDir = mkdtempSync(join(tmpdir(), 'aftercast-incident-'));
const server = await startChat(dataDir);
const api = `${server.url.replace('ws', 'http').replace('/ws/shopper', '')}/api/v1`;
const origin = new URL(api).origin;
let cookie = '';
async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${api}${path}`, { method, headers: { origin, cookie, ...(body ? { 'content-type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!response.ok) throw new Error(`bench: ${method} ${path} ${response.status} ${await response.text()}`);
  cookie ||= response.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
  return response.status === 204 ? undefined as T : await response.json() as T;
}
const resident = (): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1_024;

try {
  await call('POST', '/session', { email: 'lin@demo.aftercast', password: 'aftercast-demo' });
  const { shop } = await call<{ shop: { identitySecret: string } }>('GET', '/shop');
  const paidAt = Date.now() - 3_600_000;
  for (let from = 0; from < shoppers; from += 1_000) {
    await call('PUT', '/orders', { orders: Array.from({ length: Math.min(1_000, shoppers - from) }, (_, at) => ({
      id: `B${from + at}`, shopperExternalId: `bench-${from + at}`, status: 'shipped', paidAt, amount: 1, currency: 'CNY', liveSession: null, promises: [],
      items: [{ product: 'cam-l2', name: '瞭瞭 L2 智能摄像头', sku: null, quantity: 1, price: 1 }],
      shipment: { carrier: '停运快递', trackingNumber: `T${from + at}`, events: [{ at: paidAt, code: 'in-transit', text: '已到达转运中心' }] },
    })) });
  }
  await untilAtRest(server);
  const crowd = fork(join(import.meta.dirname, 'incident-crowd.ts'), [server.url, shop.identitySecret, String(connected), String(asking)], { execArgv: ['--import', 'tsx'] });
  const heard = <K extends CrowdReport['kind']>(kind: K) => new Promise<Extract<CrowdReport, { kind: K }>>((resolve) => {
    crowd.on('message', function take(report: CrowdReport) {
      if (report.kind !== kind) return;
      crowd.off('message', take);
      resolve(report as Extract<CrowdReport, { kind: K }>);
    });
  });
  const asked = async (): Promise<number[]> => {
    const report = heard('asked');
    crowd.send('asked');
    return (await report).latencies;
  };
  await heard('connected');
  await wait(quietSeconds * 1_000);
  await asked();
  await wait(quietSeconds * 1_000);
  const quiet = await asked();
  const before = resident();
  const runs: { hereMs: number; allMs: number; chat: number[]; resident: number }[] = [];
  for (let nth = 1; nth <= rounds; nth += 1) {
    const { incident } = await call<{ incident: { id: string } }>('POST', '/incidents', { title: `停运 ${nth}` });
    const told = heard('told');
    crowd.send('start');
    const began = performance.now();
    await call('POST', `/incidents/${incident.id}/sends`, { id: `bench_send_${nth}`, rule: { carriers: ['停运快递'] }, texts: { zh: '{{shopper.name}}，您的订单 {{order.id}} 因快递停运会晚到，抱歉', en: '' } });
    const here = (await told).told;
    let chat = await asked();
    let most = resident();
    for (let state = 'sending'; state !== 'done';) {
      await wait(2_000);
      const { sends } = await call<{ sends: IncidentSend[] }>('GET', `/incidents/${incident.id}/sends`);
      most = Math.max(most, resident());
      state = sends[0]?.state ?? '';
    }
    const allMs = performance.now() - began;
    chat = [...chat, ...await asked()];
    runs.push({ hereMs: Math.max(...here), allMs, chat, resident: most });
    await call('POST', `/incidents/${incident.id}/close`);
    process.stdout.write(`round ${nth}: connected ${round(Math.max(...here) / 1_000)} s (half of them ${round(median(here) / 1_000)} s), all ${round(allMs / 1_000)} s; chat p50 ${round(median(chat))} ms, p99 ${round(percentile(chat, 0.99))} ms of ${chat.length}; ${Math.round(most)} MB\n`);
  }
  crowd.send('end');
  process.stdout.write(`${JSON.stringify({ incident: {
    shoppers, connected, askingPerSecond: asking, rounds: runs.length, allConnectedSeconds: round(median(runs.map(({ hereMs }) => hereMs)) / 1_000), everyoneSeconds: round(median(runs.map(({ allMs }) => allMs)) / 1_000),
    chatP99Ms: round(median(runs.map(({ chat }) => percentile(chat, 0.99)))), chatP99BeforeMs: round(percentile(quiet, 0.99)), megabytesBefore: Math.round(before), megabytesMost: Math.round(Math.max(...runs.map((run) => run.resident))),
  } })}\n`);
} finally {
  server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
