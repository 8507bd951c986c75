import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessFindings } from '../support/access.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { floorOf } from '../support/floor.ts';
import { shopperAt } from '../support/people.ts';
import { demo } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => { [server, browser] = await Promise.all([startServer(), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

it('an incident is told to everyone whose carrier stands still, answers whoever asks the same, then a person does, and ends with a last word', async () => {
  const floor = floorOf(server, browser);
  const office = await floor.deskOf(demo.owner);
  const { page } = office;
  // One of them looks on with an open bubble: their parcel is held by snow.
  const open = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await open.page.goto(`${server.url}/demo?shopper=shopper-009`);
  const watcher = shopperAt(open.page);
  await watcher.open();

  await page.goto(`${server.url}/console/cases/incidents`);
  await page.getByRole('button', { name: '新建批量问题' }).click();
  await page.getByRole('textbox', { name: '是什么问题' }).fill('飞燕快运停运');
  await page.getByRole('button', { name: '建好' }).click();
  await page.getByRole('heading', { name: '飞燕快运停运', level: 1 }).waitFor();

  await page.getByRole('button', { name: '按订单通知' }).click();
  await page.getByRole('button', { name: '看看会通知谁' }).click();
  await page.getByText('至少填一个条件').waitFor();
  await page.getByRole('textbox', { name: '承运商' }).fill('飞燕快运');
  for (const state of ['已发货', '延误', '物流异常']) await page.getByRole('checkbox', { name: state }).check();
  await page.getByRole('textbox', { name: '中文' }).fill('您的订单 {{order.id}} 因快递停运晚到，恢复后优先送');
  await page.getByRole('button', { name: '看看会通知谁' }).click();
  await page.getByText(/^\d+ 位买家，\d+ 笔订单$/).waitFor();
  await page.getByText(/您的订单 LY\d+ 因快递停运晚到/).first().waitFor();
  expect(await accessFindings(page, 'send')).toEqual([]);
  await page.getByRole('button', { name: /^通知 \d+ 位买家$/ }).click();

  await watcher.log.getByText(/您的订单 LY202611090041 因快递停运晚到，恢复后优先送/).waitFor();
  await page.getByText('已发完').waitFor();
  await watcher.say('我的快递到哪了');
  await expect.poll(() => watcher.log.getByText(/因快递停运晚到，恢复后优先送/).count()).toBe(2);
  await watcher.say('我的快递到哪了');
  await watcher.log.getByText(/正在为您转|转人工|排队/).first().waitFor();

  await expect.poll(async () => { await page.reload(); await page.getByText('已发完').waitFor(); return page.locator('.send-figures div').filter({ hasText: '又问了同样的' }).locator('dd').innerText(); }, { timeout: 15_000, interval: 500 }).toBe('1');
  await page.getByRole('button', { name: '看是哪些买家' }).click();
  await page.getByRole('combobox', { name: '显示' }).selectOption('又问了同样的');
  await expect.poll(() => page.getByRole('dialog').getByRole('listitem').count()).toBe(1);
  expect(await accessFindings(page, 'sends')).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();

  await page.getByRole('button', { name: '结束这个问题' }).click();
  await page.getByRole('textbox', { name: /说一句结束语/ }).fill('飞燕快运恢复了，您的包裹已经在路上');
  await page.getByRole('button', { name: /^结束，并告诉 \d+ 位买家$/ }).click();
  await watcher.log.getByText('飞燕快运恢复了，您的包裹已经在路上').waitFor();
  await page.getByText('结束语').first().waitFor();
  expect([...open.problems, ...office.problems].filter((problem) => !/401 .*\/session\)/.test(problem))).toEqual([]);
}, 90_000);
