import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';

/**
 * How long the page may take over one thing before a test gives it up, in milliseconds: so much only on a machine that
 * is busy with something else.
 */
const PATIENCE = 30_000;

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Chromium asks nobody for anything: no updates, no sync, no other network. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface PageOptions {
  /** In CSS pixels; 1280 unless told. */
  width?: number;
  dark?: boolean;
  /** With the animations of somebody who has not asked for less; without them unless told. */
  animated?: boolean;
}

export interface OpenedPage {
  page: Page;
  /** Console errors and warnings, uncaught errors, and requests that would leave this computer. */
  problems: string[];
}

let browser: Promise<Browser> | undefined;

afterAll(async () => {
  const opened = browser;
  browser = undefined;
  await (await opened)?.close();
});

/**
 * Opens an address in a fresh browser profile of its own, which is closed when the test is over; the browser when
 * the file is. Whoever opens a page checks at the end that `problems` is empty.
 */
export async function openPage(
  url: string,
  { width = 1280, dark = false, animated = false }: PageOptions = {},
): Promise<OpenedPage> {
  browser ??= chromium.launch({ executablePath, args });
  const context = await (await browser).newContext({
    viewport: { width, height: 844 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: animated ? 'no-preference' : 'reduce',
    locale: 'en-US',
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const problems = watch(page);
  await page.goto(url);
  return { page, problems };
}

function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', error => problems.push(`uncaught: ${error.message}`));
  page.on('request', request => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol !== 'data:' && hostname !== '127.0.0.1')
      problems.push(`left this computer: ${request.url()}`);
  });
  return problems;
}
