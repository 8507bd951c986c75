/**
 * `corepack pnpm -s bench:orders [--rounds N]`: order events through the whole path of the server (checked, kept once by id, orders and
 * their columns moved, outbox written, resolved after COMMIT) beside a bare insert of the same rows by better-sqlite3, in transactions of
 * the same size with the same durability (WAL, synchronous FULL), in turns in one run. The last line is one JSON object.
 *
 * The stream: orders are placed and shipped, then scanned five times in random sequence among all of them, as carriers tell it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { openStore } from '../../server/src/db/open-store.ts';
import { createBus } from '../../server/src/events/bus.ts';
import { createOrderEventRepository } from '../../server/src/orders/order-event-repository.ts';
import { createOrderEventService } from '../../server/src/orders/order-event-service.ts';
import { createOrderHistoryRepository } from '../../server/src/orders/order-history-repository.ts';
import { pathsFrom } from '../../server/src/paths.ts';
import { createChance } from '../../server/src/simulation/chance.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, orders: { type: 'string', default: '4000' } } });
const [rounds, orders] = [Number(values.rounds), Number(values.orders)];
/** As the API takes them, and as the server writes them. */
const [batch, perTransaction] = [10_000, 200];
const median = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const start = Date.now() - 7 * 86_400_000;

function stream(round: number): { id: string; orderId: string; type: string; at: number }[] {
  const chance = createChance(round + 1);
  const idOf = (order: number): string => `LY${round}-${String(order).padStart(8, '0')}`;
  const all = Array.from({ length: orders }, (_, order) => order);
  const placed = all.map((order) => ({
    id: `${idOf(order)}-placed`, orderId: idOf(order), type: 'order.placed', at: start, shopperExternalId: `shopper-${order}`, paidAt: start, amount: 179, currency: 'CNY', liveSession: 'live-1109',
    items: [{ product: 'cam-l2', name: '瞭瞭 L2 智能摄像头 雪山白', sku: 'cam-l2-white', quantity: 1, price: 179 }],
    promises: [{ kind: 'ship-by', product: 'cam-l2', validFrom: start - 1, validUntil: start + 1, terms: { shipWithinHours: 48 } }],
  }));
  const shipped = all.map((order) => ({ id: `${idOf(order)}-shipped`, orderId: idOf(order), type: 'shipment.shipped', at: start + 3_600_000, carrier: '云驿速递', trackingNumber: `YY${order}` }));
  const scans = ['in-transit', 'in-transit', 'in-transit', 'out-for-delivery', 'delivered'].flatMap((code, nth) => all.map((order) => ({
    id: `${idOf(order)}-${nth}`, orderId: idOf(order), type: 'shipment.scanned', at: start + (nth + 2) * 7_200_000, code, text: '【嘉兴】快件已到达嘉兴转运中心，发往下一站', key: chance.next(),
  })).sort((a, b) => a.key - b.key).map(({ key: _key, ...event }) => event));
  return [...placed, ...shipped, ...scans];
}

const folder = mkdtempSync(join(tmpdir(), 'aftercast-orders-'));
const store = await openStore({ databaseUrl: '', dataDir: folder, migrationsDir: pathsFrom(import.meta.dirname).migrations });
const bare = new Database(join(folder, 'bare.sqlite'));
try {
  bare.pragma('journal_mode = WAL');
  bare.pragma('synchronous = FULL');
  bare.exec('create table order_events (shop_id text not null, id text not null, order_id text not null, type text not null, data text not null, at integer not null, received_at integer not null, source text not null)');
  bare.exec('create unique index by_id on order_events (shop_id, id); create index by_order on order_events (shop_id, order_id, at)');
  const insert = bare.prepare('insert into order_events values (?, ?, ?, ?, ?, ?, ?, ?)');
  const events = createOrderEventService({ repository: createOrderEventRepository(store), history: createOrderHistoryRepository(store), bus: createBus((error) => { throw error; }), clock: Date.now });

  const runs: { ours: number; bare: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const all = stream(round);
    const rows = all.map(({ id, orderId, type, at, ...rest }) => ['shop', id, orderId, type, JSON.stringify(rest), at, at, 'api']);
    const bareBegan = performance.now();
    for (let from = 0; from < rows.length; from += perTransaction) bare.transaction((slice: unknown[][]) => { for (const row of slice) insert.run(row); })(rows.slice(from, from + perTransaction));
    const bareTook = performance.now() - bareBegan;
    const began = performance.now();
    for (let from = 0; from < all.length; from += batch) {
      const results = await events.take('shop', 'api', all.slice(from, from + batch));
      if (results.some(({ result }) => result !== 'taken')) throw new Error('an event was not taken');
    }
    const took = performance.now() - began;
    // The first round warms up.
    if (round > 0) runs.push({ ours: all.length / took * 1_000, bare: all.length / bareTook * 1_000 });
  }
  process.stdout.write(`${JSON.stringify({
    orderEvents: {
      perSecond: Math.round(median(runs.map(({ ours }) => ours))), bareInsertPerSecond: Math.round(median(runs.map((run) => run.bare))),
      ratioToBareInsert: Math.round(median(runs.map((run) => run.ours / run.bare)) * 1_000) / 1_000, ...await store.durability(), rounds, eventsPerRound: orders * 7, perTransaction,
    },
  })}\n`);
} finally {
  bare.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
