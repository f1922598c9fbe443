import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { worldOf } from '../../src/app/rehearse-world.ts';
import { folderWith } from '../settings/folder.ts';
import { exampleStrike, otherStrike } from '../support/strikes.ts';
import { ask, ORGANIZER, type Stage, stage } from './stage.ts';

let alarm: Server;
let calls = 0;
let scene: Stage | undefined;

beforeEach(async () => {
  calls = 0;
  alarm = createServer((request, response) => {
    if (request.url === '/') calls += 1;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(alarm, 'listening');
});

afterEach(async () => {
  await scene?.stop();
  scene = undefined;
  alarm.closeAllConnections();
  alarm.close();
});

function url(path: string): string {
  return `http://127.0.0.1:${(alarm.address() as AddressInfo).port}${path}`;
}

/** How often it has been called. A call that was made before this one has arrived before it. */
async function callsSoFar(): Promise<number> {
  await (await fetch(url('/are-there-more'))).text();
  return calls;
}

async function started(store = 'sqlite::memory:'): Promise<Stage> {
  const deadmanUrl = url('/');
  scene = await stage('2024-12-24T06:00:00-08:00', { store, bot: { deadmanUrl } });
  await expect.poll(() => calls).toBe(1);
  return scene;
}

it('is called by every beat while all is well', async () => {
  const { at } = await started();
  await at('2024-12-24T06:01:00-08:00');
  await expect.poll(() => calls).toBe(2);
});

it('is not called while the gateway is away', async () => {
  const { at, discord, log } = await started();
  discord.faults.gateway.refuse(true);
  discord.faults.gateway.drop();
  const lost = expect.objectContaining({ msg: 'the connection to Discord is lost; reconnecting' });
  await expect.poll(() => log).toContainEqual(lost);
  await at('2024-12-24T06:01:00-08:00');
  await at('2024-12-24T06:02:00-08:00');
  expect(await callsSoFar()).toBe(1);
  discord.faults.gateway.refuse(false);
  // The tick of its return is the next that calls, and the only one.
  await expect.poll(() => calls).toBe(2);
});

it.each([
  ['does not answer', { kind: 'reset', stage: 'before' }],
  ['answers with faults, though they say what time it is', { kind: 'status', status: 500, stage: 'before' }],
] as const)('is not called while Discord %s', async (_, fault) => {
  const { at, discord } = await started();
  // Each beat asks at two addresses, because one of them may be out of order while Discord works.
  const broken = discord.faults.add({ path: /^\/(users\/@me|gateway)$/, times: 10, fault });
  await at('2024-12-24T06:01:00-08:00');
  await at('2024-12-24T06:02:00-08:00');
  expect(broken.hits()).toBe(4);
  expect(await callsSoFar()).toBe(1);
  broken.remove();
  await at('2024-12-24T06:03:00-08:00');
  await expect.poll(() => calls).toBe(2);
});

it('is called while one address of Discord’s is out of order and another works', async () => {
  const { at, discord } = await started();
  const fault = { kind: 'status', status: 500, stage: 'before' } as const;
  discord.faults.add({ path: /^\/users\/@me$/, fault });
  await at('2024-12-24T06:01:00-08:00');
  await expect.poll(() => calls).toBe(2);
});

it('is not called while the store takes no writes, though nothing is due', async () => {
  const file = join(folderWith(), 'picketline.db');
  const { at } = await started(`sqlite:${file}`);
  const other = new DatabaseSync(file);
  for (const event of ['INSERT', 'UPDATE'])
    other.exec(
      `CREATE TRIGGER full_${event} BEFORE ${event} ON records BEGIN SELECT RAISE(ABORT, 'disk is full'); END`,
    );
  await at('2024-12-24T06:01:00-08:00');
  await at('2024-12-24T06:02:00-08:00');
  expect(await callsSoFar()).toBe(1);
  for (const event of ['INSERT', 'UPDATE']) other.exec(`DROP TRIGGER full_${event}`);
  other.close();
  await at('2024-12-24T06:03:00-08:00');
  await expect.poll(() => calls).toBe(2);
});

it('is not called while a strike waits for its server, though the other is looked after', async () => {
  const [here, there] = [exampleStrike(), otherStrike()];
  scene = await stage('2024-12-23T06:29:00-08:00', {
    strike: here,
    world: worldOf([here, there]),
    bot: { strikes: [here, there], deadmanUrl: url('/') },
  });
  await expect.poll(() => calls).toBe(1);
  const { announcements: channel } = there.channels;
  const held = scene.discord.faults.hold(
    { method: 'POST', path: new RegExp(`/channels/${channel}/`) },
    'before',
  );
  const stuck = scene.at('2024-12-23T06:30:00-08:00');
  await held.reached;
  await expect.poll(() => scene?.announcements()).toHaveLength(1);
  // The post is there a moment before the look that has posted it is over.
  await expect.poll(() => scene?.ask(ORGANIZER, 'automation health')).toContain('Next post: evening notice');
  scene.clock.set('2024-12-23T06:32:30-08:00');
  expect(await scene.ask(ORGANIZER, 'automation health')).toContain('All is well.');
  expect(await ask(scene.discord, there, ORGANIZER, 'automation health', [])).toContain('Not all is well.');
  expect(await callsSoFar()).toBe(1);
  held.release();
  await stuck;
  await expect.poll(() => calls).toBe(2);
});
