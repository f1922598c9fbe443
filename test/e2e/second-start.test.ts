import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startBot } from '../../src/app/bot.ts';
import { keptLog } from '../discord/connected.ts';
import { folderWith } from '../settings/folder.ts';
import { noHeartbeat } from '../support/no-heartbeat.ts';
import { stage } from './stage.ts';

it('a second start of the bot writes no commands again', async () => {
  const scene = await stage('2024-12-23T06:40:00-08:00');
  onTestFinished(() => scene.stop());
  const { discord, strike, clock } = scene;
  const writes = () => discord.inspect.requests().filter(({ method }) => method === 'PUT').length;
  expect(writes()).toBe(1);

  const { log, lines } = keptLog();
  const second = await startBot({
    strikes: [strike],
    token: discord.token,
    apiUrl: discord.apiUrl,
    store: `sqlite:${join(folderWith(), 'second.db')}`,
    clock,
    heartbeat: noHeartbeat,
    log,
    onFatal: why => expect.fail(why.message),
  });
  await second.stop();
  expect(writes()).toBe(1);
  expect(lines).toContainEqual(expect.objectContaining({ msg: 'commands are registered', written: false }));
});
