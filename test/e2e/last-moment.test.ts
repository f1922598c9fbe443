import { afterEach, expect, it } from 'vitest';
import { QUIETLY } from './buttons.ts';
import { ORGANIZER, type Stage, stage, typed } from './stage.ts';

/** An organizer changes the schedule while the bot waits for Discord, in the middle of a beat. */

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

/** Holds the next such request of the next beat, and lets it go once the organizer has confirmed. */
async function changeDuring(
  request: { method: string; stage: 'before' | 'after' },
  at: string,
  [command, options]: [string, Record<string, string>],
): Promise<void> {
  const { method } = request;
  const hold = scene.discord.faults.hold({ method, path: /^\/channels\/\d+\/messages$/ }, request.stage);
  const beat = scene.at(at);
  await hold.reached;
  await scene.ask(ORGANIZER, command, typed(options));
  await scene.press(ORGANIZER, QUIETLY);
  hold.release();
  await beat;
}

const QUIET: [string, Record<string, string>] = ['schedule quiet', { date: 'today', reason: 'A funeral' }];

it('a day that becomes quiet while the bot looks for a lost post has no morning post; that it is quiet is told', async () => {
  scene = await stage('2024-12-23T06:29:00-08:00');
  const fault = { kind: 'reset', stage: 'before' } as const;
  scene.discord.faults.add({ method: 'POST', path: /messages$/, fault });
  await scene.at('2024-12-23T06:30:00-08:00');
  await changeDuring({ method: 'GET', stage: 'after' }, '2024-12-23T06:31:00-08:00', QUIET);
  await scene.at('2024-12-23T06:32:00-08:00');
  expect(scene.announcements()).toEqual([
    expect.stringMatching(/^\*\*No picket lines Monday, December 23: A funeral\.\*\*/),
  ]);
});

it('hours that change while the post is on its way are edited in, and told', async () => {
  scene = await stage('2024-12-23T06:29:00-08:00');
  await changeDuring({ method: 'POST', stage: 'after' }, '2024-12-23T06:30:00-08:00', [
    'schedule hours',
    { date: 'today', start: '10 a.m.', end: '2 p.m.', reason: 'heat' },
  ]);
  await scene.at('2024-12-23T06:31:00-08:00');
  expect(scene.announcements()).toEqual([
    expect.stringMatching(/^\*\*Picket today, Monday, December 23: 10 a\.m\. to 2 p\.m\./),
    expect.stringMatching(
      /^\*\*Picket at every line, Monday, December 23, is 10 a\.m\. to 2 p\.m\. \(heat\)/,
    ),
  ]);
});
