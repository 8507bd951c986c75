import { alwaysOpen } from '@aftercast/shared';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { floorOf, type AgentOnFloor } from '../support/floor.ts';
import { demo } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';

const minutes = 60_000;
let server: TestServer;
let browser: TestBrowser;
let floor: ReturnType<typeof floorOf>;
let lin: AgentOnFloor;
let chen: AgentOnFloor;
let passed = 0;
const now = () => Date.now() + passed;
const shopId = async () => (await server.app.services.shops.bySiteKey(demo.siteKey))?.id ?? '';
/** How many escalations this person would see on signing in. */
const toldTo = async ({ page }: AgentOnFloor) => (await (await page.request.get(`${server.url}/api/v1/escalations`)).json() as { escalations: unknown[] }).escalations.length;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ clock: now }), openBrowser()]);
  floor = floorOf(server, browser);
  [lin, chen] = await Promise.all([floor.deskOf(demo.owner), floor.deskOf(demo.agent)]);
});
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

it('a colleague called in a note hears of it in another list, goes there, and the call is gone', async () => {
  const shopper = await floor.waiting('锅盖上的把手松了');
  await chen.openRow('锅盖上的把手松了');
  await chen.claim();
  await chen.page.getByRole('button', { name: /^写备注/ }).click();
  const note = chen.page.getByPlaceholder(/只有同事看得到/);
  await note.pressSequentially('@小');
  // Whoever types fast types on before the page is painted anew.
  await chen.page.getByRole('listbox', { name: '叫哪位同事' }).getByRole('option', { name: '小林' }).evaluate((option) => {
    option.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    document.execCommand('insertText', false, '把手');
  });
  await note.pressSequentially('能单独寄吗');
  await chen.page.keyboard.press('Enter');

  await lin.page.getByRole('button', { name: '1 条备注提到你' }).click();
  await lin.page.getByRole('dialog', { name: '提到你的备注' }).getByRole('button', { name: /小陈.*把手能单独寄吗/ }).click();
  await lin.talk.getByText('锅盖上的把手松了').first().waitFor();
  await lin.talk.getByText('把手能单独寄吗').waitFor();
  await lin.page.getByRole('button', { name: /条备注提到你/ }).waitFor({ state: 'detached' });
  await lin.page.reload();
  await lin.talk.getByText('把手能单独寄吗').waitFor();
  expect(await lin.page.getByRole('button', { name: /条备注提到你/ }).count(), 'what was seen calls no more').toBe(0);

  await chen.reply('把手今天单独寄给您');
  await shopper.log.getByText('把手今天单独寄给您').waitFor();
  await chen.resolve();
  await shopper.context.close();
}, 90_000);

it('what was put aside comes back to its agent at the time, and at once when the shopper speaks', async () => {
  const shopper = await floor.waiting('窗帘的挂钩少了两个');
  await chen.page.goto(`${server.url}/console/inbox/waiting`);
  await chen.openRow('窗帘的挂钩少了两个');
  await chen.claim();
  await chen.reply('我等仓库回话，马上告诉您');
  const mine = chen.page.getByRole('option', { name: /我等仓库回话/ });
  const putAside = async () => {
    await chen.page.locator('.talk-head, .conversation-head').getByLabel('更多', { exact: true }).click();
    await chen.page.getByRole('button', { name: /^稍后再看/ }).click();
    await chen.page.getByRole('dialog', { name: '稍后再看' }).getByRole('button', { name: /20 分钟后/ }).click();
    await mine.waitFor({ state: 'detached' });
  };
  await putAside();
  await chen.page.goto(`${server.url}/console/inbox/mine`);
  await chen.page.getByText('你手上没有会话').waitFor();
  passed += 21 * minutes;
  await mine.waitFor();

  // The page learns the time that has passed when it signs on anew.
  await chen.page.reload();
  await mine.click();
  await putAside();
  await shopper.say('仓库回话了吗');
  await chen.page.getByRole('option', { name: /仓库回话了吗/ }).waitFor();
  await chen.reply('回话了，今天补寄');
  await shopper.log.getByText('回话了，今天补寄').waitFor();
  await chen.resolve();
  await shopper.context.close();
}, 90_000);

it('when nobody reacts the supervisor is told wherever they are, then the owner, until one of them is at it', async () => {
  const who = { email: 'zhou@demo.aftercast', password: 'aftercast-demo' };
  await server.app.services.agents.create({ ...who, shopId: await shopId(), name: '小周', role: 'supervisor' });
  const zhou = await floor.deskOf(who);
  await zhou.page.goto(`${server.url}/console/reports`);
  await zhou.page.getByRole('heading', { level: 1 }).first().waitFor();
  const shopper = await floor.waiting('按摩椅的遥控器没反应');
  const alarm = ({ page }: AgentOnFloor) => page.getByRole('alert').filter({ hasText: '1 位买家超时没人回' });

  // Three minutes to answer in, one more before anybody is told.
  passed += 4 * minutes + 5_000;
  await alarm(zhou).getByText('还在排队').waitFor();
  expect(await toldTo(lin), 'the owner is not called for what the supervisor may settle').toBe(0);
  passed += 2 * minutes;
  await alarm(lin).waitFor();

  await alarm(zhou).getByRole('link', { name: '看等最久的' }).click();
  await zhou.talk.getByText('按摩椅的遥控器没反应').first().waitFor();
  await alarm(zhou).getByRole('button', { name: '我来跟进' }).click();
  for (const one of [zhou, lin]) await alarm(one).waitFor({ state: 'detached' });
  await zhou.claim();
  await zhou.reply('换一节电池试试，我陪着您');
  await shopper.log.getByText('换一节电池试试，我陪着您').waitFor();
  await zhou.resolve();
  await Promise.all([shopper.context.close(), zhou.context.close()]);
}, 90_000);

it('who asks after hours is told when somebody is back, and is answered there after the opening', async () => {
  const evening = new Date(now() + 8 * 60 * minutes);
  evening.setUTCHours(20, 0, 0, 0);
  // Eight in the evening by the shop's clock, which is eight hours ahead of UTC.
  passed += (evening.getTime() - 8 * 60 * minutes - now() + 24 * 60 * minutes) % (24 * 60 * minutes);
  await lin.page.goto(`${server.url}/console/settings/hours`);
  await lin.page.getByRole('radio', { name: '按时间表' }).check({ force: true });
  await lin.page.getByRole('button', { name: '保存' }).click();
  await lin.page.getByText('已保存').waitFor();
  onTestFinished(async () => { await server.app.services.hours.put(await shopId(), alwaysOpen); });

  const shopper = await floor.shopper();
  await shopper.log.getByText('客服明天 09:00 上班。您的问题已经留好').waitFor();
  await shopper.say('电饭煲的内胆掉漆了');
  passed += 12 * 60 * minutes + 55 * minutes;
  await chen.page.goto(`${server.url}/console/inbox/waiting`);
  await chen.page.getByRole('option', { name: /电饭煲的内胆掉漆了/ }).waitFor();
  await server.app.services.escalations.sweep();
  expect(await toldTo(lin), 'a night is no wait').toBe(0);
  passed += 6 * minutes;
  await chen.openRow('电饭煲的内胆掉漆了');
  await chen.claim();
  await chen.reply('早上好，内胆给您换新的');
  await shopper.log.getByText('早上好，内胆给您换新的').waitFor();
  await shopper.page.reload();
  await shopper.log.getByText('早上好，内胆给您换新的').waitFor();
  for (const words of ['电饭煲的内胆掉漆了', '早上好，内胆给您换新的']) expect(await shopper.log.getByText(words).count(), words).toBe(1);
  await chen.resolve();
  await shopper.context.close();
}, 90_000);

it('when the laptop of the agent who was given a shopper closes, the shopper is given to the colleague who is ready', async () => {
  await lin.page.goto(`${server.url}/console/settings/routing`);
  await lin.page.getByRole('radio', { name: '自动派给有空的人' }).check({ force: true });
  await lin.page.getByRole('button', { name: '保存' }).click();
  await lin.page.getByText('已保存').waitFor();
  await lin.page.getByRole('button', { name: /点一下暂停/ }).click();
  await lin.page.getByRole('button', { name: /已暂停接新会话/ }).waitFor();
  const shopper = await floor.waiting('挂烫机一直漏水');
  await shopper.log.getByText('小陈来了，接下来由小陈为您处理。').waitFor();
  await lin.page.getByRole('button', { name: /已暂停接新会话/ }).click();
  await lin.page.getByRole('button', { name: /点一下暂停/ }).waitFor();

  // The table looks at who is there every few seconds: what it showed before the clock was moved is no sign of going.
  const itsRow = lin.page.getByRole('row', { name: /小陈/ });
  await itsRow.getByText('在', { exact: true }).waitFor();
  await chen.context.close();
  await itsRow.getByText('不在').waitFor();
  passed += 40_000;
  await shopper.log.getByText('刚才的客服临时离开了，正在为您换一位，位置还在前面。').waitFor();
  await shopper.log.getByText('小林来了，接下来由小林为您处理。').waitFor();
  await lin.page.goto(`${server.url}/console/inbox/mine`);
  await lin.openRow('挂烫机一直漏水');
  await lin.reply('先拔掉电源，我马上给您寄新的');
  await shopper.log.getByText('先拔掉电源，我马上给您寄新的').waitFor();
  await shopper.context.close();
}, 90_000);
