import type { FrameLocator, Locator, Page } from 'playwright-core';
import { demo } from './server-process.ts';

/** A shopper at the bubble, in words a person would use. */
export interface ShopperAtWidget {
  open(): Promise<void>;
  say(text: string): Promise<void>;
  log: Locator;
  bubble: Locator;
  panel: Locator;
}

/** @param where the page, or the frame that holds the bubble */
export function shopperAt(where: Page | FrameLocator): ShopperAtWidget {
  const bubble = where.getByRole('button', { name: /在线客服|Customer service/ });
  const panel = where.getByRole('dialog');
  const log = panel.getByRole('log');
  return {
    bubble, panel, log,
    async open() {
      await bubble.click();
      await panel.waitFor();
    },
    async say(text) {
      const composer = panel.getByRole('textbox');
      await composer.fill(text);
      await composer.press('Enter');
      await log.getByText(text, { exact: true }).first().waitFor();
    },
  };
}

/** An agent at the console. */
export async function agentAt(page: Page, server: string, who = demo.owner) {
  await page.goto(`${server}/console/`);
  await page.getByLabel('邮箱').fill(who.email);
  await page.getByLabel('密码', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: '登录' }).click();
  const talk = page.getByRole('region', { name: '消息' });
  return {
    talk,
    /** Opens the conversation in whose row these words stand. */
    async openRow(words: string) {
      await page.getByRole('link', { name: words }).or(page.getByRole('option', { name: words })).first().click();
    },
    claim: () => page.getByRole('button', { name: /^(接待|从机器人接手)/ }).click(),
    async reply(text: string) {
      const field = page.getByPlaceholder('回复…');
      await field.fill(text);
      await field.press('Enter');
      await talk.getByText(text, { exact: true }).waitFor();
    },
    resolve: () => page.getByRole('button', { name: /^解决/ }).click(),
  };
}
