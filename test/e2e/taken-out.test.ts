import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryPath } from '../store/temporary.ts';
import { takeOut } from './behind-the-back.ts';
import { ORGANIZER, type Stage, stage } from './stage.ts';
import { compose } from './writing.ts';

let scene: Stage;
let path: string;

const HALL = { headline: 'Town hall', text: 'Tonight at 7.', channels: ['announcements'] };
const GONE = '- 1 record of a post that is out was taken away.';

beforeEach(async () => {
  path = temporaryPath('picketline.db');
  scene = await stage('2024-12-23T12:00:00-08:00', { store: `sqlite:${path}` });
  await compose(scene, ORGANIZER, HALL);
  await scene.press(ORGANIZER, 'Send');
  await scene.bot.tick();
});
afterEach(async () => {
  await scene.stop();
});

it.each`
  when                    | isDown
  ${'while the bot runs'} | ${false}
  ${'while it is down'}   | ${true}
`('the record of a post that is out, taken away $when: organizers are told, once', async ({ isDown }) => {
  // Long after its window: nothing would claim it again.
  await scene.at('2024-12-23T19:00:00-08:00');
  if (isDown) await scene.bot.stop();
  expect(takeOut(path, 'deliveries', '/broadcast')).toBe(1);
  if (isDown) await scene.restart();
  await scene.at('2024-12-23T20:00:00-08:00');
  await scene.at('2024-12-23T20:01:00-08:00');
  await scene.restart();
  await scene.at('2024-12-23T20:02:00-08:00');
  expect(scene.alerts().filter(each => each.includes(GONE))).toHaveLength(1);
  expect(scene.announcements().filter(each => each.includes('Town hall'))).toHaveLength(1);
});

it('nothing is told of records that are where they were', async () => {
  await scene.at('2024-12-23T20:00:00-08:00');
  await scene.restart();
  await scene.at('2024-12-23T20:01:00-08:00');
  expect(scene.alerts().join()).not.toContain('store');
});
