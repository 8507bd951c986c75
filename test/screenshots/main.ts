/**
 * Makes the pictures of the README and of docs/CONSOLE.md: `corepack pnpm run screenshots`. A demo server of its own plays
 * one real conversation, in both browsers, then its owner edits and imports knowledge; a second one plays an evening for inbox, wall and
 * reports. docs/screenshots is written anew. Nothing in the pictures is drawn by hand.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser } from '../support/browser.ts';
import { agentAt, shopperAt } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { showDesk } from './desk.ts';
import { showKnowledge } from './knowledge.ts';

const folder = join(import.meta.dirname, '../../docs/screenshots');
const desktop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/** A palette of 256 colours is a third of the size and looks the same here. */
async function save(page: Page, name: string): Promise<void> {
  // The focus ring and the caret are the photographer's, not the reader's.
  const picture = await page.screenshot({ caret: 'hide', animations: 'disabled' });
  await sharp(picture).png({ palette: true, effort: 10 }).toFile(join(folder, `${name}.png`));
  process.stdout.write(`docs/screenshots/${name}.png\n`);
}

await mkdir(folder, { recursive: true });
await using server = await startServer();
await using browser = await openBrowser();

const room = (await browser.newPage(desktop)).page;
await room.goto(`${server.url}/demo`);
const watcher = shopperAt(room);
await watcher.open();
await watcher.say('我的货到哪了');
await watcher.log.getByRole('button', { name: '有用' }).first().waitFor();
await save(room, 'demo');

const mobile = (await browser.newPage(phone)).page;
await mobile.goto(`${server.url}/demo?shopper=shopper-011`);
await mobile.getByText('双11跨夜专场').first().waitFor();
await save(mobile, 'room-phone');
const shopper = shopperAt(mobile);
await shopper.open();
await shopper.say('我的货到哪了');
await shopper.log.getByRole('button', { name: '有用' }).waitFor();
await shopper.say('显示签收了可我没收到');
await shopper.log.getByText(/已为您转人工/).first().waitFor();

const desk = (await browser.newPage(desktop)).page;
const agent = await agentAt(desk, server.url);
await agent.openRow('显示签收了可我没收到');
await agent.claim();
await agent.reply('您好，我是小林。先别急，我这就找快递调签收记录，今天 22 点前给您答复');
await shopper.log.getByText('我这就找快递调签收记录').waitFor();
await save(mobile, 'phone');
await showKnowledge(desk, server.url, save);
await showDesk(browser, save);
