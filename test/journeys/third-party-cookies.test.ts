import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { startHostPage, type HostPage } from '../support/host-page.ts';
import { shopperAt } from '../support/people.ts';
import { demo } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let host: HostPage;
let browser: TestBrowser;
/** A site without our tag: a page, a cookie for whoever asks, and our hosted page in a frame. */
let plain: string;
/** The same on `localhost`, which is another site. */
const elsewhere = () => plain.replace('127.0.0.1', 'localhost');
const site = createServer(({ url, headers }, response) => {
  if (url === '/cookie') {
    response.setHeader('set-cookie', 'probe=1; SameSite=None; Secure');
    response.setHeader('access-control-allow-origin', headers.origin ?? '');
    response.setHeader('access-control-allow-credentials', 'true');
  }
  const frame = url === '/frame' ? `<iframe src="${server.url}/c/${demo.siteKey}" width="420" height="760" title="客服"></iframe>` : '';
  response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><title>页</title><link rel="icon" href="data:,">${frame}`);
});
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser(['--test-third-party-cookie-phaseout'])]);
  await new Promise<void>((resolve) => { site.listen(0, '127.0.0.1', resolve); });
  plain = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  host = await startHostPage(server.url, demo.siteKey);
  const shop = await server.app.services.shops.bySiteKey(demo.siteKey);
  await server.app.services.shops.update(shop?.id ?? '', { allowedOrigins: [host.origin] });
});
afterAll(async () => {
  site.close().closeAllConnections();
  await Promise.all([browser, host, server].map((one) => one[Symbol.asyncDispose]()));
});

/** Whether the browser keeps our probe's cookie when a page asks for it. */
async function keepsCookie(from: string): Promise<boolean> {
  const { page, context } = await browser.newPage();
  await page.goto(`${from}/page`);
  await page.evaluate((url) => fetch(url, { credentials: 'include' }).then((response) => response.text()), `${plain}/cookie`);
  const kept = (await context.cookies()).some(({ name }) => name === 'probe');
  await context.close();
  return kept;
}

it('the browser of these tests keeps a site’s own cookies and refuses those of other sites', async () => {
  expect([await keepsCookie(plain), await keepsCookie(elsewhere())]).toEqual([true, false]);
});

it.each([['on a merchant’s page', '/'], ['in a frame of the merchant’s', '/framed']])('the chat answers and is found again where third-party cookies are blocked: %s', async (_, path) => {
  const { page, context, problems } = await browser.newPage();
  await page.goto(host.url(path));
  const shopper = shopperAt(path === '/' ? page : page.frameLocator('iframe'));
  await shopper.open();
  await shopper.say('怎么开发票');
  await shopper.log.getByText(/^依据：/).first().waitFor();
  await page.reload();
  await shopper.open();
  await shopper.log.getByText('怎么开发票', { exact: true }).first().waitFor();
  expect(await context.cookies()).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});

it('our hosted page answers in a frame of another site, where the browser denies it storage as well', async () => {
  const { page, context, problems } = await browser.newPage();
  await page.goto(`${elsewhere()}/frame`);
  const shopper = shopperAt(page.frameLocator('iframe'));
  await shopper.panel.waitFor();
  await shopper.say('怎么开发票');
  await shopper.log.getByText(/^依据：/).first().waitFor();
  expect(await context.cookies()).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});
