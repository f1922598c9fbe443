import { afterEach, expect, it } from 'vitest';
import { ORGANIZER, type Stage, stage } from './stage.ts';
import { compose, shown } from './writing.ts';

/** What the author sees while a message is sent, and before that of how many it reaches. */
let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const START = '2024-12-26T15:00:00-08:00';
const HALL = { headline: 'Town hall', text: 'At 7 p.m.', channels: ['*'] };

it('says how many channels have it, while the last one is still being asked', async () => {
  scene = await stage(START);
  const fontana = scene.strike.broadcasts.channels.get('fontana') ?? '';
  const held = scene.discord.faults.hold(
    { method: 'POST', path: new RegExp(`^/channels/${fontana}/messages$`) },
    'before',
  );
  await compose(scene, ORGANIZER, HALL);
  const pressed = scene.press(ORGANIZER, 'Send');
  await held.reached;
  expect(await shown(scene, ORGANIZER, '**Sending: 2 of 3')).toBe('**Sending: 2 of 3 channels.**');
  held.release('go-on');
  await pressed;
  expect(await shown(scene, ORGANIZER, '**Sent to 3')).toContain('**Sent to 3 channels.**');
});

it('keeps no stop waiting: a message that a channel does not take is the next start’s', async () => {
  scene = await stage(START, { bot: { patience: { underWayMs: 20_000 } } });
  scene.discord.faults.add({
    method: 'POST',
    path: /^\/channels\/\d+\/messages$/,
    times: Number.POSITIVE_INFINITY,
    fault: { kind: 'reset', stage: 'before' },
  });
  await compose(scene, ORGANIZER, HALL);
  await scene.press(ORGANIZER, 'Send');
  await shown(scene, ORGANIZER, '**Sending: 0 of 3');
  await scene.bot.stop();
  expect(scene.log.map(({ msg }) => String(msg)).filter(line => line.startsWith('stopping'))).toEqual([]);
});

it('says that it does not know how many people a role holds, where Discord does not tell', async () => {
  scene = await stage(START);
  scene.discord.faults.add({
    method: 'GET',
    path: /\/roles\/member-counts$/,
    fault: { kind: 'status', status: 403, stage: 'before' },
  });
  const { said } = await compose(scene, ORGANIZER, { ...HALL, ping: 'members' });
  expect(said).toContain('- Pings the role “members”; Discord does not say how many people that is.');
});
