import type { BrowserContext, Page } from 'playwright-core';
import type { TestBrowser } from './browser.ts';
import { agentAt, shopperAt, type ShopperAtWidget } from './people.ts';
import { demo } from './server-process.ts';

/** Someone on a page of their own, in a profile of their own, with what went wrong there. */
interface Seat { page: Page; context: BrowserContext; problems: string[] }
type ShopperOnFloor = ShopperAtWidget & Seat;
export type AgentOnFloor = Awaited<ReturnType<typeof agentAt>> & Seat;

/** Agents at wide screens and shoppers on phones around one running shop. */
export function floorOf(server: { url: string }, browser: TestBrowser) {
  /** Someone on the hosted page, or as a known shopper in the demo room, who has asked for a person. */
  async function shopper(externalId?: string): Promise<ShopperOnFloor> {
    const seat = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const { page } = seat;
    await page.goto(externalId === undefined ? `${server.url}/c/${demo.siteKey}` : `${server.url}/demo?shopper=${externalId}`);
    const at = shopperAt(page);
    if (externalId === undefined) await at.panel.waitFor();
    else await at.open();
    await at.panel.getByRole('button', { name: '转人工' }).click();
    return { ...at, ...seat };
  }
  return {
    shopper,
    /** Someone who has asked for a person and said what for. */
    async waiting(question: string, externalId?: string): Promise<ShopperOnFloor> {
      const one = await shopper(externalId);
      await one.log.getByText(/已为您转人工/).first().waitFor();
      await one.say(question);
      return one;
    },
    /** A colleague who has signed in and has the lists before them. */
    async deskOf(who: typeof demo.owner): Promise<AgentOnFloor> {
      const seat = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      const agent = await agentAt(seat.page, server.url, who);
      await seat.page.getByRole('navigation', { name: '会话列表' }).waitFor();
      return { ...agent, ...seat };
    },
  };
}

/** Where an agent writes to a shopper; there only while the conversation is theirs. */
export const replyField = (page: Page) => page.getByPlaceholder('回复…');
