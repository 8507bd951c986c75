import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { agentAt, shopperAt } from '../support/people.ts';
import { demo } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => { [server, browser] = await Promise.all([startServer(), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

it('a shopper rates in two taps, adds words, changes their mind, and the agent sees it', async () => {
  const [hosted, desk] = await Promise.all([browser.newPage({ viewport: { width: 390, height: 844 } }), browser.newPage({ viewport: { width: 1280, height: 860 } })]);
  await hosted.page.goto(`${server.url}/c/${demo.siteKey}`);
  const shopper = shopperAt(hosted.page);
  await shopper.panel.waitFor();
  await shopper.panel.getByRole('button', { name: '转人工' }).click();
  await shopper.say('我的锅坏了怎么办呀');
  const agent = await agentAt(desk.page, server.url);
  await agent.openRow('我的锅坏了怎么办呀');
  await agent.claim();
  await agent.reply('给您换一个新的');
  await agent.resolve();

  const rating = shopper.log.locator('.rating');
  await rating.getByRole('button', { name: '满意', exact: true }).click();
  await agent.talk.getByText('评价 4 / 5').waitFor();
  await rating.getByRole('button', { name: '回得快' }).click();
  await agent.talk.getByText('回得快').waitFor();
  await rating.getByRole('textbox').fill('换得很快');
  await rating.getByRole('button', { name: '发送' }).click();
  await rating.getByText('谢谢，店家会看到。').waitFor();
  await agent.talk.getByText('换得很快').waitFor();

  await hosted.page.reload();
  await rating.getByRole('button', { name: '改一下' }).click();
  await rating.getByRole('button', { name: '很差' }).click();
  await rating.getByRole('button', { name: '没解决' }).click();
  await agent.talk.getByText('评价 1 / 5').waitFor();
  await desk.page.goto(`${server.url}/console/settings/account`);
  await desk.page.getByText('满分 5，共 1 次评价').waitFor();
  expect(hosted.problems).toEqual([]);
  await Promise.all([hosted.context.close(), desk.context.close()]);
}, 60_000);

it('what a shopper says of their health is covered until they agree that colleagues read it, again once they take that back, and opens to who takes over', async () => {
  const [hosted, desk] = await Promise.all([browser.newPage({ viewport: { width: 390, height: 844 } }), browser.newPage({ viewport: { width: 1280, height: 860 } })]);
  await hosted.page.goto(`${server.url}/c/${demo.siteKey}`);
  const shopper = shopperAt(hosted.page);
  await shopper.panel.waitFor();
  await shopper.say('用了面霜脸肿了');
  await shopper.log.getByText('您提到了身体情况').waitFor();
  const agent = await agentAt(desk.page, server.url);
  await agent.openRow('涉及健康信息，接手后可见');
  await agent.talk.getByText('涉及健康信息，接手后可见').first().waitFor();
  expect(await desk.page.getByText('脸肿了').count()).toBe(0);
  await desk.page.getByText('还没有回答').waitFor();
  await shopper.log.getByRole('button', { name: '可以', exact: true }).click();
  await agent.talk.getByText('用了面霜脸肿了').waitFor();
  await shopper.log.getByRole('button', { name: '改一下' }).click();
  await shopper.log.getByRole('button', { name: '只给为我处理的人看' }).click();
  await agent.talk.getByText('涉及健康信息，接手后可见').first().waitFor();
  await agent.claim();
  await agent.talk.getByText('用了面霜脸肿了').waitFor();
  await desk.page.getByText('买家只愿意给处理的人看').waitFor();
  expect(hosted.problems).toEqual([]);
  await Promise.all([hosted.context.close(), desk.context.close()]);
}, 60_000);
