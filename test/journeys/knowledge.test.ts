import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { agentAt, shopperAt } from '../support/people.ts';
import { picture } from '../support/pictures.ts';
import { demo } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => { [server, browser] = await Promise.all([startServer(), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

async function ownerAt(path: string) {
  const { page, context, problems } = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await agentAt(page, server.url);
  await page.getByRole('link', { name: '知识库' }).waitFor();
  await page.goto(`${server.url}/console/${path}`);
  return { page, context, problems };
}
async function shopper() {
  const { page, problems } = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${server.url}/c/${demo.siteKey}`);
  const at = shopperAt(page);
  await at.panel.waitFor();
  return { ...at, page, problems };
}
const openEntry = async (page: Page, words: string) => {
  await page.getByRole('searchbox').fill(words);
  await page.getByRole('option', { name: words }).first().click();
  await page.getByLabel('问题', { exact: true }).waitFor();
};

it('what is written is a draft until it is published, then the shopper gets it with its button and picture', async () => {
  const asker = await shopper();
  const { page, context, problems } = await ownerAt('knowledge');
  await openEntry(page, '怎么开发票');
  await page.getByLabel('回答', { exact: true }).fill('{{shop.name}}在订单页点一下就能开。');
  await page.locator('.answer-preview').getByText('在订单页点一下就能开').waitFor();
  await page.getByRole('button', { name: '打开网页的按钮' }).click();
  await page.getByLabel('按钮上的字').last().fill('去开发票');
  await page.getByLabel('网址').fill('https://shop.example/invoice');
  await page.locator('input[type=file]').setInputFiles({ name: 'where.png', mimeType: 'image/png', buffer: await picture('png', 320, 200) });
  await page.getByLabel('图片说的是什么').fill('按钮在哪里');
  await page.getByRole('button', { name: '接着问的按钮' }).click();
  await page.getByLabel('问哪一条').last().fill('什么时候发货');
  await page.getByRole('button', { name: '存为草稿' }).click();
  await page.getByText('草稿已保存').waitFor();

  await asker.say('怎么开发票');
  await asker.log.getByRole('button', { name: '有用' }).first().waitFor();
  expect(await asker.log.getByText('在订单页点一下就能开').count()).toBe(0);

  await page.goto(`${server.url}/console/knowledge/versions/drafts`);
  await page.getByLabel('备注').fill('新的开票页');
  await page.getByRole('button', { name: '发布 1 处改动' }).click();
  await page.getByText('第 2 版已生效').waitFor();
  await page.getByText('新的开票页').waitFor();

  await asker.say('请问怎么开发票');
  await asker.log.getByText('在订单页点一下就能开').waitFor();
  expect(await asker.log.getByRole('link', { name: '去开发票' }).getAttribute('href')).toBe('https://shop.example/invoice');
  const shown = asker.log.getByRole('img', { name: '按钮在哪里' });
  await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(320);
  await asker.log.getByRole('button', { name: '什么时候发货' }).last().click();
  await asker.log.getByText('什么时候发货', { exact: true }).last().waitFor();
  await asker.log.getByText(/来源|依据|根据/).last().waitFor();
  // Before anyone has signed in, asking who one is is answered with 401.
  expect([...problems, ...asker.problems].filter((line) => !line.endsWith('/api/v1/session)'))).toEqual([]);
  await context.close();
}, 60_000);

it('a kept question stops a change that breaks it until the owner says so', async () => {
  const { page, context } = await ownerAt('knowledge/bench');
  await page.getByLabel('买家的话').fill('优惠券怎么用不了');
  await page.keyboard.press('Enter');
  await page.getByText('直接回答').first().waitFor();
  await page.getByRole('button', { name: '保留这句' }).click();
  await page.getByText('1 个里通过 1 个').waitFor();

  await page.goto(`${server.url}/console/knowledge`);
  await openEntry(page, '优惠券怎么用不了');
  await page.getByText('更多操作').or(page.locator('.page .menu summary')).first().click();
  await page.getByRole('button', { name: '删除这一条' }).click();
  await page.getByText('这一条会在发布后删除').waitFor();
  await page.goto(`${server.url}/console/knowledge/versions/drafts`);
  await page.getByText('1 个保留的问题会因此答错').waitFor();
  await page.getByRole('button', { name: '放弃草稿' }).click();
  await page.getByText('没有未发布的改动').waitFor();
  await context.close();
}, 60_000);

it('of two who edit one entry the second sees what the first wrote, and neither loses a word', async () => {
  const [first, second] = await Promise.all([ownerAt('knowledge/entries/zh/invoice-title'), ownerAt('knowledge/entries/zh/invoice-title')]);
  const keywords = (page: Page) => page.getByLabel('关键词', { exact: true });
  for (const { page } of [first, second]) await keywords(page).waitFor();
  await keywords(first.page).fill('抬头，重开');
  await first.page.getByRole('button', { name: '存为草稿' }).click();
  await first.page.getByText('草稿已保存').waitFor();
  await keywords(second.page).fill('抬头，写错');
  await second.page.getByRole('button', { name: '存为草稿' }).click();
  const dialog = second.page.getByRole('dialog');
  await dialog.getByText('小林刚刚也改了这一条').waitFor();
  await dialog.getByText('重开').waitFor();
  await dialog.getByRole('button', { name: '用我的' }).click();
  await second.page.getByText('草稿已保存').waitFor();
  expect(await keywords(second.page).inputValue()).toBe('抬头，写错');
  await Promise.all([first.context.close(), second.context.close()]);
}, 60_000);

it('leaving with unsaved words asks first', async () => {
  const { page, context } = await ownerAt('knowledge');
  await openEntry(page, '下次什么时候直播');
  await page.getByLabel('问题', { exact: true }).fill('怎么开电子发票');
  await page.getByRole('link', { name: '返回' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('改动还没保存').waitFor();
  await dialog.getByRole('button', { name: '关闭' }).click();
  expect(await page.getByLabel('问题', { exact: true }).inputValue()).toBe('怎么开电子发票');
  await page.goBack();
  await dialog.getByRole('button', { name: '不保存，离开' }).click();
  await page.getByRole('searchbox').waitFor();
  await context.close();
}, 60_000);

it.each(['light', 'dark'] as const)('the pages hold nothing that axe finds in %s', async (scheme) => {
  const { page, context } = await ownerAt('knowledge');
  // Without motion, so that no colour is judged on its way from one to the next.
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  for (const path of ['knowledge', 'knowledge/entries/zh/ship-where', 'knowledge/bench', 'knowledge/versions', 'knowledge/versions/2', 'knowledge/versions/drafts']) {
    await page.goto(`${server.url}/console/${path}`);
    await page.locator('.page-body').waitFor();
    await page.locator('.skeleton').waitFor({ state: 'detached' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html]), path).toEqual([]);
  }
  await context.close();
}, 90_000);
