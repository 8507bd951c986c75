import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { agentAt, shopperAt } from '../support/people.ts';
import { demo } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
let passed = 0;
beforeAll(async () => { [server, browser] = await Promise.all([startServer({ clock: () => Date.now() + passed }), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

async function waiting(question: string) {
  const { page } = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${server.url}/c/${demo.siteKey}`);
  const shopper = shopperAt(page);
  await shopper.panel.waitFor();
  await shopper.panel.getByRole('button', { name: '转人工' }).click();
  await shopper.log.getByText(/已为您转人工/).first().waitFor();
  await shopper.say(question);
  return shopper;
}

it('a macro answers, labels and puts aside as its preview says, and a promise comes back at its moment', async () => {
  const shopper = await waiting('锅盖好像少了一个垫圈');
  const { page, problems } = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const agent = await agentAt(page, server.url);
  await page.getByRole('navigation', { name: '会话列表' }).waitFor();
  const dialog = page.getByRole('dialog');
  const settings = async (name: string) => {
    await page.getByRole('navigation').getByRole('link', { name: '设置' }).first().click();
    await page.getByRole('link', { name, exact: true }).click();
  };

  // A label, and a macro that puts it on.
  await settings('标签');
  await page.getByRole('button', { name: '新标签' }).first().click();
  await dialog.getByLabel('名字', { exact: true }).fill('补发');
  await dialog.getByLabel('蓝').check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('还没有会话用').waitFor();
  await page.getByRole('link', { name: '一键操作', exact: true }).click();
  await page.getByRole('button', { name: '新的一键操作' }).click();
  await dialog.getByLabel('名字', { exact: true }).fill('补寄垫圈');
  await dialog.getByLabel('发出的话').fill('少的垫圈今天补寄给您');
  await dialog.getByLabel('补发').check();
  await dialog.getByLabel('接下来').selectOption({ label: '稍后再看' });
  await dialog.getByRole('button', { name: '保存' }).click();
  // Moved up by keyboard, the button keeps the focus.
  const up = page.getByRole('button', { name: '上移: 补寄垫圈' });
  await up.focus();
  const titles = () => page.locator('.template-title').allTextContents();
  for (const place of [3, 2]) {
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await titles())[place]).toContain('补寄垫圈');
    await expect.poll(() => up.evaluate((button) => button === document.activeElement)).toBe(true);
  }

  // Shown first, then done, step by step.
  await page.goto(`${server.url}/console/inbox/waiting`);
  await agent.openRow('锅盖好像少了一个垫圈');
  const choose = async () => {
    await page.getByLabel('一键操作', { exact: true }).click();
    await page.getByRole('button', { name: '补寄垫圈', exact: true }).click();
  };
  await agent.claim();
  await page.getByPlaceholder('回复…').waitFor();
  await choose();
  await dialog.getByRole('listitem').first().waitFor();
  expect(await dialog.getByRole('listitem').allTextContents()).toEqual([expect.stringMatching(/^发给买家少的垫圈今天补寄给您$/), '打标签补发', expect.stringMatching(/再看$/)]);
  await dialog.getByRole('button', { name: '就这么办' }).click();
  await shopper.log.getByText('少的垫圈今天补寄给您').waitFor();
  const standing = page.locator('.talk-standing');
  await standing.getByText('补发').waitFor();
  await standing.getByText(/再看$/).waitFor();

  // A promise beside the talk; done and undone.
  const panel = page.locator('.follow-ups-of-talk');
  await panel.getByRole('button', { name: '定一个跟进' }).click();
  await dialog.getByLabel('要做什么').fill('看垫圈到没到');
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: '定下来' }).click();
  await shopper.log.getByText(/我们会在 .+ 前回复您/).waitFor();
  await panel.getByRole('button', { name: '做完了' }).click();
  await panel.getByText('这个会话没有要跟进的。').waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await panel.getByText('看垫圈到没到').waitFor();
  await agent.resolve();
  await agent.talk.getByText('会话已解决').waitFor();

  // The moment comes: who looks on sees it is due, and the conversation is its agent's again.
  passed += 2 * 60 * 60_000 + 1_000;
  await page.getByText(/^该跟进了/).waitFor();
  await page.getByPlaceholder('回复…').waitFor();
  await agent.reply('垫圈到了吗');
  await shopper.log.getByText('垫圈到了吗').waitFor();

  // Without its label the macro does nothing at all.
  await settings('标签');
  await page.getByText('1 个会话').waitFor();
  await page.getByRole('button', { name: '删除「补发」' }).click();
  await dialog.getByText(/1 个会话带着它[\s\S]*补寄垫圈/).waitFor();
  await dialog.getByRole('button', { name: '删除', exact: true }).click();
  await page.getByText('还没有标签。').waitFor();
  await page.goto(`${server.url}/console/inbox/mine`);
  await agent.openRow('垫圈到了吗');
  await page.getByPlaceholder('回复…').waitFor();
  await choose();
  await dialog.getByText('这个标签已经没有了').waitFor();
  expect(await dialog.getByRole('button', { name: '就这么办' }).count()).toBe(0);
  expect(problems.filter((problem) => !/401 .*\/session\)/.test(problem))).toEqual([]);
}, 120_000);
