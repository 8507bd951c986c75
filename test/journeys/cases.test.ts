import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { agentAt, shopperAt } from '../support/people.ts';
import { demo } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => { [server, browser] = await Promise.all([startServer(), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

const complaint = '杯子收到就是碎的，能退吗';

it('a refund above the agent’s limit goes from the order on screen to the owner and back, and the shopper sees each step, also after a reload', async () => {
  const [room, desk, office] = await Promise.all([browser.newPage(), browser.newPage({ viewport: { width: 1440, height: 900 } }), browser.newPage({ viewport: { width: 1440, height: 900 } })]);
  await room.page.goto(`${server.url}/demo`);
  const shopper = shopperAt(room.page);
  await shopper.open();
  await shopper.say('你好');
  await shopper.panel.getByRole('button', { name: '转人工' }).click();
  await shopper.log.getByText(/已为您转人工/).first().waitFor();
  await shopper.say(complaint);
  const card = shopper.log.locator('.case');

  const agent = await agentAt(desk.page, server.url, demo.agent);
  await agent.openRow(complaint);
  await agent.claim();
  const order = desk.page.getByRole('region', { name: '买家资料' }).locator('.order').first();
  await order.getByRole('button', { name: '开售后单' }).click();
  await desk.page.getByRole('button', { name: '建单' }).click();
  await card.getByText('处理中').waitFor();

  const beside = desk.page.locator('.cases-of-talk .case');
  await beside.getByRole('button', { name: '同意' }).click();
  await desk.page.getByRole('dialog').getByLabel('金额').fill('99.50');
  await desk.page.getByText('超过你的额度 ¥50，会送去审批。').waitFor();
  await desk.page.getByRole('button', { name: '送审批' }).click();
  await card.getByText('审核中').waitFor();
  expect(await card.textContent(), 'what is asked for is no promise').not.toContain('99.50');

  await agentAt(office.page, server.url, demo.owner);
  await office.page.getByRole('link', { name: '售后单' }).getByText('1').waitFor();
  await office.page.goto(`${server.url}/console/cases/approvals`);
  await office.page.getByRole('link', { name: /退款 ¥99.5/ }).click();
  await office.page.getByRole('button', { name: '批准' }).click();
  await card.getByText('已同意').waitFor();
  await card.getByText(/¥99\.50/).waitFor();
  await desk.page.getByText('「退款」批准了').waitFor();
  await office.page.getByText('没有要审批的').waitFor();
  expect(await office.page.getByRole('link', { name: '售后单' }).textContent()).not.toContain('1');

  await room.page.reload();
  await shopper.open();
  await card.getByText('已同意').waitFor();
  await beside.getByRole('button', { name: '办好了' }).click();
  await card.getByText('已办好').waitFor();
  expect(await card.count(), 'earlier words about it are lines').toBe(1);
  // Whether somebody is signed in is asked before they are.
  expect([room, desk, office].flatMap(({ problems }) => problems).filter((problem) => !/401 .*\/session\)/.test(problem))).toEqual([]);
}, 90_000);
