import { StatementSync } from 'node:sqlite';
import { afterEach, expect, it, vi } from 'vitest';
import { MEMBER, type Stage, stage } from './stage.ts';

let scene: Stage | undefined;

afterEach(async () => {
  await scene?.stop();
  scene = undefined;
});

/** How often the store is asked for something, or given something, meanwhile. */
async function askedOfStore(work: () => Promise<void>): Promise<number> {
  const spies = (['all', 'get', 'run'] as const).map(method => vi.spyOn(StatementSync.prototype, method));
  await work();
  const asked = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  for (const spy of spies) spy.mockRestore();
  return asked;
}

it('a beat that has nothing to do asks the store for nothing of the strike', async () => {
  // The announcement of the day is out, and was looked at once more since.
  scene = await stage('2024-12-23T06:30:00-08:00');
  const { at } = scene;
  for (const minute of ['31', '32']) await at(`2024-12-23T06:${minute}:00-08:00`);
  // Whether others have written, what has expired, and when the beat was: whatever strikes there are.
  expect(await askedOfStore(() => at('2024-12-23T06:33:00-08:00'))).toBe(3);
  await scene.ask(MEMBER, 'picket today');
  expect(await askedOfStore(() => at('2024-12-23T06:34:00-08:00'))).toBe(3);
});
