import { AxeBuilder } from '@axe-core/playwright';
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { agentAt } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => { [server, browser] = await Promise.all([startServer(), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

it('a source of orders is renamed, and Shopify’s client secret is replaced, by keyboard', async () => {
  const { page, context } = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await agentAt(page, server.url);
  await page.getByRole('link', { name: '知识库' }).waitFor();
  await page.goto(`${server.url}/console/settings/integrations`);
  await page.getByRole('button', { name: '接入订单来源' }).click();
  await page.getByRole('radio', { name: 'Shopify' }).check();
  await page.getByLabel('名字').fill('旧店');
  await page.getByLabel('应用的 Client secret').fill('shpss_old_secret');
  await page.getByRole('dialog').getByRole('button', { name: '接入订单来源' }).click();
  const address = await page.getByLabel('发到这个地址').innerText();
  await page.getByRole('button', { name: '已经存好' }).click();
  const deliver = async (secret: string) => {
    const body = JSON.stringify({ id: 1 });
    return (await fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/json', 'x-shopify-topic': 'products/update', 'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64') } })).status;
  };

  await page.getByLabel('「旧店」的更多操作').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '改名' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '改名' });
  expect(await dialog.getByLabel('名字').inputValue()).toBe('旧店');
  expect(await dialog.getByRole('button', { name: '保存' }).getAttribute('aria-disabled')).toBe('true');
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByLabel('名字').fill('海外店');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });

  await page.getByLabel('「海外店」的更多操作').click();
  await page.getByRole('button', { name: '更换 Client secret' }).click();
  await page.getByLabel('应用的 Client secret').fill('shpss_new_secret');
  await page.keyboard.press('Enter');
  await page.getByText('Client secret 已更换').waitFor();
  expect([await deliver('shpss_new_secret'), await deliver('shpss_old_secret'), await deliver('shpss_other_secret')]).toEqual([200, 200, 401]);

  await page.goto(`${server.url}/console/settings/audit`);
  await page.getByText('换了订单来源「海外店」的签名密钥').waitFor();
  await page.getByText('改了订单来源「海外店」').waitFor();
  await context.close();
}, 60_000);
