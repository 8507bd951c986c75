import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

/** Where a Chromium may lie: named by the environment, as Debian installs it, else the one that comes as a package. */
async function executable(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  return (await import('@sparticuz/chromium')).default.executablePath();
}

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A browser shared by the tests of one file. Use with `await using`, or dispose in `afterAll`. */
export interface TestBrowser extends AsyncDisposable {
  browser: Browser;
  /** A fresh profile: own storage, own cookies. */
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A page in a fresh profile, with what went wrong in it. */
  newPage(options?: BrowserContextOptions): Promise<{ page: Page; context: BrowserContext; problems: string[] }>;
}

/** Collects console errors, uncaught errors and broken policies of a page; a test expects the list to be empty. */
export function watchProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (line) => { if (line.type() === 'error') problems.push(`${line.text()} (${line.location().url})`); });
  page.on('pageerror', (error) => problems.push(error.message));
  return problems;
}

/** @param args further flags, such as those for fake cameras */
export async function openBrowser(args: string[] = []): Promise<TestBrowser> {
  const browser = await chromium.launch({ executablePath: await executable(), headless: true, args: [...quiet, ...args] });
  const newContext = (options: BrowserContextOptions = {}) => browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  return {
    browser,
    newContext,
    async newPage(options) {
      const context = await newContext(options);
      const page = await context.newPage();
      return { page, context, problems: watchProblems(page) };
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}
