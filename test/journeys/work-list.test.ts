import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFindings } from '../support/access.ts';
import { openBrowser, type TestBrowser } from '../support/browser.ts';
import { agentAt, shopperAt } from '../support/people.ts';
import { demo } from '../support/server-process.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: TestBrowser;
let shopId: string;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  shopId = (await server.app.services.shops.bySiteKey(demo.siteKey))?.id ?? '';
});
afterAll(() => Promise.all([browser[Symbol.asyncDispose](), server[Symbol.asyncDispose]()]));

const unanswerable = '你们能顺便帮我修一下邻居家的洗衣机和冰箱吗';
const answer = '只修我们卖出去的，邻居家的帮不上，抱歉啦。';

async function shopperOnPhone() {
  const { page, context } = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${server.url}/c/${demo.siteKey}`);
  const shopper = shopperAt(page);
  await shopper.panel.waitFor();
  return { shopper, page, context };
}

/** Says it and makes sure that a person is asked for, whatever the bot made of it. */
async function goesUnanswered(text: string): Promise<void> {
  const { shopper, context } = await shopperOnPhone();
  await shopper.say(text);
  await shopper.log.getByText(/已为您转人工/).or(shopper.log.getByRole('button', { name: '都不是，找人帮我看' })).first().waitFor();
  const none = shopper.log.getByRole('button', { name: '都不是，找人帮我看' });
  if (await none.count() > 0) await none.click();
  await shopper.log.getByText(/已为您转人工/).first().waitFor();
  await context.close();
}

/** The row of what was just said. */
async function openRow(page: Page, title: string): Promise<void> {
  await server.app.services.worklist.recorder.settle(shopId);
  await page.goto(`${server.url}/console/knowledge/worklist/zh`);
  await page.getByRole('link', { name: title }).waitFor();
}

describe('the work list', () => {
  it('shows a question without an answer, one click makes it an entry, and once published the same question is answered', async () => {
    await goesUnanswered(unanswerable);
    const { page, context, problems } = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await agentAt(page, server.url);
    await page.getByRole('link', { name: '知识库' }).waitFor();
    await openRow(page, unanswerable);
    expect(await accessFindings(page, 'a row of the work list')).toEqual([]);

    await page.getByRole('row', { name: unanswerable }).getByRole('button', { name: '写一条新的' }).click();
    expect(await page.getByLabel('标准问法').inputValue()).toBe(unanswerable);
    await page.getByLabel('答案').fill(answer);
    await page.getByRole('button', { name: '存成草稿' }).click();
    await page.getByText(/成了草稿，发布后生效/).waitFor();
    expect(await page.getByRole('link', { name: unanswerable }).count()).toBe(0);
    await page.getByRole('link', { name: '去发布' }).click();
    await page.getByRole('button', { name: /^发布 1 处改动/ }).click();
    await page.getByText(/第 \d+ 版已生效/).first().waitFor();

    const { shopper, context: again } = await shopperOnPhone();
    await shopper.say(unanswerable);
    await shopper.log.getByText(answer).waitFor();
    expect(problems.filter((line) => !line.includes('401'))).toEqual([]);
    await again.close();
    await context.close();
  }, 90_000);

  it('adds a wording to the entry that fits, by keyboard, even one typed before the entries are there, and takes it back', async () => {
    const wording = '可以带货合作吗怎么联系你们商务';
    await goesUnanswered(wording);
    const { page, context } = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await agentAt(page, server.url);
    await page.getByRole('link', { name: '知识库' }).waitFor();
    await openRow(page, wording);
    const row = page.getByRole('link', { name: wording });
    let answerEntries = (): void => undefined;
    const typed = new Promise<void>((resolve) => { answerEntries = resolve; });
    await page.route('**/knowledge/rows/zh', async (route) => {
      await typed;
      await route.continue();
    });
    await row.focus();
    await page.keyboard.press('x');
    await page.getByText(/先不管了/).waitFor();
    expect(await row.count()).toBe(0);
    await page.keyboard.press('u');
    await row.waitFor();
    await row.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('region', { name: wording });
    const [entry] = await server.app.services.knowledge.list(shopId, 'zh');
    await drawer.getByRole('combobox', { name: '加到哪一条' }).fill(entry?.question ?? '');
    answerEntries();
    await drawer.getByRole('button', { name: '加到这条' }).click();
    await page.getByText(new RegExp(`1 种说法写进了「${entry?.question}」的草稿`)).waitFor();
    await page.getByRole('button', { name: /^撤销/ }).click();
    await row.waitFor();
    await context.close();
  }, 90_000);
});

describe('the third way beside 有用 and 没用', () => {
  it('[FEED2][FEED4] 不是我问的 offers what else was meant and a person, and is there again after a reload', async () => {
    const { shopper, page, context } = await shopperOnPhone();
    await shopper.say('怎么退货');
    await shopper.log.getByRole('button', { name: '不是我问的' }).click();
    const others = shopper.log.getByRole('group', { name: '您是不是想问' });
    await others.getByRole('button').first().waitFor();
    expect(await others.getByRole('button').count()).toBeLessThanOrEqual(4);
    await others.getByRole('button', { name: '都不是，找人帮我看' }).waitFor();
    await page.reload();
    await others.getByRole('button').first().waitFor();
    expect(await accessFindings(page, 'other questions')).toEqual([]);
    const question = await others.getByRole('button').first().textContent();
    await others.getByRole('button').first().click();
    await shopper.log.getByText(`依据：${question}`).waitFor();
    await context.close();
  }, 60_000);
});
