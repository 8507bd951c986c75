import { gzipSync } from 'node:zlib';
import type { Response } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { shopperAt } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** The smallest complete peer that was measured needs 108 KB before the first message. */
const budgetBytes = 25_600;
/** What the bubble brings to a page; the rest is the page's own. */
const ours = /^\/(widget\.js|w\/|api\/)/;

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => { [server, browser] = await Promise.all([startServer(), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

test.each([
  ['zh-CN', '怎么退货'],
  ['en-GB', 'How do I return something?'],
])('a browser that speaks %s fetches at most 25 KB up to the first answer', async (locale, question) => {
  const { page } = await browser.newPage({ locale, viewport: { width: 390, height: 844 } });
  const fetched: Response[] = [];
  page.on('response', (response) => { if (ours.test(new URL(response.url()).pathname)) fetched.push(response); });
  await page.goto(`${server.url}/c/demo-luyou`);
  const shopper = shopperAt(page);
  await shopper.panel.waitFor();
  await shopper.say(question);
  await shopper.log.getByRole('button', { name: /^(有用|Helpful)/ }).waitFor();

  const weights = await Promise.all(fetched.map(async (response) => [new URL(response.url()).pathname, gzipSync(await response.body(), { level: 9 }).length] as const));
  const names = weights.map(([path]) => path);
  expect(names).toContain('/widget.js');
  expect(names).toContain('/api/v1/widget/demo-luyou/config');
  expect(new Set(names).size, 'nothing is fetched twice').toBe(names.length);
  expect(weights.reduce((sum, [, bytes]) => sum + bytes, 0), weights.map((entry) => entry.join(' ')).join(', ')).toBeLessThanOrEqual(budgetBytes);
});
