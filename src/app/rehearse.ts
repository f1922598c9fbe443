import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DateTime } from 'luxon';
import { nextPost } from '../announcements/owed.ts';
import { shiftedClock, systemClock } from '../platform/clock.ts';
import { type Rehearsal, startRehearsal } from '../rehearsal/rehearsal.ts';
import { ROOT } from '../settings/root.ts';
import type { RehearsalSettings } from '../settings/settings.ts';
import type { Strike } from '../strike/strike.ts';
import { viewOf } from '../strike/view.ts';
import { createTranslator } from '../wording/translator.ts';
import { type Bot, type BotOptions, startBot } from './bot.ts';
import { clockControl } from './rehearse-clock.ts';
import { worldOf } from './rehearse-world.ts';

/** A minute before the first announcement of the example. */
const EXAMPLE_START = '2024-12-23T06:29:00-08:00';

/**
 * Starts a simulated Discord on this computer and the very same bot against it. Only the address of the API, the
 * store and the clock differ. Resolves to where the page is, and how to stop.
 */
export async function rehearse(
  settings: RehearsalSettings,
  { log, onFatal, stopAsked }: Pick<BotOptions, 'log' | 'onFatal' | 'stopAsked'>,
) {
  const opened = systemClock.now();
  const clock = shiftedClock(startOf(settings, opened), opened);
  let bot: Bot | undefined;
  const zone = settings.strikes[0]?.timezone ?? 'UTC';
  const control = clockControl(clock, () => bot, zone, createTranslator()('en'));
  const pageDir = resolve(ROOT, 'dist/page');
  const discord = await startRehearsal({
    world: worldOf(settings.strikes),
    clock: { now: () => clock.now().toMillis() },
    control,
    port: settings.port ?? settings.http.port,
    ...(existsSync(pageDir) && { pageDir }),
  });
  try {
    bot = await startBot({
      strikes: settings.strikes,
      token: discord.token,
      apiUrl: discord.apiUrl,
      store: settings.store,
      clock,
      log,
      onFatal,
      ...(stopAsked && { stopAsked }),
      // A simulated Discord resets no token: it may be started as often as one likes.
      wait: async () => {},
    });
    await bot.prepared();
  } catch (error) {
    await discord.close();
    throw error;
  }
  return { pageUrl: discord.pageUrl, stop: () => stop(bot, discord) };
}

/** The bot first, so that it can say what it has to say. */
async function stop(bot: Bot | undefined, discord: Rehearsal): Promise<void> {
  await bot?.stop();
  await discord.close();
}

/**
 * When the rehearsal starts: as `REHEARSAL_START` says; for the example on its first morning; for a host's own
 * strike a minute before its next post. The seconds are the machine's own, so that the heartbeat comes on the minute.
 */
function startOf(settings: RehearsalSettings, now: DateTime<true>): DateTime<true> {
  const own = settings.strikes
    .map(strike => soon(strike, now))
    .toSorted((a, b) => a.toMillis() - b.toMillis())[0];
  const chosen =
    settings.start ?? (settings.strikeSource === 'example' || !own ? EXAMPLE_START : own.toISO());
  const start = DateTime.fromISO(chosen, { setZone: true });
  return (
    settings.start ? start : start.set({ second: now.second, millisecond: now.millisecond })
  ) as DateTime<true>;
}

function soon(strike: Strike, now: DateTime<true>): DateTime<true> {
  return nextPost(viewOf(strike, []), now)?.dueAt.minus({ minutes: 1 }) ?? now;
}
