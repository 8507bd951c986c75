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

const question = '能帮我看看邻居家的洗衣机吗';

/** Someone asks for a person, and an agent has the conversation open. */
async function inConversation(viewport = { width: 1280, height: 860 }) {
  const [hosted, desk] = await Promise.all([browser.newPage(), browser.newPage({ viewport })]);
  await hosted.page.goto(`${server.url}/c/${demo.siteKey}`);
  const shopper = shopperAt(hosted.page);
  await shopper.panel.waitFor();
  await shopper.say('你好');
  await shopper.panel.getByRole('button', { name: '转人工' }).click();
  await shopper.log.getByText(/已为您转人工/).first().waitFor();
  await shopper.say(question);
  const agent = await agentAt(desk.page, server.url);
  await agent.openRow(question);
  await agent.talk.getByText(question).first().waitFor();
  return { shopper, agent, desk: desk.page, close: () => Promise.all([hosted.context.close(), desk.context.close()]) };
}

it('a picture from the agent is seen by the shopper', async () => {
  const { shopper, agent, desk, close } = await inConversation();
  await agent.claim();
  await desk.locator('input[type=file]').setInputFiles({ name: 'label.png', mimeType: 'image/png', buffer: await picture('png', 320, 200) });
  await desk.getByRole('button', { name: '发送' }).and(desk.locator('[aria-disabled=false]')).click();
  const shown = shopper.log.getByRole('img', { name: '图片' }).or(shopper.log.locator('.pictures img')).first();
  await shown.waitFor();
  await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(320);
  expect(await agent.talk.locator('.picture img').count()).toBe(1);
  await close();
}, 40_000);

it('everything at the desk goes by keyboard: move, open, claim, reply, resolve, to the settings and back', async () => {
  const { shopper, agent, desk, close } = await inConversation();
  await desk.goto(`${server.url}/console/inbox/waiting`);
  await desk.getByRole('option').first().waitFor();
  await desk.keyboard.press('j');
  await desk.keyboard.press('Enter');
  await agent.talk.waitFor();
  await desk.keyboard.press('c');
  await desk.getByPlaceholder('回复…').waitFor();
  await desk.keyboard.press('r');
  await desk.keyboard.type('用键盘写的');
  await desk.keyboard.press('Enter');
  await shopper.log.getByText('用键盘写的').waitFor();
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('e');
  await shopper.log.getByText(/处理完了/).waitFor();
  await desk.keyboard.press('g');
  await desk.keyboard.press('s');
  await desk.getByRole('heading', { name: '店铺', level: 2 }).waitFor();
  await desk.keyboard.press('?');
  await desk.getByRole('dialog', { name: '键盘操作' }).waitFor();
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('g');
  await desk.keyboard.press('m');
  await desk.getByRole('navigation', { name: '会话列表' }).locator('[aria-current=page]', { hasText: '我的' }).waitFor();
  await close();
}, 40_000);
