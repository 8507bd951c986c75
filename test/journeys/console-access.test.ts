import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessFindings } from '../support/access.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { agentAt } from '../support/people.ts';
import { demo } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { createWireShopper } from '../support/wire-shopper.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => { [server, browser] = await Promise.all([startServer(), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

const complaint = '我要投诉';

it('axe finds nothing at the desk, light and dark', async () => {
  const shopper = createWireShopper(demo.siteKey, () => undefined);
  await shopper.connect(`${server.url.replace('http', 'ws')}/ws/shopper`);
  shopper.send('m_complaint', complaint);
  await shopper.resync();
  const { page, context } = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const agent = await agentAt(page, server.url);
  await agent.openRow(complaint);
  await agent.talk.getByText(complaint, { exact: true }).waitFor();
  await agent.claim();
  await page.getByPlaceholder('回复…').waitFor();
  expect(await accessFindings(page, 'conversation')).toEqual([]);
  await page.getByRole('button', { name: '查看键盘操作' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await accessFindings(page, 'keys')).toEqual([]);
  shopper.close();
  await context.close();
}, 90_000);

/** Signed in, with the settings open. */
async function inSettings() {
  const { page, context } = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await agentAt(page, server.url);
  await page.getByRole('link', { name: '设置', exact: true }).click();
  const open = async (name: string): Promise<void> => {
    await page.getByRole('navigation', { name: '设置' }).getByRole('link', { name }).click();
    await page.getByRole('heading', { name, level: 2 }).waitFor();
  };
  return { page, context, open };
}

it('axe finds nothing in the settings, light and dark', async () => {
  const { page, context, open } = await inSettings();
  await open('安装');
  expect(await accessFindings(page, 'install')).toEqual([]);
  await open('外观');
  expect(await accessFindings(page, 'look')).toEqual([]);
  await open('成员');
  await page.getByRole('cell').first().waitFor();
  expect(await accessFindings(page, 'staff')).toEqual([]);
  await context.close();
}, 90_000);

it('axe finds nothing on the own account and at the door, light and dark', async () => {
  const { page, context, open } = await inSettings();
  await open('我的账号');
  expect(await accessFindings(page, 'account')).toEqual([]);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('heading', { name: '登录客服台' }).waitFor();
  expect(await accessFindings(page, 'sign in')).toEqual([]);
  await context.close();
}, 90_000);
