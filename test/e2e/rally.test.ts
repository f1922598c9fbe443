import { afterEach, beforeEach, expect, it } from 'vitest';
import { AT_ONCE, pressFor, QUIETLY } from './buttons.ts';
import { MEMBER, ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, nextForm, sendForm } from './writing.ts';

/** A rally that is broadcast is put into the schedule from there, and one that is in the schedule is broadcast. */
let scene: Stage;

beforeEach(async () => {
  scene = await stage('2025-01-06T15:00:00-08:00');
});

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

async function pressForForm(label: string) {
  const form = nextForm(scene.discord, ORGANIZER);
  pressFor(scene, ORGANIZER, label);
  return form;
}

const RALLY = { headline: 'Rally with the community', text: 'Friday at noon, City Hall.' };

it('a rally that is being broadcast goes into the schedule from its preview', async () => {
  await compose(scene, ORGANIZER, RALLY);
  const form = await pressForForm('Into the schedule');
  expect(form.values).toMatchObject({ title: 'Rally with the community', site: ['all'], date: [] });
  await sendForm(scene, ORGANIZER, form, {
    site: ['all'],
    date: ['2025-01-10'],
    time: 'noon',
    where: 'City Hall',
  });
  expect(await scene.press(ORGANIZER, QUIETLY)).toContain('**Done.**');
  expect(await scene.ask(MEMBER, 'picket on', typed({ date: 'Jan 10' }))).toContain(
    'Rally with the community',
  );
});

it('and once it is out', async () => {
  await compose(scene, ORGANIZER, RALLY);
  const sent = scene.discord.inspect.next('message-changed', ({ stored }) =>
    stored.message.content.startsWith('**Sent'),
  );
  await scene.press(ORGANIZER, 'Send');
  await scene.bot.tick();
  await sent;
  const form = await pressForForm('Into the schedule');
  expect(form.values).toMatchObject({ title: 'Rally with the community' });
});

it('a rally in the schedule is broadcast with its words written already', async () => {
  const options = { date: 'Jan 10', title: 'Rally', time: 'noon', where: 'City Hall' };
  await scene.ask(ORGANIZER, 'schedule add', typed(options));
  await scene.press(ORGANIZER, AT_ONCE);
  await scene.bot.tick();
  expect(scene.buttons(ORGANIZER)).toEqual(['Take back', 'Mend', 'Broadcast it']);
  const form = await pressForForm('Broadcast it');
  expect(form.values).toMatchObject({
    headline: 'Rally',
    text: expect.stringMatching(/^Rally: Friday, January 10, noon, City Hall\.$/),
  });
});
