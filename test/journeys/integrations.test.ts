import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessFindings } from '../support/access.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { floorOf } from '../support/floor.ts';
import { demo } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => { [server, browser] = await Promise.all([startServer(), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

it('a Shopify shop is connected, called by another name, and given another client secret, by keyboard too', async () => {
  const { page, problems } = await floorOf(server, browser).deskOf(demo.owner);
  await page.goto(`${server.url}/console/settings/integrations`);
  await page.getByRole('button', { name: '接入订单来源' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Shopify' }).check({ force: true });
  await dialog.getByRole('textbox', { name: '名字' }).fill('海外店');
  await dialog.getByRole('textbox', { name: 'Client secret' }).fill('shpss_the_first_one');
  await dialog.getByRole('button', { name: '接入订单来源' }).click();
  const address = await dialog.getByText(/\/api\/v1\/hooks\/hook_/).innerText();
  await dialog.getByRole('button', { name: '已经存好' }).click();
  const tell = async (secret: string) => {
    const body = JSON.stringify({ id: 1 });
    return (await fetch(address.trim(), { method: 'POST', body, headers: { 'content-type': 'application/json', 'x-shopify-topic': 'products/update', 'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64') } })).status;
  };
  const choose = async (of: string, what: string) => {
    await page.getByLabel(`「${of}」的更多操作`).click();
    await page.getByRole('button', { name: what, exact: true }).filter({ visible: true }).click();
  };

  await choose('海外店', '改名');
  const name = dialog.getByRole('textbox', { name: '名字' });
  expect(await name.inputValue()).toBe('海外店');
  expect(await dialog.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
  expect(await accessFindings(page, 'rename')).toEqual([]);
  await name.fill('北美店');
  await page.keyboard.press('Enter');
  await page.getByRole('listitem').filter({ hasText: '北美店' }).waitFor();

  expect([await tell('shpss_the_first_one'), await tell('shpss_the_second_one')]).toEqual([200, 401]);
  await choose('北美店', '更换 Client secret');
  await dialog.getByRole('textbox', { name: 'Client secret' }).fill('shpss_the_second_one');
  expect(await accessFindings(page, 'secret')).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText('Client secret 已更换').waitFor();
  await page.getByText(/旧密钥用到/).waitFor();
  expect([await tell('shpss_the_first_one'), await tell('shpss_the_second_one')]).toEqual([200, 200]);
  expect(await accessFindings(page, 'integrations')).toEqual([]);

  await page.goto(`${server.url}/console/settings/audit`);
  await page.getByText('换了订单来源「北美店」的签名密钥').waitFor();
  await page.getByText('改了订单来源「北美店」：名字 北美店').waitFor();
  expect(problems.filter((problem) => !/401 .*\/session\)/.test(problem))).toEqual([]);
});
