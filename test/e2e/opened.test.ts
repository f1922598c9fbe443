import { afterEach, expect, it } from 'vitest';
import { AT_ONCE } from './buttons.ts';
import { MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';

/** A line that opens: its gate is said wherever people read of it, and no line opens on a day without lines. */
let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

it('opened on a quiet day it opens on the next day with lines; preview, notice, post and sites have the gate', async () => {
  scene = await stage('2024-12-23T15:00:00-08:00');
  const options = { date: 'tomorrow', name: 'Riverside', gate: 'Magnolia Ave' };
  const said = 'A picket line opens at Riverside, Thursday, December 26. Gate: Magnolia Ave.';
  expect(await scene.ask(ORGANIZER, 'schedule open', typed(options))).toContain(`**Not done yet:** ${said}`);
  await scene.press(ORGANIZER, AT_ONCE);
  await scene.bot.tick();
  expect(scene.announcements().at(-1)).toContain(`**${said}**`);
  expect(await scene.ask(MEMBER, 'picket sites')).toContain('**Riverside**: Gate: Magnolia Ave');
  await scene.at('2024-12-26T06:30:00-08:00');
  expect(scene.announcements().at(-1)).toContain('New today: Riverside (Magnolia Ave).');
});

it('an end that is known during a suspension is not “until further notice”, and its words stand from the end on', async () => {
  scene = await stage('2025-01-06T15:00:00-08:00');
  const approved = async (command: string, options: Record<string, string>) => {
    await scene.ask(ORGANIZER, command, typed(options));
    await scene.press(ORGANIZER, AT_ONCE);
    await scene.press(SECOND_ORGANIZER, 'Approve', scene.strike.channels.organizers);
    await scene.bot.tick();
  };
  await approved('schedule suspend', { date: 'tomorrow', reason: 'a vote' });
  await scene.at('2025-01-08T10:00:00-08:00');
  await approved('schedule end', { date: 'Jan 10', words: 'We won. See you Monday.' });
  for (const [command, options] of [
    ['picket today', {}],
    ['picket on', { date: 'Jan 9' }],
    ['picket next', {}],
  ] as const) {
    const answer = await scene.ask(MEMBER, command, typed(options));
    expect(answer).toContain('to the end of the strike');
    expect(answer).toContain('The last day of the strike is Friday, January 10');
    expect(answer).not.toMatch(/until further notice|We won/);
  }
  await scene.at('2025-01-11T10:00:00-08:00');
  expect(await scene.ask(MEMBER, 'picket today')).toContain('We won. See you Monday.');
});
