import { Settings } from 'luxon';
import { afterAll, beforeAll, expect } from 'vitest';

/**
 * Test files share a process, so that libraries are loaded once: what a file replaces for all, it has to put back. Of
 * each file it is checked here, so that it fails itself and not another that happens to come after it.
 */
function shared(): Record<string, unknown> {
  const { defaultZone, defaultLocale, now } = Settings;
  // The library that writes pictures sets one of its own when it is loaded.
  const { VIPSHOME: _, ...env } = process.env;
  return {
    env,
    folder: process.cwd(),
    luxon: { defaultZone, defaultLocale, now },
    clock: [Date, Date.now, Reflect.get(Date.prototype, 'getTime'), Reflect.get(performance, 'now')],
    timers: [setTimeout, setInterval, setImmediate, queueMicrotask],
    fetch,
  };
}

let before: Record<string, unknown>;

beforeAll(() => {
  before = shared();
});

afterAll(() => {
  expect(shared()).toEqual(before);
});
