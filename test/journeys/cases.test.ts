import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { floorOf } from '../support/floor.ts';
import { demo } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
beforeAll(async () => { [server, browser] = await Promise.all([startServer(), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

const complaint = '杯子收到就是碎的，能退吗';

/** Whether somebody is signed in is asked before they are. */
const expectNoProblems = (...all: { problems: string[] }[]) => expect(all.flatMap(({ problems }) => problems).filter((problem) => !/401 .*\/session\)/.test(problem))).toEqual([]);

/** A refund of 99.50, for which the agent has to ask, and everyone whom it concerns. */
async function refundAskedFor(externalId: string) {
  const { waiting, deskOf } = floorOf(server, browser);
  const [room, desk] = await Promise.all([waiting(complaint, externalId), deskOf(demo.agent)]);
  await desk.openRow(complaint);
  await desk.claim();
  const card = room.log.locator('.case').last();
  const order = desk.page.getByRole('region', { name: '买家资料' }).locator('.order').first();
  await order.getByRole('button', { name: '开售后单' }).click();
  await desk.page.getByRole('button', { name: '建单' }).click();
  await card.getByText('处理中').waitFor();

  const beside = desk.page.locator('.cases-of-talk .case').first();
  await beside.getByRole('button', { name: '同意' }).click();
  await desk.page.getByRole('dialog').getByLabel('金额').fill('99.50');
  await desk.page.getByText('超过你的额度 ¥50，会送去审批。').waitFor();
  await desk.page.getByRole('button', { name: '送审批' }).click();
  await card.getByText('审核中').waitFor();
  expect(await card.textContent(), 'what is asked for is no promise').not.toContain('99.50');

  const office = await deskOf(demo.owner);
  await office.page.getByRole('link', { name: '售后单' }).getByText('1').waitFor();
  await office.page.goto(`${server.url}/console/cases/approvals`);
  await office.page.getByRole('link', { name: /退款 ¥99.5/ }).click();
  return { room, card, desk, beside, office };
}

it('a refund above the agent’s limit goes from the order on screen to the owner and back, and the shopper sees each step, also after a reload', async () => {
  const { room, card, desk, beside, office } = await refundAskedFor('shopper-015');
  await office.page.getByRole('button', { name: '批准' }).click();
  await card.getByText('已同意').waitFor();
  await card.getByText(/¥99\.50/).waitFor();
  await desk.page.getByText('「退款」批准了').waitFor();
  await office.page.getByText('没有要审批的').waitFor();
  expect(await office.page.getByRole('link', { name: '售后单' }).textContent()).not.toContain('1');

  await room.page.reload();
  await room.open();
  await card.getByText('已同意').waitFor();
  await beside.getByRole('button', { name: '办好了' }).click();
  await card.getByText('已办好').waitFor();
  expect(await card.count(), 'earlier words about it are lines').toBe(1);
  expectNoProblems(room, desk, office);
  await Promise.all([room, desk, office].map(({ context }) => context.close()));
}, 90_000);

it('a refund that the owner refuses is told to the agent who asked and to the shopper, who never reads the amount', async () => {
  const { room, card, desk, beside, office } = await refundAskedFor('shopper-011');
  await office.page.getByRole('button', { name: '驳回' }).click();
  await card.getByText('没有通过').waitFor();
  await desk.page.getByText('「退款」没有通过').waitFor();
  await beside.getByText('已拒绝').waitFor();
  await office.page.getByText('没有要审批的').waitFor();
  await room.page.reload();
  await room.open();
  await card.getByText('没有通过').waitFor();
  expect(await room.log.textContent()).not.toContain('99.50');
  expectNoProblems(room, desk, office);
  await Promise.all([room, desk, office].map(({ context }) => context.close()));
}, 90_000);

it('shoppers who ask about one cause are put together, and one reply reaches each in the words of their own order', async () => {
  const { waiting, deskOf } = floorOf(server, browser);
  const shoppers = await Promise.all(['shopper-016', 'shopper-017', 'shopper-009'].map((one) => waiting('什么时候发货', one)));
  const office = await deskOf(demo.owner);
  await office.page.goto(`${server.url}/console/cases/incidents`);
  const group = office.page.getByRole('article').filter({ hasText: '3 个会话在等' });
  await group.getByRole('button', { name: '放到一起' }).click();
  await office.page.getByLabel('回复所有人').fill('仓库停电，订单 ');
  await office.page.getByRole('button', { name: '订单号' }).click();
  await office.page.locator('textarea:focus').pressSequentially(' 明天中午前发出');
  await office.page.getByRole('button', { name: '看看每位收到什么' }).click();
  const preview = office.page.getByRole('dialog', { name: '3 位会收到' });
  const shown = (await preview.getByRole('listitem').locator('p').allTextContents()).sort();
  expect(new Set(shown).size, 'each has an order of their own').toBe(3);
  await preview.getByRole('button', { name: '发给 3 位' }).click();

  const replies = shoppers.map(({ log }) => log.getByText(/^仓库停电/));
  for (const reply of replies) await reply.waitFor();
  expect((await Promise.all(replies.map((reply) => reply.textContent()))).sort()).toEqual(shown);
  for (const text of shown) expect(text).toMatch(/^仓库停电，订单 \S*\d{6,} 明天中午前发出$/);
  await office.page.getByText('已发 3 / 3').waitFor();
  expectNoProblems(...shoppers, office);
  await Promise.all([...shoppers, office].map(({ context }) => context.close()));
}, 90_000);
