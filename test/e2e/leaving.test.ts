import { describe, expect, it, onTestFinished } from 'vitest';
import { type BotOptions, startBot } from '../../src/app/bot.ts';
import { worldOf } from '../../src/app/rehearse-world.ts';
import { movableClock } from '../../src/platform/clock.ts';
import { type Rehearsal, startRehearsal } from '../../src/rehearsal/rehearsal.ts';
import { openStore } from '../../src/store/store.ts';
import { keptLog } from '../discord/connected.ts';
import { noHeartbeat } from '../support/no-heartbeat.ts';
import { exampleStrike } from '../support/strikes.ts';
import { scratchStore } from './scratch-store.ts';

const DUE = '2024-12-23T06:30:00-08:00';
const strike = exampleStrike();
const posts = { method: 'POST', path: new RegExp(`^/channels/${strike.channels.announcements}/messages$`) };

/** A simulated Discord, and a bot to be started on it at a minute at which a post is due. */
async function scene(options: Partial<BotOptions> = {}) {
  const clock = movableClock(DUE);
  const discord = await startRehearsal({
    world: worldOf([strike]),
    clock: { now: () => clock.now().toMillis() },
  });
  onTestFinished(() => discord.close());
  const store = scratchStore();
  const { log, lines } = keptLog();
  const fatal: Error[] = [];
  const start = (more: Partial<BotOptions> = {}) =>
    startBot({
      strikes: [strike],
      token: discord.token,
      apiUrl: discord.apiUrl,
      store,
      clock,
      log,
      heartbeat: noHeartbeat,
      onFatal: why => fatal.push(why),
      ...options,
      ...more,
    });
  return { discord, store, lines, fatal, start };
}

const announced = (discord: Rehearsal) => discord.inspect.messages(strike.channels.announcements).length;

/** Nobody holds the store. */
async function isFree(store: string): Promise<void> {
  await (await openStore(store)).close();
}

it('after a stop nothing begins any more: a late beat finds no closed store', async () => {
  const { start, lines } = await scene();
  const bot = await start();
  await bot.stop();
  await bot.tick();
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
});

describe('a start', () => {
  it.each(['silence', 'invalid-session'] as const)(
    'whose IDENTIFYs get only %s says so, and lets go of the store and of Discord',
    async how => {
      const { discord, store, start } = await scene({ patience: { readyMs: 200 }, wait: async () => {} });
      discord.faults.gateway.rebuff('identify', how);
      await expect(start()).rejects.toThrow('Discord did not become ready within 0.2 s; try again later.');
      await isFree(store);
      const { identifies } = discord.inspect.gateway;
      const asked = identifies();
      discord.faults.gateway.rebuff('identify');
      const bot = await start({ patience: {} });
      expect(identifies()).toBe(asked + 1);
      await bot.stop();
    },
  );

  it.each<[string, (discord: Rehearsal) => Promise<unknown>]>([
    [
      'while READY does not come',
      async ({ faults, inspect }) => {
        faults.gateway.rebuff('identify', 'silence');
        await expect.poll(() => inspect.gateway.identifies()).toBe(1);
      },
    ],
    [
      'while the login is not answered',
      ({ faults }) => faults.hold({ path: /^\/gateway\/bot$/ }, 'before').reached,
    ],
    [
      'while the commands hang',
      ({ faults }) => faults.hold({ method: 'PUT', path: /commands$/ }, 'before').reached,
    ],
    ['while it posts', ({ faults }) => faults.hold(posts, 'before').reached],
  ])('that is given up %s ends there and lets go of the store', async (_name, reached) => {
    const { discord, store, start } = await scene({ patience: { underWayMs: 50, goodbyeMs: 50 } });
    const stopping = new AbortController();
    const there = reached(discord);
    const started = start({ stopAsked: stopping.signal }).then(
      () => 'ready',
      (error: Error) => error.message,
    );
    await there;
    stopping.abort(new Error('given up'));
    expect(await started).toBe('given up');
    await isFree(store);
  });

  it('that is given up while it waits to identify ends there', async () => {
    const stopping = new AbortController();
    const { store, start } = await scene({
      wait: () => new Promise(() => stopping.abort(new Error('given up'))),
    });
    for (let starts = 0; starts < 5; starts += 1) await (await start()).stop();
    await expect(start({ stopAsked: stopping.signal })).rejects.toThrow('given up');
    await isFree(store);
  });
});

describe('a stop', () => {
  it('finishes a post that is under way', async () => {
    const { discord, start, store } = await scene();
    const hold = discord.faults.hold(posts, 'before');
    const bot = await start({ patience: { firstLookMs: 0 } });
    await hold.reached;
    const stopped = bot.stop();
    hold.release();
    await stopped;
    expect(announced(discord)).toBe(1);
    await isFree(store);
  });

  it.each(['before', 'after'] as const)(
    'does not wait for a post that hangs (%s); the next start settles it, once',
    async stage => {
      const { discord, start, store, fatal } = await scene();
      const hold = discord.faults.hold(posts, stage);
      const bot = await start({ patience: { firstLookMs: 0, underWayMs: 50 } });
      await hold.reached;
      await bot.stop();
      await isFree(store);
      hold.release('go-on');
      const again = await start();
      await expect.poll(() => announced(discord)).toBe(1);
      await again.stop();
      expect(announced(discord)).toBe(1);
      expect(fatal).toEqual([]);
    },
  );

  it('is not fatal, though the token is refused while what is under way ends', async () => {
    const { discord, start, fatal } = await scene();
    const hold = discord.faults.hold(posts, 'before');
    const bot = await start({ patience: { firstLookMs: 0, goodbyeMs: 50 } });
    await hold.reached;
    const stopped = bot.stop();
    hold.release({ status: 401 });
    await stopped;
    expect(fatal).toEqual([]);
  });
});
