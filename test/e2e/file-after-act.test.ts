import { afterEach, expect, it } from 'vitest';
import { exampleStrike } from '../support/strikes.ts';
import { QUIETLY } from './buttons.ts';
import { scratchStore } from './scratch-store.ts';
import { ORGANIZER, type Stage, stage, typed } from './stage.ts';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

it('a strike file that is edited after a change has pinged is told by itself, and pings nobody again', async () => {
  const strike = exampleStrike();
  scene = await stage('2024-12-26T06:30:00-08:00', { strike, store: scratchStore() });
  expect(scene.announcements()).toHaveLength(1);
  await scene.at('2024-12-26T06:40:00-08:00');
  await scene.ask(
    ORGANIZER,
    'schedule hours',
    typed({ date: 'today', site: 'anaheim', start: '8 a.m.', end: 'noon', reason: 'storm', ping: 'members' }),
  );
  await scene.press(ORGANIZER, QUIETLY);
  await scene.bot.tick();
  const rings = () =>
    scene.discord.inspect.messages(strike.channels.announcements).map(each => each.pings.roles.length);
  expect(rings()).toEqual([0, 1]);

  // The host shortens another line in the file, and starts the bot again half an hour later.
  const [shift] = strike.picketing;
  if (!shift) throw new Error('no shift');
  const rest = shift.sites.filter(site => site !== 'lamc');
  Object.assign(strike, {
    picketing: [
      { ...shift, sites: rest },
      { ...shift, sites: ['lamc'], to: '13:00' },
    ],
  });
  scene.clock.set('2024-12-26T07:10:00-08:00');
  await scene.restart();
  await scene.bot.tick();
  // The notice is of another line, and goes on holding.
  expect(rings()).toEqual([0, 1, 0]);
  expect(scene.announcements()[1]).not.toContain('No longer the last word');
  expect(scene.announcements().at(-1)).toMatch(/^\*\*Changed\.\*\* /);
  expect(scene.announcements().at(-1)).not.toContain('storm**');
});
