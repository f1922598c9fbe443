import type { Page } from 'playwright-core';

/** The parts of the page that scroll sideways, which none should. */
export function widerThanTheirPlace(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.scroller, .stage, .channel-main')]
      .filter(element => element.scrollWidth > element.clientWidth)
      .map(element => element.className),
  );
}
