import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import type { PlannedPost } from '../../src/announcements/plan.ts';
import { clockControl } from '../../src/app/rehearse-clock.ts';
import { movableClock } from '../../src/platform/clock.ts';
import { english } from '../wording/say/example.ts';

const DUE = [
  { kind: 'morning', at: '2024-12-23T06:30:00-08:00' },
  { kind: 'eve', at: '2024-12-23T17:00:00-08:00' },
];

/** A bot that owes something at these times, and notes when it looked. */
function scene(start: string) {
  const clock = movableClock(start);
  const looked: string[] = [];
  const time = () => clock.now().setZone('America/Los_Angeles').toFormat('MM-dd HH:mm:ss');
  const bot = {
    tick: async () => void looked.push(time()),
    nextPost: () => {
      const posts = DUE.map(({ kind, at }) => ({ kind, dueAt: DateTime.fromISO(at, { setZone: true }) }));
      return posts.find(({ dueAt }) => dueAt > clock.now()) as PlannedPost | undefined;
    },
  };
  const movable = { set: (instant: DateTime<true>) => clock.set(instant.toISO()) };
  return { control: clockControl(movable, () => bot, 'America/Los_Angeles', english), looked };
}

it.each`
  from                             | to                             | looked                                                                      | because
  ${'2024-12-23T06:29:12-08:00'}   | ${'2024-12-24T12:00:00-08:00'} | ${['12-23 06:29:12', '12-23 06:30:00', '12-23 17:00:00', '12-24 12:00:00']} | ${'what is due on the way happens at its time'}
  ${'2024-12-23T06:29:12-08:00'}   | ${'2024-12-23T06:30:00-08:00'} | ${['12-23 06:29:12', '12-23 06:30:00']}                                     | ${'the next post is on the minute'}
  ${'2024-12-23T06:30:00.1-08:00'} | ${'2024-12-23T17:00:00-08:00'} | ${['12-23 06:30:00', '12-23 17:00:00']}                                     | ${'the beat of 6:30 may not have come yet'}
  ${'2024-12-24T12:00:00-08:00'}   | ${'2024-12-23T06:00:00-08:00'} | ${['12-24 12:00:00', '12-23 06:00:00']}                                     | ${'back is back'}
`('from $from to $to the bot looks at $looked: $because', async ({ from, to, looked }) => {
  const { control, looked: seen } = scene(from);
  await control.jumpTo(DateTime.fromISO(to).toMillis());
  expect(seen).toEqual(looked);
});

it('says in words what is posted next', () => {
  const { control } = scene('2024-12-23T07:00:00-08:00');
  const at = DateTime.fromISO('2024-12-23T17:00:00-08:00').toMillis();
  expect(control.nextPost()).toEqual({ at, label: 'evening notice' });
});
