import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { floorOf, replyField } from '../support/floor.ts';
import { demo } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
let passed = 0;
beforeAll(async () => { [server, browser] = await Promise.all([startServer({ clock: () => Date.now() + passed }), openBrowser()]); });
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

it('of three who come at once nobody is taken twice, a colleague called in sees the note, and when a laptop closes the shopper is passed on', async () => {
  const { deskOf, waiting } = floorOf(server, browser);
  const [lin, chen] = await Promise.all([deskOf(demo.owner), deskOf(demo.agent)]);
  const [cup, pot, lamp] = await Promise.all([waiting('杯子到现在没有收到呀'), waiting('锅盖好像少了一个垫圈'), waiting('台灯按了开关也不亮')]);
  for (const { page } of [lin, chen]) await page.getByRole('option').nth(2).waitFor();

  // Both reach for the same shopper at the same moment.
  for (const desk of [lin, chen]) {
    await desk.openRow('杯子到现在没有收到呀');
    await desk.talk.getByText('杯子到现在没有收到呀').first().waitFor();
  }
  await Promise.allSettled([lin, chen].map(({ page }) => page.getByRole('button', { name: /^接待/ }).click({ timeout: 5_000 })));
  await expect.poll(async () => (await Promise.all([lin, chen].map(({ page }) => replyField(page).count()))).sort().join()).toBe('0,1');
  const [mine, other] = await replyField(lin.page).count() === 1 ? [lin, chen] : [chen, lin];
  await other.page.getByText(new RegExp(`${mine === lin ? '林' : '陈'}\\S* 正在接待，你可以看，不能回复`)).waitFor();
  await cup.log.getByText(/来了，接下来由/).waitFor();
  await mine.reply('我查一下快递到哪了');
  await cup.log.getByText('我查一下快递到哪了').waitFor();

  // A note calls the colleague; the shopper never sees it.
  await mine.page.getByRole('button', { name: /^写备注/ }).click();
  const otherName = other === chen ? '陈' : '林';
  await mine.page.getByPlaceholder(/只有同事看得到/).pressSequentially(`@${otherName}`);
  await mine.page.getByRole('listbox', { name: '叫哪位同事' }).getByRole('option').first().click();
  await mine.page.getByPlaceholder(/只有同事看得到/).pressSequentially('帮忙问下仓库');
  await mine.page.keyboard.press('Enter');
  await other.talk.getByText(/帮忙问下仓库/).waitFor();
  expect(await cup.log.getByText(/帮忙问下仓库/).count()).toBe(0);

  // Passed on with a reason that only colleagues read.
  await mine.page.getByRole('button', { name: '转接' }).first().click();
  const dialog = mine.page.getByRole('dialog', { name: '转接会话' });
  await dialog.getByLabel('转给').selectOption({ index: 1 });
  await dialog.getByLabel('原因').fill('仓库的事归你');
  await dialog.getByRole('button', { name: '转接' }).click();
  await replyField(other.page).waitFor();
  await other.talk.getByText(/仓库的事归你/).waitFor();
  await cup.log.getByText(/来了，接下来由/).nth(1).waitFor();
  expect(await cup.log.getByText(/仓库的事归你/).count()).toBe(0);

  // The laptop closes with a question open: the shopper goes back in line and is taken by who is there.
  await cup.say('问到了吗');
  await other.talk.getByText('问到了吗').first().waitFor();
  await mine.page.getByText(/也在看/).waitFor();
  await other.context.close();
  await mine.page.getByText(/也在看/).waitFor({ state: 'hidden' });
  const late = await waiting('快递是不是寄丢了');
  passed += 90_000;
  await cup.log.getByText('刚才的客服临时离开了，正在为您换一位，位置还在前面。').waitFor();
  await mine.page.goto(`${server.url}/console/inbox/waiting`);
  await mine.page.getByRole('option').nth(3).waitFor();
  // Behind the two whom nobody has answered yet, before the one who came after the question.
  const inLine = await mine.page.getByRole('option').allTextContents();
  expect(inLine[2], 'its place is kept').toContain('问到了吗');
  expect(inLine[3]).toContain('快递是不是寄丢了');
  await mine.openRow('问到了吗');
  await mine.claim();
  await mine.reply('仓库说今晚发出');
  await cup.log.getByText('仓库说今晚发出').waitFor();

  // The next in line gets a template, step by step.
  await mine.page.goto(`${server.url}/console/inbox/waiting`);
  await mine.openRow('锅盖好像少了一个垫圈');
  await mine.claim();
  await replyField(mine.page).pressSequentially('/');
  await mine.page.getByRole('listbox', { name: '回复模板' }).getByRole('option').first().click();
  const meter = mine.page.getByRole('list', { name: '这条回复的四步' });
  await meter.waitFor();
  await expect.poll(() => meter.getByRole('button', { name: /还没有/ }).count()).toBe(0);
  await expect.poll(() => replyField(mine.page).inputValue()).not.toBe('');
  expect(await replyField(mine.page).inputValue(), 'variables are filled or marked as blanks').not.toContain('{{');

  // The owner's wall counts who waits in line, and whose hands are full.
  const wall = await deskOf(demo.owner);
  await wall.page.goto(`${server.url}/console/wall`);
  const now = wall.page.locator('.wall-now');
  await now.getByText('正在等').waitFor();
  const waitingNow = now.locator('div', { hasText: '正在等' }).locator('dd');
  await expect.poll(() => waitingNow.textContent()).toBe('2');
  const hands = wall.page.getByRole('table', { name: '谁手上有多少' }).getByRole('row').filter({ hasText: mine === lin ? '林' : '陈' });
  await hands.getByText('2', { exact: true }).waitFor();
  await mine.reply('少的垫圈今天补寄给您');
  await pot.log.getByText('少的垫圈今天补寄给您').waitFor();
  await mine.page.goto(`${server.url}/console/inbox/waiting`);
  await mine.openRow('台灯按了开关也不亮');
  await mine.claim();
  await expect.poll(() => waitingNow.textContent()).toBe('1');
  await hands.getByText('3', { exact: true }).waitFor();
  await wall.context.close();
  expect(await cup.log.getByText(/帮忙问下仓库|仓库的事归你/).count(), 'what colleagues tell each other').toBe(0);
  await Promise.all([pot, lamp, cup, late, mine].map(({ context }) => context.close()));
}, 120_000);
