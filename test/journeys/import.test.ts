import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { agentAt, shopperAt } from '../support/people.ts';
import { demo } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => { [server, browser] = await Promise.all([startServer(), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

const csv = (...rows: string[]) => ({ name: 'sheet.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) });

async function ownerAt(path: string) {
  const made = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await agentAt(made.page, server.url);
  await made.page.getByRole('link', { name: '知识库' }).waitFor();
  await made.page.goto(`${server.url}/console/${path}`);
  return made;
}

it('a sheet with errors shows them by row and column; mended, kept and published it answers a shopper', async () => {
  const { page, context } = await ownerAt('knowledge/import');
  const files = page.getByLabel('选择文件');
  const heads = '编号,层级,问题,买家问法,答案,失效时间';
  const sheet = (tier: string, until: string) => csv(heads, `plaque,${tier},能不能刻字,"可以刻名字吗\n能刻闺女的小名吗",可以刻六个字，三天做好。,${until}`);
  await files.setInputFiles(sheet('9', '明天'));
  const errors = page.getByRole('alert');
  await errors.getByText('2 处要改').first().waitFor();
  expect(await errors.getByRole('row').allInnerTexts()).toEqual([
    expect.any(String), expect.stringMatching(/第 2 行 B 列\s+层级\s+9\s+写 1（标准问题）、2（产品问题）或 3（转人工）/), expect.stringMatching(/第 2 行 F 列\s+失效时间\s+明天\s+时间写成/),
  ]);
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);

  await files.setInputFiles(sheet('1', '2099-01-01'));
  await page.getByRole('button', { name: '存为草稿' }).click();
  await page.getByText('1 条已存为草稿').waitFor();
  await page.getByRole('button', { name: '去发布' }).click();
  await page.getByRole('button', { name: '发布 1 处改动' }).click();
  await page.getByText('第 2 版已生效').waitFor();

  const shopper = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await shopper.page.goto(`${server.url}/c/${demo.siteKey}`);
  const at = shopperAt(shopper.page);
  await at.panel.waitFor();
  await at.say('能刻闺女的小名吗');
  await at.log.getByText('可以刻六个字').waitFor();
  await Promise.all([context.close(), shopper.context.close()]);
}, 60_000);

it('a live session comes in from a sheet and shows what its links lack', async () => {
  const { page, context } = await ownerAt('knowledge/import/live');
  await page.getByLabel('场次名称').fill('年货夜');
  await page.getByLabel('场次编号').fill('live-new-year');
  await page.getByLabel('开播').fill('2027-01-20T19:00');
  await page.getByLabel('下播').fill('2027-01-20T23:00');
  await page.getByLabel('选择文件').setInputFiles(csv('链接号,商品编号,商品名称,几小时内发货,退货条款', '1,kettle,养生壶,48,7 天无理由', '2,scale,体脂秤,,'));
  const checks = page.getByRole('table', { name: '开播检查' });
  await checks.waitFor();
  expect(await checks.getByRole('row').allInnerTexts()).toEqual([expect.any(String), expect.stringMatching(/^1 kettle[^]*有[^]*有/), expect.stringMatching(/^2 scale[^]*缺[^]*缺[^]*0\/3/)]);
  await page.getByRole('button', { name: '导入这一场' }).click();
  await page.getByText('这一场已导入').waitFor();
  await expect.poll(() => page.getByRole('button', { name: '去发布' }).evaluate((button) => button === document.activeElement)).toBe(true);
  // The next session on air is open from the start.
  await checks.nth(1).getByText('养生壶').waitFor();
  await page.getByLabel('场次名称').fill('');
  await page.getByRole('button', { name: '更新这一场' }).first().click();
  expect([await page.getByLabel('场次名称').inputValue(), await page.getByLabel('开播', { exact: true }).inputValue()]).toEqual(['年货夜', '2027-01-20T19:00']);
  // Another price changes no promise; another hour does, and is seen before it is kept.
  const again = (hours: string) => csv('链接号,商品编号,商品名称,价格,几小时内发货,退货条款', `1,kettle,养生壶,159,${hours},7 天无理由`, '2,scale,体脂秤,99,,');
  await page.getByLabel('选择文件').setInputFiles(again('48'));
  await page.getByRole('button', { name: '导入这一场' }).waitFor();
  expect(await page.getByRole('heading', { name: '承诺的变动' }).count()).toBe(0);
  await page.getByLabel('选择文件').setInputFiles(again('24'));
  const changes = page.getByRole('list').filter({ has: page.getByText('修改', { exact: true }) });
  await changes.waitFor();
  expect(await changes.getByRole('listitem').allInnerTexts()).toEqual([expect.stringMatching(/修改[^]*24 小时[^]*发货[^]*养生壶/)]);
  // From the session's own page its fields are filled in already.
  await page.goto(`${server.url}/console/live/live-new-year`);
  await page.getByRole('link', { name: '用表格更新' }).click();
  await expect.poll(() => page.getByLabel('场次编号').inputValue()).toBe('live-new-year');
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await context.close();
}, 60_000);

it('orders come in from a sheet, and one is looked up with what was told of it', async () => {
  const { page, context } = await ownerAt('settings/integrations');
  const section = page.locator('section', { has: page.getByRole('heading', { name: '表格导入订单' }) });
  const sheet = (status: string) => csv('订单号,付款时间,商品编号,商品名称,单价,手机号,状态', `SHEET-1,2026-01-10 20:31,kettle,养生壶,159,13812345678,${status}`);
  await section.getByLabel('选择文件').setInputFiles(sheet('在路上吧'));
  await section.getByRole('alert').getByRole('row', { name: /第 2 行 G 列.*认不出这个状态/ }).waitFor();
  await section.getByLabel('选择文件').setInputFiles(sheet('已签收'));
  await section.getByRole('button', { name: '导入 1 单' }).click();
  await section.getByText('1 单已导入').waitFor();

  await page.getByLabel('订单号').fill('nowhere');
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByText('没有这笔订单').waitFor();
  await page.getByLabel('订单号').fill(' SHEET-1 ');
  await page.getByLabel('订单号').press('Enter');
  const told = page.getByRole('list', { name: '收到的动态' });
  await told.getByText('下单付款').waitFor();
  expect(await told.getByRole('listitem').allInnerTexts()).toEqual([expect.stringMatching(/状态 已签收/), expect.stringMatching(/下单付款[\s\S]*表格导入/)]);
  await page.getByText(/游客订单 · 手机尾号 5678/).waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await context.close();
}, 60_000);
