/**
 * `corepack pnpm -s run bench:first-answer [--visits 30]`: from the click on the bubble to the bot's first answer on the demo page,
 * each visit in a browser profile of its own. Prints p50 and p95 in milliseconds as one JSON object. Times are taken inside the page.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { startServerProcess } from '../support/server-process.ts';

const { values } = parseArgs({ options: { visits: { type: 'string', default: '30' } } });
const visits = Number(values.visits);

/** One visit, in milliseconds from the click. */
interface Visit { usable: number; answered: number }

/** Looks every few milliseconds; asks as soon as the composer can be used. Runs in the page, so that it names no function: what tsx adds to names is not there. */
function watch(): void {
  // Held by the page, or the browser would take it for garbage while nobody has clicked.
  (globalThis as { visit?: Promise<Visit> }).visit = new Promise((resolve) => {
    addEventListener('click', (event) => {
      if (!event.composedPath().some((node) => (node as Element).localName === 'aftercast-widget')) return;
      const from = performance.now();
      let usable = 0;
      const timer = setInterval(() => {
        const root = document.querySelector('aftercast-widget')?.shadowRoot;
        const field = root?.querySelector('textarea');
        if (usable === 0 && field && !field.disabled && field.getBoundingClientRect().height > 0) {
          usable = performance.now() - from;
          field.value = '怎么退货';
          field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
          requestAnimationFrame(() => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, composed: true, cancelable: true })));
        }
        if (usable > 0 && root?.textContent?.includes('依据')) {
          clearInterval(timer);
          resolve({ usable, answered: performance.now() - from });
        }
      }, 4);
    }, { capture: true, once: true });
  });
}

async function visit(page: Page, url: string): Promise<Visit> {
  await page.goto(url);
  await page.getByText('没登录的路人').click();
  await page.locator('aftercast-widget button').first().waitFor();
  await page.evaluate(watch);
  await page.locator('aftercast-widget button').first().click();
  return page.evaluate(() => (globalThis as { visit?: Promise<Visit> }).visit as Promise<Visit>);
}

const at = (share: number, numbers: number[]): number => Math.round([...numbers].sort((a, b) => a - b)[Math.ceil(share * numbers.length) - 1] ?? Number.NaN);

const dataDir = mkdtempSync(join(tmpdir(), 'aftercast-first-answer-'));
const server = await startServerProcess({ dataDir });
const browser = await openBrowser();
try {
  const seen: Visit[] = [];
  for (let count = 0; count < visits; count += 1) {
    const { page, context } = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    seen.push(await visit(page, `${server.url}/demo`));
    await context.close();
  }
  const figures = (of: keyof Visit) => ({ p50Ms: at(0.5, seen.map((each) => each[of])), p95Ms: at(0.95, seen.map((each) => each[of])) });
  process.stdout.write(`${JSON.stringify({ visits, clickToComposer: figures('usable'), clickToAnswer: figures('answered') })}\n`);
} finally {
  await browser[Symbol.asyncDispose]();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
