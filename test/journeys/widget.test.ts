import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { AgentServerFrame } from '@aftercast/shared';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { startHostPage, type HostPage } from '../support/host-page.ts';
import { shopperAt } from '../support/people.ts';
import { picture } from '../support/pictures.ts';
import { demo } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { openWire } from '../support/wire.ts';

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

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function ask(page: Page): Promise<ReturnType<typeof shopperAt>> {
  await page.goto(host.url());
  const shopper = shopperAt(page);
  await shopper.open();
  await shopper.say('怎么开发票');
  await shopper.log.getByText(/^依据：/).first().waitFor();
  return shopper;
}

/** Takes the shop's newest conversation and says a line in it. */
async function agentSays(text: string): Promise<void> {
  const signIn = await fetch(`${server.url}/api/v1/session`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: server.url }, body: JSON.stringify(demo.owner),
  });
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const wire = await openWire<AgentServerFrame>(`${server.url.replace('http', 'ws')}/ws/agent`, { cookie, origin: server.url });
  wire.send({ type: 'hello', version: 1 });
  wire.send({ type: 'inbox.load', ref: 'inbox-load', list: 'all' });
  const { conversations } = await wire.next('inbox.page');
  const newest = conversations.sort((a, b) => b.lastMessageAt - a.lastMessageAt)[0];
  wire.send({ type: 'conversation.claim', ref: 'claim-it', conversationId: newest?.id, version: newest?.version });
  await wire.next('command.done');
  wire.send({ type: 'message.send', id: `agent-${Date.now()}`, conversationId: newest?.id, text });
  await wire.next('message.ack');
  wire.close();
}

describe('the bubble', () => {
  it('opens, writes and closes by keyboard, and focus comes back', async () => {
    const { page, context } = await browser.newPage();
    await page.goto(host.url());
    const { bubble, panel } = shopperAt(page);
    await bubble.focus();
    await page.keyboard.press('Enter');
    const field = panel.getByRole('textbox');
    await field.waitFor();
    await page.waitForFunction(() => document.querySelector('aftercast-widget')?.shadowRoot?.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.type('半句话');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    expect(await bubble.evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('半句话');
    await context.close();
  });

  it('keeps its look in a page whose styles are loud, and gives the page none of its own', async () => {
    const { page, context } = await browser.newPage();
    await page.goto(`${server.url}/api/docs`);
    await page.setContent('<style>html { font-size: 40px } * { font-size: 60px; text-transform: uppercase } button { display: none }</style><button>host</button>');
    await page.addScriptTag({ url: `${server.url}/widget.js` });
    await page.evaluate((siteKey) => { window.Aftercast('init', { siteKey, locale: 'en', color: '#ffd400', position: 'left', offset: { x: 8, y: 12 }, zIndex: 77 }); }, demo.siteKey);
    const style = await shopperAt(page).bubble.evaluate((button) => {
      const { fontSize, textTransform, left, bottom, zIndex, backgroundColor, color } = getComputedStyle(button);
      return { fontSize, textTransform, left, bottom, zIndex, backgroundColor, color };
    });
    expect(style).toEqual({ fontSize: '15px', textTransform: 'none', left: '8px', bottom: '12px', zIndex: '77', backgroundColor: 'rgb(255, 212, 0)', color: 'rgb(31, 28, 25)' });
    expect(await page.evaluate(() => document.styleSheets.length)).toBe(1);
    await context.close();
  });

  it('is there once, however often the tag runs', async () => {
    const { page, context } = await browser.newPage();
    await page.goto(host.url());
    await shopperAt(page).bubble.waitFor();
    await page.evaluate(() => new Promise((resolve) => {
      const tag = document.createElement('script');
      const first = document.querySelector<HTMLScriptElement>('script[data-site-key]');
      tag.nonce = first?.nonce ?? '';
      tag.dataset.siteKey = first?.dataset.siteKey;
      tag.src = first?.src ?? '';
      tag.onload = resolve;
      document.body.append(tag);
    }));
    expect(await page.locator('aftercast-widget').count()).toBe(1);
    await context.close();
  });

  it('works off what the page asked for before it came, and survives a page that replaces its document’s children', async () => {
    const { page, context } = await browser.newPage();
    await page.addInitScript(() => {
      const seen: string[] = [];
      const q: unknown[][] = [['on', 'ready', () => seen.push('ready')], ['on', 'open', () => seen.push('open')], ['open']];
      Object.assign(window, { seen, Aftercast: Object.assign(() => undefined, { q }) });
    });
    await page.goto(host.url());
    await shopperAt(page).panel.waitFor();
    await page.waitForFunction(() => `${(window as unknown as { seen: string[] }).seen}` === 'ready,open');
    await page.evaluate(() => { document.documentElement.replaceChildren(document.createElement('head'), document.createElement('body')); });
    await shopperAt(page).panel.waitFor();
    await context.close();
  });

  it('says that it did not open when the app cannot be fetched, and opens on the next click', async () => {
    const { page, context } = await browser.newPage();
    await page.route('**/w/app-*', (route) => route.abort());
    await page.goto(host.url());
    const failed = page.evaluate(() => new Promise((resolve) => { window.Aftercast('on', 'error', ({ code }) => resolve(code)); }));
    await shopperAt(page).bubble.click();
    expect(await failed).toBe('app_unavailable');
    await page.unroute('**/w/app-*');
    await shopperAt(page).open();
    await context.close();
  });

  it('shows what went wrong when the shop cannot be read, and one button to try again', async () => {
    const { page, context } = await browser.newPage();
    await page.route('**/config*', (route) => route.abort());
    await page.goto(host.url());
    const shopper = shopperAt(page);
    await shopper.open();
    await page.getByRole('alert').getByText('聊天没打开').waitFor();
    await page.unroute('**/config*');
    await shopper.panel.getByRole('button', { name: '再试一次' }).click();
    await shopper.log.waitFor();
    await context.close();
  });

  it('is styled under a strict policy where style sheets cannot be constructed', async () => {
    const { page, context, problems } = await browser.newPage();
    await page.addInitScript(() => { delete (CSSStyleSheet.prototype as Partial<CSSStyleSheet>).replaceSync; });
    const shopper = await ask(page);
    expect(await shopper.panel.evaluate((panel) => getComputedStyle(panel).position)).toBe('fixed');
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe('a shopper who was here before', () => {
  it('is told with one request how much is unread, and sees a line above what is new', async () => {
    const { page, context } = await browser.newPage();
    await ask(page);
    await page.goto('about:blank');
    await agentSays('您好，发票已经补开');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname.replace(/.*\//, '')));
    page.on('websocket', () => requests.push('socket'));
    await page.goto(host.url());
    const shopper = shopperAt(page);
    await page.getByRole('button', { name: '在线客服, 1 条未读' }).waitFor();
    expect(requests).toEqual(['', 'widget.js', 'unread']);
    await page.getByRole('button', { name: /在线客服/ }).click();
    await shopper.log.getByText('您好，发票已经补开').waitFor();
    await shopper.log.getByText('新消息', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '在线客服', exact: true }).waitFor();
    await context.close();
  });

  it('is forgotten on reset', async () => {
    const { page, context } = await browser.newPage();
    const shopper = await ask(page);
    expect(await page.evaluate(() => localStorage.length)).toBe(1);
    await page.evaluate(() => { window.Aftercast('reset'); });
    await shopper.log.getByText('怎么开发票', { exact: true }).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    await context.close();
  });

  it('sees in one tab what was written in another', async () => {
    const { page, context } = await browser.newPage();
    await ask(page);
    const other = await context.newPage();
    await other.goto(host.url());
    const second = shopperAt(other);
    await second.open();
    await second.log.getByText('怎么开发票', { exact: true }).first().waitFor();
    await second.say('质保多久');
    await shopperAt(page).log.getByText('质保多久', { exact: true }).first().waitFor();
    await context.close();
  });
});

describe('on a phone', () => {
  it('fills what the keyboard leaves of the screen and holds the page behind', async () => {
    const { page, context } = await browser.newPage(phone);
    await page.goto(`${server.url}/demo`);
    const { bubble, panel } = shopperAt(page);
    await bubble.tap();
    await panel.getByRole('textbox').tap();
    await page.waitForFunction(() => document.documentElement.style.overflow === 'hidden');
    await page.evaluate(() => {
      Object.defineProperty(window.visualViewport, 'height', { value: 500, configurable: true });
      window.visualViewport?.dispatchEvent(new Event('resize'));
    });
    expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 500 });
    const field = await panel.getByRole('textbox').boundingBox();
    expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThan(500);
    expect(await panel.getByRole('textbox').evaluate((area) => parseFloat(getComputedStyle(area).fontSize))).toBeGreaterThanOrEqual(16);
    await panel.getByRole('button', { name: '收起' }).tap();
    expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe('');
    await context.close();
  });

  it('sends a picture with a line, and says why another file is none', async () => {
    const { page, context, problems } = await browser.newPage(phone);
    const shopper = await ask(page);
    await shopper.panel.locator('input[type=file]').setInputFiles([
      { name: 'a.png', mimeType: 'image/png', buffer: await picture('png', 900, 600) },
      { name: 'b.txt', mimeType: 'text/plain', buffer: Buffer.from('words') },
    ]);
    await shopper.panel.getByText('b.txt · 这个文件不是图片').waitFor();
    await shopper.panel.getByText('a.png · 加好了').waitFor();
    await shopper.say('到货就是这样的');
    const shown = shopper.log.getByRole('img', { name: /图片/ });
    await shown.waitFor();
    await page.waitForFunction(() => document.querySelector('aftercast-widget')?.shadowRoot?.querySelector<HTMLImageElement>('.log img')?.naturalWidth === 900);
    await shopper.log.getByText(/图片要人来看/).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
