import { expect, it, onTestFinished } from 'vitest';
import { DiscordUnavailable, fatalClose } from '../../../src/discord/gateway/login.ts';
import { type Stage, stage } from '../../e2e/stage.ts';

async function running(): Promise<Stage> {
  const scene = await stage('2024-12-23T06:29:00-08:00');
  onTestFinished(() => scene.stop());
  return scene;
}

it.each([
  [4004, true],
  [4014, false],
])('the bot says why when the gateway closes for good (%i)', async (code, isTokenAtFault) => {
  const scene = await running();
  const offline = scene.discord.inspect.next('bot-online', ({ online }) => !online);
  scene.discord.faults.gateway.close(code);
  await offline;
  await expect.poll(() => scene.fatal).toHaveLength(1);
  expect(scene.fatal[0]).toBeInstanceOf(DiscordUnavailable);
  expect(scene.fatal[0]).toMatchObject({ message: fatalClose(code).message, isTokenAtFault });
});

it('the bot says why when a post is not authorized any more (401), and has not counted it as sent', async () => {
  const scene = await running();
  scene.discord.faults.add({
    method: 'POST',
    path: /messages$/,
    times: 2,
    fault: { kind: 'status', status: 401, stage: 'before' },
  });
  await scene.at('2024-12-23T06:30:00-08:00');
  expect(scene.fatal[0]).toMatchObject({ isTokenAtFault: true });
  expect(scene.fatal[0]?.message).toBe(fatalClose(4004).message);
  expect(scene.announcements()).toEqual([]);
});

it('the bot goes on after a single 401', async () => {
  const scene = await running();
  const single = { kind: 'status', status: 401, stage: 'before' } as const;
  scene.discord.faults.add({ path: /^\/users\/@me$/, fault: single });
  scene.discord.faults.add({ method: 'POST', path: /messages$/, fault: single });
  await scene.at('2024-12-23T06:30:00-08:00');
  expect(scene.announcements()).toHaveLength(1);
  expect(scene.fatal).toEqual([]);
});

it('the bot goes on when the gateway only went away for a moment', async () => {
  const scene = await running();
  const back = scene.discord.inspect.next('bot-online', ({ online }) => online);
  scene.discord.faults.gateway.drop();
  await back;
  await scene.at('2024-12-23T06:30:00-08:00');
  expect(scene.announcements()).toHaveLength(1);
  expect(scene.fatal).toEqual([]);
});
