/**
 * `corepack pnpm -s bench:care [--most N]`: what a look of proactive care costs while closed orders grow from 10,000 to a million, with 20,000
 * open ones all the time; closed orders carry a delivery each. Draws docs/care.svg. What counts is the time of this process, so that neighbours
 * on the machine don't. The last line is one JSON object.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { createReachRepository } from '../../server/src/conversation/reach-repository.ts';
import { createReachService } from '../../server/src/conversation/reach-service.ts';
import { openStore } from '../../server/src/db/open-store.ts';
import { createBus } from '../../server/src/events/bus.ts';
import { createEventRepository } from '../../server/src/events/event-repository.ts';
import { createOrderRepository } from '../../server/src/orders/order-repository.ts';
import { pathsFrom } from '../../server/src/paths.ts';
import { createJobRepository } from '../../server/src/triggers/job-repository.ts';
import { readyRules } from '../../server/src/triggers/ready-rules.ts';
import { createTriggers } from '../../server/src/triggers/triggers.ts';
import { plotLines } from './care-plot.ts';

const { values: given } = parseArgs({ options: { most: { type: 'string', default: '1000000' } } });
const sizes = [10_000, 30_000, 100_000, 300_000, 1_000_000].filter((size) => size <= Number(given.most));
const [open, rounds, hour] = [20_000, 21, 3_600_000];
const start = Date.UTC(2026, 10, 16, 4);
const clock = { now: start };

const folder = mkdtempSync(join(tmpdir(), 'aftercast-care-'));
const store = await openStore({ databaseUrl: '', dataDir: folder, migrationsDir: pathsFrom(import.meta.dirname).migrations });
const bus = createBus((error) => { throw error; });
let ids = 0;
const reach = createReachService({ repository: createReachRepository(store), bus, clock: () => clock.now, newId: (prefix) => `${prefix}_${String(ids++).padStart(9, '0')}` });
const shop = { id: 'shop', name: '店', assistantName: '小柚', language: 'zh' as const, timeZone: 'Asia/Shanghai' };
const { worker, rules } = createTriggers({
  store, wholeOrders: createOrderRepository(store).byIds, feed: createEventRepository(store), bus, tell: reach.tell, shopById: async () => shop, clock: () => clock.now, elapsed: () => clock.now, yieldTurn: async () => undefined, onError: (error) => { throw error; },
});
const jobs = createJobRepository(store);

/** Straight into the file: what is measured is how orders are read, not how they came. */
const bare = new Database(join(folder, 'aftercast.sqlite'));
bare.pragma('synchronous = OFF');
const addOrder = bare.prepare(`insert into orders (shop_id, id, shopper_external_id, paid_at, data, status, carrier, last_moved_at, delivered_at, open_since, base_at, standing, updated_at)
  values ('shop', @id, @shopper, @paidAt, @data, @status, '顺丰', @moved, @delivered, @openSince, @moved, @standing, @moved)`);
const addDelivery = bare.prepare(`insert into care_deliveries (id, shop_id, rule_id, rule_name, subject_id, order_id, shopper_external_id, recipient, conversation_id, seq, language, text, state, at)
  values ('d' || @id, 'shop', 'delivered', '已签收', @id, @id, @shopper, @shopper, 'c' || @id, 1, 'zh', '您的订单已签收', 'seen', @moved)`);

function add(from: number, to: number, isOpen: boolean): void {
  bare.transaction(() => {
    for (let n = from; n < to; n += 1) {
      // Open ones stand still for 48 hours one after the other, 2,000 an hour; closed ones lie weeks back.
      const moved = isOpen ? clock.now - 48 * hour + (n + 1) * 1_800 : start - 20 * 24 * hour - n * 1_000;
      const id = `${isOpen ? 'O' : 'C'}${String(n).padStart(8, '0')}`;
      const status = isOpen ? 'shipped' : 'completed';
      const paidAt = moved - 24 * hour;
      const row = {
        id, shopper: `u${isOpen ? n : n % 200_000}`, paidAt, status, moved, delivered: isOpen ? null : moved, openSince: isOpen ? paidAt : null, standing: JSON.stringify([['shipped', moved], [isOpen ? null : 'completed', moved], ['顺丰', moved]]),
        data: JSON.stringify({ id, status, paidAt, amount: 88, currency: 'CNY', liveSession: null, promises: [], items: [{ product: 'p1', name: '护手霜', sku: null, quantity: 1, price: 88 }], shipment: { carrier: '顺丰', trackingNumber: id, events: [{ at: moved, code: 'in-transit', text: '运输中' }] } }),
      };
      addOrder.run(row);
      if (!isOpen) addDelivery.run(row);
    }
  })();
}
async function measured(work: () => Promise<unknown>): Promise<number> {
  const spent: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    spent.push((user + system) / 1_000);
  }
  return spent.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
}

try {
  add(0, open, true);
  const words = readyRules.zh.find(({ id }) => id === 'not_moving');
  if (!words) throw new Error('bench: no rule "not_moving"');
  const { when, whom, texts, limits, name } = words;
  const also = () => function* () { /* nothing is logged here */ };
  const { version } = await rules.write('shop', 'not_moving', { words: { name, when, whom, texts, limits }, version: 0 }, also);
  await rules.try('shop', 'not_moving');
  await rules.switch('shop', 'not_moving', { on: true, version }, also);
  await worker.settle();

  const found: { closed: number; idleMs: number; scanMs: number; lookMs: number }[] = [];
  let closed = 0;
  for (const size of sizes) {
    add(closed, size, false);
    closed = size;
    bare.pragma('wal_checkpoint(TRUNCATE)');
    const idleMs = await measured(() => worker.look());
    clock.now += hour;
    const scanMs = await measured(async () => { if (await jobs.isAnyDue('shop', clock.now)) await jobs.claim('shop', clock.now, clock.now, 40); });
    const lookMs = await measured(() => worker.look());
    await worker.settle();
    found.push({ closed: size, idleMs, scanMs, lookMs });
    process.stdout.write(`${String(size).padStart(9)} closed: nothing due ${idleMs.toFixed(2)} ms, 40 due jobs taken ${scanMs.toFixed(2)} ms, 40 judged and told ${lookMs.toFixed(1)} ms\n`);
  }
  const lines = [
    { name: 'nothing due', colour: '#6b635c', values: found.map(({ idleMs }) => idleMs) }, { name: '40 due jobs taken', colour: '#c93f22', values: found.map(({ scanMs }) => scanMs) },
    { name: '40 judged and told', colour: '#2a5fb0', dashed: true, values: found.map(({ lookMs }) => lookMs) },
  ];
  writeFileSync(join(import.meta.dirname, '../../docs/care.svg'), plotLines('One look of proactive care, with 20,000 open orders', sizes, lines, { x: 'closed orders', y: 'milliseconds of the process, median' }));
  process.stdout.write(`${JSON.stringify({ open, found })}\n`);
} finally {
  bare.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
