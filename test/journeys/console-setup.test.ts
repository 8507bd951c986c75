import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => { [server, browser] = await Promise.all([startServer({ demo: false }), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

const viewport = { width: 1280, height: 860 };
const password = 'correct horse battery';
const colleague = { name: '阿青', email: 'qing@shop.example' };

/** A page of a person with a browser of their own. */
const visit = async (url: string): Promise<Page> => {
  const { page } = await browser.newPage({ viewport });
  await page.goto(url);
  return page;
};
const section = (page: Page, name: string) => page.getByRole('navigation', { name: '设置' }).getByRole('link', { name }).click();
const linkIn = async (page: Page): Promise<string> => (await page.getByRole('dialog').getByLabel('把链接发给').textContent()) ?? '';
const told = (page: Page, words: string) => page.getByRole('status').getByText(words, { exact: true }).waitFor();

it('a new shop: owner, settings, a colleague by invitation, a new password, a new secret', async () => {
  const setup = (await server.app.greeting()).join('\n').match(/https?:\S+\/invite\/\S+/)?.[0] ?? '';
  const owner = await visit(setup);
  await owner.getByLabel('店铺名称').fill('青柚小店');
  await owner.getByLabel('你的名字').fill('店主小柚');
  await owner.getByLabel('登录邮箱').fill('owner@shop.example');
  await owner.getByLabel('设一个密码').fill('short');
  await owner.getByRole('button', { name: '建好店铺' }).click();
  await owner.getByRole('alert').first().waitFor();
  await expect.poll(() => owner.getByLabel('设一个密码').evaluate((field) => field === document.activeElement)).toBe(true);
  await owner.getByLabel('设一个密码').fill(password);
  await owner.getByRole('button', { name: '建好店铺' }).click();
  expect(await owner.getByLabel('贴这一行').textContent()).toContain(`${server.url}/widget.js`);

  await section(owner, '店铺');
  await owner.getByLabel('店铺名称').fill('青柚小店 2 号');
  await owner.getByRole('button', { name: '保存' }).click();
  await told(owner, '已保存');

  await section(owner, '成员');
  await owner.getByRole('button', { name: '邀请成员' }).click();
  await owner.getByLabel('对方的邮箱').fill(colleague.email);
  await owner.getByRole('button', { name: '生成邀请链接' }).click();
  const joining = await visit(await linkIn(owner));
  await joining.getByRole('heading', { name: '加入青柚小店 2 号' }).waitFor();
  await joining.getByLabel('你的名字').fill(colleague.name);
  await joining.getByLabel('设一个密码').fill(password);
  await joining.getByRole('button', { name: '加入' }).click();
  await joining.getByText('没有人在等').first().waitFor();
  expect(await joining.getByRole('link', { name: '设置', exact: true }).count(), 'the settings are the owner’s').toBe(0);

  await owner.reload();
  await owner.getByLabel(`${colleague.name}：更多操作`).click();
  await owner.getByRole('button', { name: '重置密码' }).click();
  const resetting = await visit(await linkIn(owner));
  await resetting.getByLabel('新密码').fill(`${password} staple`);
  await resetting.getByRole('button', { name: '保存新密码并登录' }).click();
  await resetting.getByText('没有人在等').first().waitFor();
  // Everywhere else the colleague is signed out, and the old password opens nothing.
  await joining.getByLabel('邮箱').fill(colleague.email);
  await joining.getByLabel('密码', { exact: true }).fill(password);
  await joining.getByRole('button', { name: '登录' }).click();
  await joining.getByText('邮箱或密码不对').waitFor();

  await owner.getByRole('button', { name: '关闭' }).click();
  await section(owner, '安装');
  await owner.getByRole('button', { name: '显示密钥' }).click();
  const secret = owner.getByLabel('签名密钥');
  const before = await secret.textContent();
  await owner.getByRole('button', { name: '换一个密钥' }).click();
  await owner.getByRole('dialog').getByRole('button', { name: '换', exact: true }).click();
  await told(owner, '密钥已更换');
  expect(await secret.textContent()).not.toBe(before);
}, 60_000);
