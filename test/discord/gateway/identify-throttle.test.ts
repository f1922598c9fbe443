import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { BotOptions } from '../../../src/app/bot.ts';
import { identifyBudget } from '../../../src/discord/gateway/identify-budget.ts';
import { openStore } from '../../../src/store/store.ts';
import { stage } from '../../e2e/stage.ts';
import { folderWith } from '../../settings/folder.ts';

const NOW = '2024-12-23T06:00:00-08:00';

/** A store in which so many IDENTIFYs are left. */
async function storeWithBudget(left: number): Promise<string> {
  const address = `sqlite:${join(folderWith(), 'picketline.db')}`;
  const store = await openStore(address);
  await store.recordsOf('identify', identifyBudget).set('budget', { left, at: new Date(NOW).toISOString() });
  await store.close();
  return address;
}

/** The bot is up, with its last IDENTIFY spent; waiting for another lasts until the connection is gone. */
async function spent() {
  const waits: { millis: number; isGivenUp: () => boolean }[] = [];
  const wait: BotOptions['wait'] = (millis, signal) => {
    waits.push({ millis, isGivenUp: () => signal?.aborted === true });
    const { promise, reject } = Promise.withResolvers<void>();
    signal?.addEventListener('abort', () => reject(new Error('the connection is gone')));
    return promise;
  };
  const scene = await stage(NOW, { store: await storeWithBudget(1), bot: { wait } });
  onTestFinished(() => scene.stop());
  return { scene, waits };
}

it('a connection whose sessions Discord does not keep waits for the budget, as a start does', async () => {
  const { scene, waits } = await spent();
  scene.discord.faults.gateway.invalidateSession();
  await expect.poll(() => waits.map(({ millis }) => millis)).toEqual([120_000]);
  expect(scene.discord.inspect.gateway.identifies()).toBe(1);
  expect(scene.log).toContainEqual(
    expect.objectContaining({
      msg: 'restarting too often; waiting 120 s so that Discord does not reset the token',
    }),
  );
});

it('one that is cut while it waits has spent nothing, and waits again', async () => {
  const { scene, waits } = await spent();
  scene.discord.faults.gateway.invalidateSession();
  await expect.poll(() => waits).toHaveLength(1);
  scene.discord.faults.gateway.cut();
  await expect
    .poll(() => waits.map(({ millis, isGivenUp }) => [millis, isGivenUp()]))
    .toEqual([
      [120_000, true],
      [120_000, false],
    ]);
  expect(scene.discord.inspect.gateway.identifies()).toBe(1);
});

it('what the gateway has taken is counted by the connection, and not once more when it is ready', async () => {
  const address = await storeWithBudget(5);
  const scene = await stage(NOW, { store: address });
  await scene.stop();
  const store = await openStore(address);
  expect((await store.recordsOf('identify', identifyBudget).get('budget'))?.left).toBe(4);
  await store.close();
});
