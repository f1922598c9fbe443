import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { stage } from './stage.ts';

let folder: string;
let store: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'picketline-'));
  store = `sqlite:${join(folder, 'picketline.db')}`;
});
afterEach(() => rm(folder, { recursive: true }));

it('a restart repeats nothing', async () => {
  const first = await stage('2024-12-23T06:30:00-08:00', { store });
  expect(first.announcements()).toHaveLength(1);
  await first.stop();
  // The simulated Discord is a new one: were the post repeated, it would be seen there.
  const second = await stage('2024-12-23T06:45:00-08:00', { store });
  expect(second.announcements()).toEqual([]);
  await second.stop();
});

it('a stop by an organizer outlives a restart', async () => {
  const first = await stage('2024-12-23T06:29:00-08:00', { store });
  await first.ask('1310000000000000503', 'automation pause', [{ name: 'reason', type: 3, value: 'a vote' }]);
  await first.stop();
  const second = await stage('2024-12-23T06:30:00-08:00', { store });
  expect(second.announcements()).toEqual([]);
  await second.stop();
});

it('the sixth start in a row waits for the budget of IDENTIFYs', async () => {
  const waits: number[] = [];
  const wait = async (millis: number) => {
    waits.push(millis);
  };
  for (let start = 0; start < 6; start += 1) {
    const scene = await stage('2024-12-23T06:00:00-08:00', { store, bot: { wait } });
    await scene.stop();
  }
  expect(waits).toEqual([120_000]);
});

it('a new time-zone database is noticed', async () => {
  const before = await openStore(store);
  await before.notes.set('time_zones', '1999a');
  await before.close();
  const scene = await stage('2024-12-23T06:00:00-08:00', { store });
  expect(scene.log).toContainEqual(
    expect.objectContaining({ level: 'warn', before: '1999a', msg: 'the time-zone database has changed' }),
  );
  await scene.stop();
  const again = await stage('2024-12-23T06:00:00-08:00', { store });
  expect(again.log.filter(line => line.msg === 'the time-zone database has changed')).toEqual([]);
  await again.stop();
});
