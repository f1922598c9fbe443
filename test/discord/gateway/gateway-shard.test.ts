import { once } from 'node:events';
import { Status } from 'discord.js';
import { describe, expect, it } from 'vitest';
import {
  CLOSE_WITHIN_MS,
  type Loss,
  RESUME_WITHIN_MS,
  STEADY_AFTER_MS,
} from '../../../src/discord/gateway/gateway-shard.ts';
import type { Wait } from '../../../src/platform/wait.ts';
import { type Connected, clientOf, connect, simulatedDiscord } from '../connected.ts';

/** A bot that is connected; no pause takes any time, and the other side takes too long only where `late` says so. */
async function connected(late: number[] = []) {
  const losses: Loss[] = [];
  const pauses: number[] = [];
  const pause: Wait = async millis => void pauses.push(millis);
  const patience: Wait = (millis, signal) => {
    if (late.includes(millis)) return Promise.resolve();
    const { promise, reject } = Promise.withResolvers<void>();
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
    return promise;
  };
  const onLost = (loss: Loss) => void losses.push(loss);
  const buildIdentifyThrottler = () => ({ waitForIdentify: async () => {} });
  const connecting = { pause, patience, onLost, buildIdentifyThrottler };
  const away = await simulatedDiscord();
  const { client, discord } = await connect({ ...away, client: clientOf(away.discord, connecting) });
  return { client, discord, gateway: discord.faults.gateway, losses, pauses };
}

const resumed = ({ client }: Pick<Connected, 'client'>) => once(client, 'shardResume');
const readyAgain = ({ client }: Pick<Connected, 'client'>) => once(client, 'shardReady');

describe('a connection that is lost', () => {
  it('is replaced at once, and says with which code it was closed', async () => {
    const bot = await connected();
    const back = resumed(bot);
    bot.gateway.close(4000);
    await back;
    expect(bot.losses).toEqual([{ code: 4000, reason: '', retryInMs: 0 }]);
    expect(bot.discord.inspect.gateway.identifies()).toBe(1);
  });

  it('because Discord asks for it says so', async () => {
    const bot = await connected();
    const back = resumed(bot);
    bot.gateway.reconnect();
    await back;
    expect(bot.losses).toEqual([{ code: 4200, reason: 'Told to reconnect by Discord', retryInMs: 0 }]);
  });

  it('is asked for more and more seldom while Discord is away', async () => {
    const bot = await connected();
    bot.gateway.refuse(true);
    bot.gateway.cut();
    await expect.poll(() => bot.pauses.length).toBeGreaterThan(6);
    const back = readyAgain(bot);
    bot.gateway.refuse(false);
    await back;
    const [first = 0, second = 0] = bot.pauses;
    expect(bot.losses[0]?.retryInMs).toBe(0);
    expect(first).toBeGreaterThanOrEqual(500);
    expect(first).toBeLessThanOrEqual(1_000);
    expect(second).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...bot.pauses)).toBeLessThanOrEqual(15_000);
    expect(bot.pauses.at(-1)).toBeGreaterThanOrEqual(7_500);
    expect(bot.discord.inspect.gateway.identifies()).toBe(2);
  });

  it('after one that did not hold is replaced after a pause; after one that held, at once', async () => {
    const short = await connected();
    const held = await connected([STEADY_AFTER_MS]);
    for (const bot of [short, held]) {
      for (let drops = 0; drops < 2; drops += 1) {
        const back = resumed(bot);
        bot.gateway.drop();
        await back;
      }
    }
    expect(short.losses[1]?.retryInMs).toBeGreaterThanOrEqual(500);
    expect(held.losses.map(({ retryInMs }) => retryInMs)).toEqual([0, 0]);
  });
});

describe('a session that cannot be resumed', () => {
  it.each(['silence', 'invalid-session'] as const)('(%s) is given up for a new one', async how => {
    const bot = await connected([RESUME_WITHIN_MS]);
    bot.gateway.rebuff('resume', how);
    const back = readyAgain(bot);
    bot.gateway.drop();
    await back;
    expect(bot.discord.inspect.gateway.identifies()).toBe(2);
    expect(bot.losses).toHaveLength(2);
  });

  it('though Discord calls it resumable again and again is not asked for without end', async () => {
    const bot = await connected();
    bot.gateway.rebuff('resume', 'silence');
    const asked = bot.discord.inspect.next('bot-online', ({ online }) => !online);
    bot.gateway.drop();
    await asked;
    await expect.poll(() => bot.client.ws.shards.first()?.status).toBe(Status.Resuming);
    const back = readyAgain(bot);
    bot.gateway.invalidateSession(true);
    await back;
    expect(bot.discord.inspect.gateway.identifies()).toBe(2);
  });
});

describe('a client that is destroyed', () => {
  it.each(['silence', 'invalid-session'] as const)(
    'while Discord has only %s for its IDENTIFY is gone for good',
    async how => {
      const bot = await connected([RESUME_WITHIN_MS]);
      bot.gateway.rebuff('identify', how);
      bot.gateway.invalidateSession();
      await expect.poll(() => bot.discord.inspect.gateway.identifies()).toBeGreaterThan(1);
      await bot.client.destroy();
      const asked = bot.discord.inspect.gateway.identifies();
      bot.gateway.rebuff('identify');
      await new Promise(resolve => setImmediate(resolve));
      expect(bot.discord.inspect.gateway.identifies()).toBe(asked);
      expect(bot.discord.inspect.gateway.online()).toBe(false);
    },
  );

  it('does not wait for a goodbye that does not come', async () => {
    const bot = await connected([CLOSE_WITHIN_MS]);
    await bot.client.destroy();
    await expect.poll(() => bot.discord.inspect.gateway.online()).toBe(false);
    expect(bot.losses).toEqual([]);
  });
});
