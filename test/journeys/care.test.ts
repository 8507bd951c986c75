import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessFindings } from '../support/access.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { floorOf } from '../support/floor.ts';
import { agentAt, shopperAt } from '../support/people.ts';
import { demo, signIn } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => { [server, browser] = await Promise.all([startServer(), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

/** As the merchant's own system tells it. */
async function tell(orders: { id: string; shopper: string; status: string; scans: { code: string; text: string }[] }[]): Promise<void> {
  const now = Date.now();
  const body = {
    orders: orders.map(({ id, shopper, status, scans }) => ({
      id, status, shopperExternalId: shopper, paidAt: now - 86_400_000, amount: 59, currency: 'CNY', liveSession: null, promises: [],
      items: [{ product: 'P-HANDCREAM', name: '护手霜', sku: null, quantity: 1, price: 59 }],
      shipment: { carrier: '顺丰', trackingNumber: `SF${id}`, events: scans.map((scan, at) => ({ at: now - (scans.length - at - 1) * 3_600_000, ...scan })) },
    })),
  };
  const response = await fetch(`${server.url}/api/v1/orders`, { method: 'PUT', headers: { cookie: await signIn(server.url, demo.owner), origin: server.url, 'content-type': 'application/json' }, body: JSON.stringify(body) });
  expect(response.status, await response.text()).toBe(200);
}
const picked = { code: 'picked', text: '已揽收' };
const delivered = { code: 'delivered', text: '已签收' };

it('a rule is tried and switched on; its news stands in the open bubble at once and on the closed one as unread, and the shop sees who has seen it', async () => {
  const floor = floorOf(server, browser);
  const office = await floor.deskOf(demo.owner);
  const { page } = office;
  await page.getByRole('link', { name: '主动关怀' }).click();
  await page.getByRole('link', { name: '已签收' }).click();
  await page.getByRole('group', { name: '夜间免打扰' }).getByRole('radio', { name: '没有' }).check();
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByText(/^会发 \d+ 条$/).waitFor();
  await page.getByText('先保存，再开启').waitFor();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: /^试算|^再算一次/ }).click();
  await page.getByRole('button', { name: '开启', exact: true }).click();
  await page.getByText('「已签收」已开启').waitFor();

  // One looks on with an open bubble, one has the page open and the bubble closed.
  const open = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await open.page.goto(`${server.url}/demo?shopper=shopper-015`);
  const watcher = shopperAt(open.page);
  await watcher.open();
  const closed = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await closed.page.clock.install();
  const asked = () => closed.page.waitForResponse(/\/unread$/);
  const [first] = await Promise.all([asked(), closed.page.goto(`${server.url}/demo?shopper=shopper-016`)]);
  expect(await first.json()).toMatchObject({ unread: 0, againMs: 30_000 });

  await tell([{ id: 'CARE1', shopper: 'shopper-015', status: 'shipped', scans: [picked] }, { id: 'CARE2', shopper: 'shopper-016', status: 'shipped', scans: [picked] }]);
  await tell([{ id: 'CARE1', shopper: 'shopper-015', status: 'delivered', scans: [picked, delivered] }, { id: 'CARE2', shopper: 'shopper-016', status: 'delivered', scans: [picked, delivered] }]);
  await watcher.log.getByText(/订单 CARE1 的「护手霜」显示已签收/).waitFor();

  await page.goto(`${server.url}/console/care/deliveries`);
  const row = (order: string) => page.getByRole('row').filter({ hasText: order });
  await row('CARE2').getByText('已发出').waitFor();
  await Promise.all([asked(), closed.page.clock.fastForward(31_000)]);
  await closed.page.getByRole('button', { name: /在线客服, 1 条未读/ }).waitFor();
  const visitor = shopperAt(closed.page);
  await visitor.open();
  await visitor.log.getByText(/订单 CARE2 的「护手霜」显示已签收/).waitFor();

  // Both have looked: the shop's list says so as soon as it is read again.
  await expect.poll(async () => { await page.reload(); await row('CARE2').waitFor(); return [await row('CARE1').getByText('看过').count(), await row('CARE2').getByText('看过').count()]; }, { timeout: 15_000, interval: 500 }).toEqual([1, 1]);
  await page.getByRole('combobox', { name: '状态' }).selectOption('没送到');
  await page.getByText('没有符合的记录').waitFor();
  expect([...open.problems, ...closed.problems, ...office.problems].filter((problem) => !/401 .*\/session\)/.test(problem))).toEqual([]);
});

it('axe finds nothing on the rules, on one with its trial, and on the deliveries, light and dark; the keys lead there', async () => {
  const { page, context } = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await agentAt(page, server.url);
  await page.getByRole('navigation', { name: '会话列表' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('heading', { name: '主动关怀', level: 1 }).waitFor();
  await page.getByRole('row').nth(1).waitFor();
  expect(await accessFindings(page, 'rules')).toEqual([]);
  await page.getByRole('link', { name: '48 小时无物流更新' }).click();
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByText(/^会发 \d+ 条$/).waitFor();
  expect(await accessFindings(page, 'rule')).toEqual([]);
  await page.goto(`${server.url}/console/care/deliveries`);
  await page.getByRole('row').nth(1).waitFor();
  expect(await accessFindings(page, 'deliveries')).toEqual([]);
  await context.close();
}, 90_000);
