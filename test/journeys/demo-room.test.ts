import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => { [server, browser] = await Promise.all([startServer(), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));
afterEach(() => Promise.all(browser.browser.contexts().map((context) => context.close())));

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const desktop = { viewport: { width: 1440, height: 900 } };

/** Opens the room with a bubble that only writes down what it is told. */
async function openRoom(address: string, options = {}) {
  const opened = await browser.newPage({ ...desktop, ...options });
  await opened.page.route('**/widget.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await opened.page.addInitScript(() => {
    const calls: unknown[][] = [];
    Object.assign(window, { calls, Aftercast: (...call: unknown[]) => { calls.push(call); } });
  });
  await opened.page.goto(server.url + address);
  await opened.page.getByText('双11跨夜专场').or(opened.page.getByText('11.11 midnight special')).first().waitFor({ state: 'attached' });
  return opened;
}

const callsOf = (page: Page) => page.evaluate(() => (window as unknown as { calls: [string, Record<string, unknown>?][] }).calls);
const namesOf = async (page: Page) => (await callsOf(page)).map(([command]) => command);

describe('the demo room', () => {
  test('shows the host, the numbered links and the one being explained', async () => {
    const { page, problems } = await openRoom('/demo');
    await expect.poll(() => page.getByRole('complementary', { name: '商品链接' }).getByRole('listitem').count()).toBe(7);
    expect(await page.getByRole('button', { name: /3号链接.*讲解中/ }).first().isVisible()).toBe(true);
    expect(await page.getByText('主播小鹿').isVisible()).toBe(true);
    expect(problems).toEqual([]);
  });

  test('introduces a shopper with orders and says which session is on', async () => {
    const { page } = await openRoom('/demo');
    const calls = await callsOf(page);
    const token = calls.find(([command]) => command === 'identify')?.[1]?.token;
    expect(String(token).split('.')).toHaveLength(3);
    expect(calls.find(([command]) => command === 'setContext')?.[1]).toEqual({ liveSession: 'live-1110' });
  });

  test('signs one shopper out before it introduces the next', async () => {
    const { page } = await openRoom('/demo');
    await page.getByRole('radio', { name: /毛豆妈妈/ }).check();
    expect((await namesOf(page)).slice(-2)).toEqual(['reset', 'identify']);
    await page.getByRole('radio', { name: /没登录的路人/ }).check();
    expect((await namesOf(page)).slice(-1)).toEqual(['reset']);
    expect(new URL(page.url()).search).toBe('?shopper=');
  });

  test('moves to a product and back without loading the page again, and tells the bubble', async () => {
    const { page } = await openRoom('/demo');
    await page.evaluate(() => { document.body.dataset.same = 'yes'; });
    await page.getByRole('button', { name: /脆脆 5L/ }).click();
    expect(new URL(page.url()).pathname).toBe('/demo/product/fryer-5l');
    expect(await page.getByRole('heading', { name: '脆脆 5L 可视空气炸锅' }).evaluate((heading) => heading === document.activeElement)).toBe(true);
    expect((await callsOf(page)).at(-1)).toEqual(['setContext', { product: 'fryer-5l', liveSession: 'live-1110' }]);
    await page.goBack();
    await page.getByText('本场 7 个链接').waitFor();
    expect(await page.evaluate(() => document.body.dataset.same)).toBe('yes');
  });

  test('opens at a product when its address is asked for', async () => {
    const { page } = await openRoom('/demo/product/vac-r3');
    await page.getByRole('heading', { name: '团团 R3 扫拖机器人' }).waitFor();
    await page.getByRole('button', { name: '问问这件' }).click();
    expect((await namesOf(page)).at(-1)).toBe('open');
  });

  test('changes its language with the bubble, and keeps it over a reload', async () => {
    const { page } = await openRoom('/demo');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('7 links tonight').waitFor();
    const calls = await callsOf(page);
    const restart = calls.map(([command]) => command).lastIndexOf('destroy');
    expect(calls.slice(restart).map(([command]) => command).filter((command, index, all) => all.indexOf(command) === index)).toEqual(['destroy', 'init', 'identify', 'setContext']);
    expect(calls[restart + 1]?.[1]).toEqual({ locale: 'en', theme: 'auto' });
    await page.reload();
    await page.getByText('7 links tonight').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('keeps still where motion is not wanted', async () => {
    const { page } = await openRoom('/demo', { reducedMotion: 'reduce' });
    await page.waitForFunction(() => (document.querySelector('canvas')?.width ?? 0) > 0);
    const frames = await page.evaluate(async () => {
      const canvas = document.querySelector('canvas');
      const prototype = CanvasRenderingContext2D.prototype;
      let drawn = 0;
      const draw = prototype.drawImage;
      prototype.drawImage = function (this: CanvasRenderingContext2D, ...given: unknown[]) { drawn += 1; return Reflect.apply(draw, this, given); } as typeof draw;
      for (let frame = 0; frame < 40; frame += 1) await new Promise((resolve) => { requestAnimationFrame(resolve); });
      return canvas ? drawn : -1;
    });
    expect(frames).toBe(0);
  });

  test.each([['phone', phone], ['desktop', desktop]] as const)('is accessible on a %s', async (_, options) => {
    const { page } = await openRoom('/demo', { ...options, reducedMotion: 'reduce' });
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test('opens its sheets by touch and closes them with Escape, giving focus back', async () => {
    const { page } = await openRoom('/demo', { ...phone, reducedMotion: 'reduce' });
    await page.getByRole('button', { name: '怎么试' }).click();
    await page.getByRole('dialog', { name: '怎么试' }).waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: '怎么试' }).evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('fits a narrow phone without scrolling sideways', async () => {
    const { page } = await openRoom('/demo', { viewport: { width: 320, height: 568 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});

describe('the hosted chat page', () => {
  test.each(['zh-CN', 'en-GB'])('is accessible and speaks %s', async (locale) => {
    const { page } = await browser.newPage({ ...desktop, locale });
    await page.route('**/widget.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.goto(`${server.url}/c/demo-luyou`);
    await page.getByRole('heading', { name: '鹿柚生活直播间' }).waitFor();
    expect(await page.getByText(locale === 'zh-CN' ? '用手机扫一扫' : 'Scan to ask').isVisible()).toBe(true);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  });

  test('says so when scripts are blocked', async () => {
    const { page } = await browser.newPage({ ...phone, javaScriptEnabled: false });
    await page.goto(`${server.url}/c/demo-luyou`);
    await page.getByText('聊天要用到脚本').waitFor();
    expect(await page.getByText('The chat needs scripts').isVisible()).toBe(false);
  });

  test('says so when the bubble cannot be loaded', async () => {
    const { page } = await browser.newPage(phone);
    await page.route('**/widget.js', (route) => route.abort());
    await page.goto(`${server.url}/c/demo-luyou`);
    await page.getByText('聊天没加载出来').waitFor();
  });
});
