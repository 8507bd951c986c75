import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { agentAt } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => { [server, browser] = await Promise.all([startServer(), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

async function ownerAt(path: string) {
  const { page, context } = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await agentAt(page, server.url);
  await page.getByRole('link', { name: '知识库' }).waitFor();
  await page.goto(`${server.url}/console/${path}`);
  return { page, context };
}
const focused = (page: Page) => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent ?? document.activeElement?.textContent ?? '');
/** Goes on with Tab until the focus stands on what bears these words. */
async function tabTo(page: Page, words: string | RegExp): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    const at = await focused(page);
    if (typeof words === 'string' ? at === words : words.test(at)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`keyboard: Tab never came to ${String(words)}`);
}

it('by keyboard alone an entry is made, kept, published and taken back', async () => {
  const { page, context } = await ownerAt('knowledge');
  await page.locator('.entry-line').first().waitFor();
  await page.keyboard.press('n');
  await page.getByLabel('问题', { exact: true }).waitFor();
  await expect.poll(() => focused(page)).toBe('问题');
  await page.keyboard.type('可以代写贺卡吗');

  await page.keyboard.press('Control+s');
  await page.getByText('先把标红的地方改好').waitFor();
  await expect.poll(() => focused(page)).toBe('回答');
  await page.keyboard.type('可以，下单时备注要写的话。');
  await page.keyboard.press('Control+s');
  await page.getByText('草稿已保存').waitFor();
  await page.waitForURL(/entries\/zh\/e_/);
  expect(await page.getByRole('dialog').count()).toBe(0);

  await page.goto(`${server.url}/console/knowledge/versions/drafts`);
  await page.getByText('还没有保留的问题').waitFor();
  await tabTo(page, '发布 1 处改动');
  await page.keyboard.press('Enter');
  await page.getByText('第 2 版已生效').waitFor();

  await page.getByRole('link', { name: '第 2 版' }).waitFor();
  await tabTo(page, /^第 2 版/);
  await page.keyboard.press('Enter');
  await page.getByText('可以，下单时备注要写的话。').waitFor();
  await tabTo(page, /^退回/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo(page, '马上退回');
  await page.keyboard.press('Enter');
  await page.getByText('第 3 版已生效').waitFor();
  await context.close();
}, 60_000);
