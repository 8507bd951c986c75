import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../support/server-process.ts';
import { startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
const now = Date.parse('2026-11-25T15:30:00+08:00');
beforeAll(async () => { server = await startServer({ demoHistory: true, clock: () => now }); });
afterAll(() => server[Symbol.asyncDispose]());

test('the demo shop has three weeks to report on, and its change shows', async () => {
  const { reports, shops } = server.app.services;
  const shop = await shops.bySiteKey(demo.siteKey);
  if (!shop) throw new Error('no demo shop');
  await reports.recorder.settle(shop.id);
  const { total, groups } = await reports.reports.figures(shop.id, { from: '2026-11-04', to: '2026-11-25' }, 'day', 'zh');
  expect(groups).toHaveLength(22);
  expect(total.conversations).toBeGreaterThan(1_000);
  expect(total.withPerson).toBeGreaterThan(300);
  const { before, after } = await reports.reports.beforeAndAfter(shop.id, (await reports.reports.settings(shop.id)).changedOn ?? '', 30);
  expect(after.total.firstResponse.median).toBeLessThan(before.total.firstResponse.median ?? 0);
  const satisfied = [before.total.satisfied, after.total.satisfied];
  expect(satisfied.every((one) => (one?.of ?? 0) > 30)).toBe(true);
  expect((await reports.reports.clocks(shop.id)).reports.every(({ of }) => of > 0)).toBe(true);
});

test('its talks are filed, and what they are filed under is the shop’s', async () => {
  const { labels, shops } = server.app.services;
  const shop = await shops.bySiteKey(demo.siteKey);
  if (!shop) throw new Error('no demo shop');
  const [known, uses] = [await labels.list(shop.id), await labels.uses(shop.id)];
  expect(known.map(({ name }) => name)).toEqual(['催发货', '丢件', '换货', '质量问题', '老客']);
  for (const name of ['丢件', '换货', '质量问题']) expect(uses[known.find((one) => one.name === name)?.id ?? '']).toBeGreaterThan(5);
});

test('nothing in it lies in the future, and no message stands out of order', async () => {
  const { messages } = server.app.store.tables;
  const rows = await server.app.store.read.select({ conversationId: messages.conversationId, at: messages.createdAt }).from(messages).orderBy(messages.conversationId, messages.seq);
  expect(rows.filter(({ at }) => at > now)).toEqual([]);
  expect(rows.filter(({ conversationId, at }, index) => rows[index - 1]?.conversationId === conversationId && (rows[index - 1]?.at ?? 0) > at)).toEqual([]);
});
