import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentAt, shopperAt } from '../support/people.ts';
import { openBrowser, watchProblems, type TestBrowser } from '../support/browser.ts';
import { demo } from '../support/server-process.ts';
import { startHostPage, type HostPage } from '../support/host-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
let host: HostPage;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  host = await startHostPage(server.url, demo.siteKey);
  const shop = await server.app.services.shops.bySiteKey(demo.siteKey);
  await server.app.services.shops.update(shop?.id ?? '', { allowedOrigins: [host.origin] });
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const unhelpable = '你们能顺便帮我修一下邻居家的洗衣机和冰箱吗';

describe('shopper on the demo page, agent in the console', () => {
  it('answer, handoff, claim, reply, reload, offline and back, resolve: nothing lost, nothing twice', async () => {
    const { page, context, problems } = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    await page.goto(`${server.url}/demo`);
    const shopper = shopperAt(page);
    await shopper.open();
    await shopper.say('我的货到哪了');
    await shopper.log.getByText(/LY2026\d+/).first().waitFor();
    expect(await shopper.log.textContent()).not.toContain('{{');

    await shopper.say(unhelpable);
    await shopper.log.getByText(/已为您转人工/).first().waitFor();

    const desk = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const agent = await agentAt(desk.page, server.url);
    await agent.openRow(unhelpable);
    await agent.claim();
    await shopper.log.getByText(/小林来了/).waitFor();
    await agent.reply('您好，我是小林，我来看看');
    await shopper.log.getByText('您好，我是小林，我来看看').waitFor();

    await Promise.all([page.reload(), desk.page.reload()]);
    await shopper.open();
    await shopper.log.getByText('您好，我是小林，我来看看').waitFor();
    await agent.talk.getByText('您好，我是小林，我来看看').waitFor();

    await context.setOffline(true);
    await shopper.say('断网时写的');
    await context.setOffline(false);
    await agent.talk.getByText('断网时写的', { exact: true }).waitFor();
    await agent.reply('收到了');
    await shopper.log.getByText('收到了', { exact: true }).waitFor();
    expect(await shopper.log.getByText('断网时写的', { exact: true }).count()).toBe(1);
    expect(await shopper.log.getByText('您好，我是小林，我来看看').count()).toBe(1);

    await agent.resolve();
    await shopper.log.getByText(/这次的问题处理完了/).waitFor();
    expect(problems.filter((line) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(line))).toEqual([]);
    await context.close();
    await desk.context.close();
  }, 60_000);

  it('offers choices when it is not sure, and answers the one that is tapped', async () => {
    const { page, context } = await browser.newPage();
    await page.goto(`${server.url}/c/${demo.siteKey}`);
    const shopper = shopperAt(page);
    await shopper.panel.waitFor();
    await shopper.say('摄像头');
    const choices = shopper.log.getByRole('group', { name: '您是不是想问' });
    await choices.getByRole('button').first().click();
    await shopper.log.getByText(/^依据：/).first().waitFor();
    await context.close();
  });

  it.each(['light', 'dark'] as const)('axe finds nothing in bubble and panel, %s', async (colorScheme) => {
    const { page, context } = await browser.newPage({ colorScheme });
    await page.goto(`${server.url}/c/${demo.siteKey}`);
    const shopper = shopperAt(page);
    await shopper.panel.waitFor();
    await shopper.say('怎么开发票');
    await shopper.log.getByText(/^依据：/).first().waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
    await context.close();
  }, 60_000);
});

describe('on a merchant’s page of another site with a strict policy', () => {
  it('stores nothing, connects to nothing and fetches nothing but the launcher before it is touched', async () => {
    const { page, context, problems } = await browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    page.on('websocket', (socket) => requests.push(socket.url()));
    await page.goto(host.url());
    await shopperAt(page).bubble.waitFor();
    expect(requests).toEqual(['/', '/widget.js']);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, '']);
    expect(await page.evaluate(() => Object.keys(window).filter((name) => /aftercast/i.test(name)))).toEqual(['Aftercast']);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('answers, keeps the chat over single-page navigation and a reload, and breaks no policy', async () => {
    const { page, context, problems } = await browser.newPage();
    await page.goto(host.url());
    const shopper = shopperAt(page);
    await shopper.open();
    await shopper.say('怎么开发票');
    await shopper.log.getByText(/^依据：/).first().waitFor();
    await page.evaluate(() => { history.pushState({}, '', '/other'); });
    await page.evaluate(() => { document.body.replaceChildren(document.createElement('main')); });
    await shopper.say('质保多久');
    await shopper.log.getByText(/^依据：/).nth(1).waitFor();
    await page.reload();
    await shopper.open();
    await shopper.log.getByText('质保多久', { exact: true }).waitFor();
    expect(await context.cookies()).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('goes without a trace by destroy(), and a second init works', async () => {
    const { page, context, problems } = await browser.newPage();
    await page.goto(host.url());
    const shopper = shopperAt(page);
    await shopper.open();
    await shopper.say('怎么开发票');
    await page.evaluate(() => { window.Aftercast('destroy'); });
    expect(await page.locator('aftercast-widget').count()).toBe(0);
    await page.evaluate((siteKey) => { window.Aftercast('init', { siteKey }); }, demo.siteKey);
    await shopper.open();
    await shopper.log.getByText('怎么开发票', { exact: true }).first().waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('works inside an iframe', async () => {
    const { page, context } = await browser.newPage();
    const problems = watchProblems(page);
    await page.goto(host.url('/framed'));
    const shopper = shopperAt(page.frameLocator('iframe'));
    await shopper.open();
    await shopper.say('怎么开发票');
    await shopper.log.getByText(/^依据：/).first().waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('still answers where storage is denied', async () => {
    const { page, context } = await browser.newPage();
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
    });
    await page.goto(host.url());
    const shopper = shopperAt(page);
    await shopper.open();
    await shopper.say('怎么开发票');
    await shopper.log.getByText(/^依据：/).first().waitFor();
    await context.close();
  });
});
