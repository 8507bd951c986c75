import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createId } from '@aftercast/shared';
import { openDemo } from '../../../server/src/demo/demo.ts';
import { demoAgents, demoPassword, demoSiteKey } from '../../../server/src/demo/demo-seed.ts';
import { readDemoData } from '../../../server/src/demo/demo-data.ts';
import { daysSince, demoOrders, shiftDates } from '../../../server/src/demo/demo-orders.ts';
import { scanInEnglish } from '../../../server/src/demo/carrier-english.ts';
import { createKnowledgeService, type KnowledgeService } from '../../../server/src/knowledge/knowledge-service.ts';
import { createLiveService, type LiveService } from '../../../server/src/live/live-service.ts';
import { templateProblems, variablesIn } from '../../../server/src/knowledge/render-template.ts';
import { createShopService, type ShopService } from '../../../server/src/merchants/shop-service.ts';
import { createOrderRepository, type OrderRepository } from '../../../server/src/orders/order-repository.ts';
import type { Shop } from '../../../server/src/merchants/shop-repository.ts';
import type { Store } from '../../../server/src/db/store.ts';
import { createTestStore } from '../../support/store.ts';

const dataDir = join(import.meta.dirname, '../../../server/src/demo/data');
const now = Date.parse('2027-03-02T09:30:00+08:00');
const clock = () => now;
const made: { email: string; role: string; password: string }[] = [];
const agents = { list: async () => made, create: async (agent: (typeof made)[number]) => { made.push(agent); } };

let store: Store;
let remove: () => Promise<void>;
let shops: ShopService;
let orders: OrderRepository;
let knowledge: KnowledgeService;
let live: LiveService;
let demo: Awaited<ReturnType<typeof openDemo>>;
let shop: Shop;

beforeAll(async () => {
  ({ store, remove } = await createTestStore());
  shops = createShopService({ store, clock, newId: (prefix) => createId(prefix, now, randomBytes), random: randomBytes, demo: true });
  orders = createOrderRepository(store);
  live = createLiveService({ store, clock });
  knowledge = createKnowledgeService({ store, clock, newId: (prefix) => `${prefix}_1`, orders, sessionsOf: live.sessions });
  demo = await openDemo({ dataDir, clock });
  shop = await demo.seed({ store, shops, agents, knowledge, orders, live });
});
afterAll(() => remove());

test('the shop has its fixed key, its people and its knowledge in both languages', async () => {
  expect(shop).toMatchObject({ siteKey: demoSiteKey, demo: true, name: '鹿柚生活直播间' });
  expect(made.map(({ email, role }) => [email, role])).toEqual(demoAgents.map(({ email, role }) => [email, role]));
  expect(demoPassword.length).toBeGreaterThanOrEqual(10);
  expect(await knowledge.list(shop.id, 'zh')).toHaveLength(123);
  expect(await knowledge.list(shop.id, 'en')).toHaveLength(53);
});

test('a second start changes nothing', async () => {
  await knowledge.remove(shop.id, 'zh', 'live-schedule');
  const again = await demo.seed({ store, shops, agents, knowledge, orders, live });
  expect(again.id).toBe(shop.id);
  expect(made).toHaveLength(2);
  expect(await knowledge.list(shop.id, 'zh')).toHaveLength(122);
});

test('without DEMO the shop stays shut', async () => {
  const closed = createShopService({ store, clock, newId: (prefix) => createId(prefix, now, randomBytes), random: randomBytes, demo: false });
  expect(await closed.bySiteKey(demoSiteKey)).toBeNull();
});

describe('the orders', () => {
  test('move by whole days to just before now, never past it', async () => {
    const data = await readDemoData(dataDir);
    const moved = demoOrders(data, daysSince(data.asOf, now));
    const times = moved.flatMap(({ order }) => [order.paidAt, ...order.shipment?.events.map(({ at }) => at) ?? []]);
    expect(Math.max(...times)).toBeLessThanOrEqual(now);
    expect(now - Math.max(...times)).toBeLessThan(2 * 24 * 3_600_000);
    expect((moved[0]?.order.paidAt ?? 0) % 86_400_000).toBe((data.orders[0]?.paidAt ?? 0) % 86_400_000);
  });
  test("answer the main question with the order's real state", async () => {
    const reply = await knowledge.reply({ shop, shopper: { externalId: 'shopper-015', name: '加班的企鹅' }, text: '我的货到哪了', context: { liveSession: 'live-1110' }, language: 'zh' });
    expect(reply.kind === 'answer' && reply.text).toContain('加班的企鹅，帮您查到了：订单 LY202611100026 由飞燕快运承运');
    const english = await knowledge.reply({ shop, shopper: { externalId: 'shopper-015', name: 'Penguin' }, text: 'where is my order', context: {}, language: 'en' });
    expect(english.kind === 'answer' && english.text).toContain('Jiaxing: arrived at the transfer centre');
  });
  test('keep the written promise and the promised day the same', async () => {
    const reply = await knowledge.reply({ shop, shopper: { externalId: 'shopper-016', name: null }, text: '羽绒服是预售，到底什么时候发', context: { liveSession: 'live-1110', product: 'down-90' }, language: 'zh' });
    const text = reply.kind === 'answer' ? reply.text : '';
    const [, month, day] = /(\d+)月(\d+)日 23:59 之前发出/.exec(text) ?? [];
    expect(month).toBeDefined();
    expect(text).toContain(`最晚 ${month} 月 ${day} 日 24:00 前发完`);
  });
});

test('written dates move over the ends of months, and ranges with them', () => {
  expect(shiftDates('11 月 10 日 20:00 到 11 日 01:00', 6, 2026)).toBe('11 月 16 日 20:00 到 17 日 01:00');
  expect(shiftDates('价保到 2026 年 11 月 25 日 24:00', 40, 2026)).toBe('价保到 2027 年 1 月 4 日 24:00');
  expect(shiftDates('all ship by midnight at the end of Nov 20', 15, 2026)).toBe('all ship by midnight at the end of Dec 5');
  expect(shiftDates('11.11 买的', 6, 2026)).toBe('11.11 买的');
});

test('scans are told in English', () => {
  expect(scanInEnglish('out-for-delivery', '【武汉汉阳站】快件正在派送，请保持电话畅通')).toBe('Wuhan Hanyang station: out for delivery');
  expect(scanInEnglish('exception', '【贵阳】快件外箱破损，已暂扣核实内件')).toContain('Guiyang: the outer box is damaged');
  expect(scanInEnglish('unheard-of', '到了')).toBeUndefined();
});

test('every answer with a variable can be said to a stranger, or needs a person', async () => {
  for (const language of ['zh', 'en'] as const) {
    for (const entry of await knowledge.list(shop.id, language)) {
      expect(templateProblems(entry.answer + (entry.fallback ?? ''))).toEqual([]);
      const reply = await knowledge.reply({ shop, shopper: { externalId: null, name: null }, text: entry.question, context: {}, language, entryId: entry.id });
      expect(reply, entry.id).toMatchObject({ kind: entry.tier === 3 ? 'handoff' : 'answer' });
      expect('text' in reply ? reply.text : '', entry.id).toMatch(/^[^{}]+$/);
      expect(variablesIn(entry.fallback ?? '')).toEqual([]);
    }
  }
});

describe('the live room', () => {
  test('shows a session on air with numbered links and one of them being sold', async () => {
    const room = await demo.room((found) => found.identitySecret)(shop, 'en');
    expect(room.links.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(room.links.filter(({ onAir }) => onAir)).toHaveLength(1);
    expect(room.liveSession.startedAt).toBeLessThan(now);
    expect((await live.session(shop.id, room.liveSession.id))?.links.find(({ number }) => number === 3)?.product).toBe('down-90');
    expect(await live.session('another shop', room.liveSession.id)).toBeNull();
    expect(await live.names.product(shop.id, 'cam-l2')).toBe('瞭瞭 L2 智能摄像头');
  });
  test("signs each shopper's identity with the shop's secret, for an hour", async () => {
    const { shoppers } = await demo.room((found) => found.identitySecret)(shop, 'zh');
    for (const { externalId, name, identity, orderId } of shoppers) {
      const { payload } = await jwtVerify(identity, new TextEncoder().encode(shop.identitySecret), { algorithms: ['HS256'], currentDate: new Date(now) });
      expect(payload).toMatchObject({ sub: externalId, name, exp: Math.floor(now / 1000) + 3_600 });
      expect((await orders.ordersOf(shop.id, externalId))[0]?.id).toBe(orderId);
    }
  });
  test('has shoppers with an order on its way, waiting, late, stuck, received and going back', async () => {
    const { shoppers } = await demo.room((found) => found.identitySecret)(shop, 'zh');
    const states = await Promise.all(shoppers.map(async ({ externalId }) => (await orders.ordersOf(shop.id, externalId))[0]?.status));
    expect(new Set(states)).toEqual(new Set(['shipped', 'pending', 'delayed', 'delivered', 'returning']));
  });
});
