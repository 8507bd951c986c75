import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessFindings } from '../support/access.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { floorOf } from '../support/floor.ts';
import { shopperAt } from '../support/people.ts';
import { picture } from '../support/pictures.ts';
import { demo, signIn } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => { [server, browser] = await Promise.all([startServer(), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

it('from the order’s card a shopper asks for a refund of one of several goods, with a picture; an agent sees both and grants more than the limit, the owner approves, and the bubble follows', async () => {
  const owner = await signIn(server.url, demo.owner);
  await fetch(`${server.url}/api/v1/case-limits`, { method: 'PUT', headers: { cookie: owner, origin: server.url, 'content-type': 'application/json' }, body: JSON.stringify({ agent: 1_000, supervisor: 1_000, byAgent: {} }) });
  const order = {
    id: 'CARD1', shopperExternalId: 'shopper-015', status: 'pending', paidAt: Date.now() - 3_600_000, amount: 150.3, currency: 'CNY', liveSession: null, shipment: null,
    items: [{ product: 'P-HANDCREAM', name: '护手霜', sku: 'HC-60', quantity: 2, price: 59 }, { product: 'P-CUP', name: '马克杯 白', sku: null, quantity: 1, price: 49 }], promises: [{ kind: 'ship-by', product: null, validFrom: 0, validUntil: Date.now(), terms: { shipWithinHours: 48 } }],
  };
  const put = (told: typeof order) => fetch(`${server.url}/api/v1/orders`, { method: 'PUT', headers: { cookie: owner, origin: server.url, 'content-type': 'application/json' }, body: JSON.stringify({ orders: [told] }) });
  await put(order);

  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await phone.page.goto(`${server.url}/demo?shopper=shopper-015`);
  const shopper = shopperAt(phone.page);
  await shopper.open();
  await shopper.say('什么时候发货');
  // Where several are open the shopper says which.
  const card = shopper.panel.getByRole('group', { name: '订单 CARD1' });
  const which = shopper.log.getByRole('button', { name: /护手霜/ });
  await card.or(which).first().waitFor();
  if (await which.count() > 0) await which.first().click();
  await card.getByText('待发货').waitFor();
  await card.getByText('护手霜').waitFor();
  expect(await accessFindings(phone.page, 'card')).toEqual([]);
  await card.getByRole('button', { name: '退款' }).click();
  await card.getByRole('textbox').fill('买错了');
  await card.getByRole('button', { name: '提交' }).click();
  // Nothing goes out before it is whole, and what was written stays.
  await card.getByRole('alert').getByText('请选要退的商品').waitFor();
  await card.getByRole('checkbox', { name: /护手霜/ }).check();
  await card.getByRole('button', { name: '少一件' }).click();
  await card.getByText('1 / 2 件').waitFor();
  await card.getByText(/预计退 .*53\.10/).waitFor();
  await card.getByRole('button', { name: '提交' }).click();
  await card.getByRole('alert').getByText('请选一个原因').waitFor();
  await card.getByText('质量问题').click();
  await card.locator('input[type=file]').setInputFiles({ name: 'lid.png', mimeType: 'image/png', buffer: await picture('png', 120, 90) });
  await card.getByText(/lid\.png · 加好了/).waitFor();
  expect(await card.getByRole('textbox').inputValue()).toBe('买错了');
  expect(await accessFindings(phone.page, 'form')).toEqual([]);
  // The shop has exchanged the cream meanwhile: the form says so, and keeps the rest.
  await put({ ...order, items: order.items.map((item) => item.sku ? { ...item, sku: 'HC-75' } : item) });
  await card.getByRole('button', { name: '提交' }).click();
  await card.getByRole('alert').getByText('订单里的商品变了').waitFor();
  expect(await card.getByRole('textbox').inputValue()).toBe('买错了');
  expect(await card.getByRole('radio', { name: '质量问题' }).isChecked()).toBe(true);
  await card.getByText(/lid\.png · 加好了/).waitFor();
  await card.getByRole('checkbox', { name: /护手霜 ?HC-75/ }).check();
  await card.getByRole('button', { name: '少一件' }).click();
  await card.getByRole('button', { name: '提交' }).click();
  await card.getByText('退款：处理中').waitFor();
  const progress = shopper.log.getByRole('group', { name: '退款：处理中' });
  expect(await progress.getByRole('listitem').allTextContents()).toEqual(['护手霜']);
  await expect.poll(() => card.getByRole('button', { name: '退款' }).count()).toBe(0);

  const floor = floorOf(server, browser);
  const desk = await floor.deskOf(demo.agent);
  await desk.page.goto(`${server.url}/console/cases`);
  await desk.page.getByRole('link', { name: /退款/ }).or(desk.page.getByRole('row', { name: /退款/ })).first().click();
  const drawer = desk.page.getByRole('region', { name: /^退款/ });
  await drawer.getByText('质量问题 · 买错了').waitFor();
  await drawer.getByText('护手霜').waitFor();
  await drawer.getByText('1 / 2 件').waitFor();
  await drawer.getByText(/建议 ¥53\.1/).waitFor();
  expect(await drawer.getByText('马克杯').count()).toBe(0);
  await drawer.getByRole('img', { name: '图片' }).waitFor();
  await desk.page.getByRole('button', { name: /同意/ }).first().click();
  await desk.page.getByRole('dialog').getByRole('button').last().click();
  await card.getByText('退款：审核中').waitFor();

  const office = await floor.deskOf(demo.owner);
  await office.page.goto(`${server.url}/console/cases/approvals`);
  await office.page.getByRole('link', { name: /退款/ }).or(office.page.getByRole('row', { name: /退款/ })).first().click();
  await office.page.getByRole('button', { name: /批准|同意/ }).first().click();
  await card.getByText('退款：已同意').waitFor();

  // On another phone the card is there before anything is said on it.
  const other = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await other.page.goto(`${server.url}/demo?shopper=shopper-015`);
  const same = shopperAt(other.page);
  await same.open();
  await same.panel.getByRole('group', { name: '订单 CARD1' }).getByText('退款：已同意').waitFor();
  expect([...phone.problems, ...other.problems, ...desk.problems, ...office.problems].filter((problem) => !/401 .*\/session\)|404 .*\/CARD1\/requests\)/.test(problem))).toEqual([]);
}, 90_000);

it('whoever is not signed in proves an order by its number and four digits, and a wrong try says nothing', async () => {
  const { page, problems } = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${server.url}/c/demo-luyou`);
  const shopper = shopperAt(page);
  await shopper.log.or(shopper.bubble).first().waitFor();
  if (!await shopper.log.isVisible()) await shopper.open();
  await shopper.say('我的快递到哪了');
  await shopper.panel.getByRole('button', { name: '用订单号查' }).click();
  const ask = async (tail: string): Promise<void> => {
    await shopper.panel.getByRole('textbox', { name: '订单号' }).fill('LY202611090005');
    await shopper.panel.getByRole('textbox', { name: /尾号/ }).fill(tail);
    await shopper.panel.getByRole('button', { name: '查一下' }).click();
  };
  await ask('9999');
  await shopper.log.getByText('这个订单号和手机尾号对不上').waitFor();
  await ask('4001');
  await shopper.log.getByText(/订单 LY202611090005：已签收/).waitFor();
  expect(await shopper.panel.getByRole('group', { name: /^订单 LY/ }).count()).toBe(0);
  expect(problems.filter((problem) => !/401 .*\/session\)/.test(problem))).toEqual([]);
}, 60_000);
