import type { Page } from 'playwright-core';
import type { TestBrowser } from '../support/browser.ts';
import { agentAt } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { fileEvening, playEvening, untilEvening } from './evening.ts';

const minutesOfEvening = 15;

/** The inbox, the wall and the reports of an evening, each in light and dark. The server's clock stands still once everyone is there. */
export async function showDesk(browser: TestBrowser, save: (page: Page, name: string) => Promise<void>): Promise<void> {
  let passed = untilEvening() - minutesOfEvening * 60_000;
  let frozen: number | null = null;
  await using server = await startServer({ demoHistory: true, clock: () => frozen ?? Date.now() + passed });
  const evening = await playEvening(server, (seconds) => { passed += seconds * 1_000; });
  await fileEvening(evening);
  const lost = evening.talkOf('起床困难户阿呆');
  await lost.say('那如果真丢了，你们是退款还是重发？');
  frozen = Date.now() + passed;

  const { page } = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await agentAt(page, server.url);
  await page.getByRole('navigation', { name: '会话列表' }).waitFor();
  async function both(name: string): Promise<void> {
    await save(page, name);
    await page.emulateMedia({ colorScheme: 'dark' });
    await save(page, `${name}-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
  }
  await page.goto(`${server.url}/console/inbox/waiting/${lost.conversationId}`);
  const later = page.getByRole('button', { name: '以后再说' });
  if (await later.isVisible()) await later.click();
  await page.locator('.suggestion').first().waitFor();
  await page.locator('.order').first().waitFor();
  await both('console');
  await page.goto(`${server.url}/console/wall`);
  await page.locator('.wall-today').waitFor();
  await both('wall');
  await page.goto(`${server.url}/console/reports/overview`);
  await page.locator('.aim-before').first().waitFor();
  await page.locator('.chart').nth(2).waitFor();
  await both('reports');
}
