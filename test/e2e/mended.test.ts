import { afterEach, beforeEach, expect, it } from 'vitest';
import { exampleStrike } from '../support/strikes.ts';
import { AT_ONCE, pressFor } from './buttons.ts';
import { CAPTAIN, MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { nextForm, sendForm } from './writing.ts';

/** A wrong line, mended within a minute: from "Done", in one step, told once, to those who heard the wrong thing. */
let scene: Stage;

beforeEach(async () => {
  const strike = exampleStrike();
  scene = await stage('2025-01-06T06:30:00-08:00', {
    strike: { ...strike, roles: { ...strike.roles, captainMention: ['members'] } },
  });
  await scene.bot.tick();
});

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const posts = () => scene.discord.inspect.messages(scene.strike.channels.announcements);

async function calledOff(person: string, site: string): Promise<void> {
  const options = { date: 'today', site, reason: 'Heat', ping: 'members' };
  await scene.ask(person, 'schedule cancel', typed(options));
  await scene.press(person, 'Change and ring members');
  await scene.bot.tick();
}

async function mendForm(person: string) {
  const form = nextForm(scene.discord, person);
  pressFor(scene, person, 'Mend');
  return form;
}

it('Fontana was wrong, Anaheim was meant: one post, which rings the same; the wrong one is marked', async () => {
  await calledOff(ORGANIZER, 'fontana');
  const rung = posts().at(-1)?.rings;
  expect(rung).not.toEqual([]);
  expect(scene.buttons(ORGANIZER)).toEqual(['Take back', 'Mend']);
  const form = await mendForm(ORGANIZER);
  // It is filled in: only the line has to be picked.
  expect(form.values).toMatchObject({
    site: ['fontana'],
    date: ['2025-01-06'],
    'own-words': 'Heat',
    ping: ['members'],
  });
  const shown = await sendForm(scene, ORGANIZER, form, { site: ['anaheim'] });
  expect(shown.at(-1)?.content).toContain('Pings the role “members”, with the notice only.');
  await scene.press(ORGANIZER, 'Change and ring members');
  await scene.bot.tick();
  await scene.at('2025-01-06T06:32:00-08:00');
  const [morning, wrong, right, ...others] = posts();
  expect(others).toEqual([]);
  expect(right?.content).toMatch(/^\*\*No picket at Anaheim, Monday, January 6: Heat\.\*\*\n/);
  expect(right?.content).toContain('In place of: No picket at Fontana, Monday, January 6: Heat.');
  expect(right?.rings).toEqual(rung);
  expect(wrong?.content).toMatch(/^\*\*No longer the last word: /);
  expect(morning?.content).toContain('No line at Anaheim: Heat.');
  expect(await scene.ask(MEMBER, 'picket today')).toContain('No line at Anaheim: Heat.');
  expect(await scene.ask(MEMBER, 'picket today')).not.toContain('No line at Fontana');
});

it('fewer lines than were called off, and nobody is rung where nobody is picked', async () => {
  await calledOff(ORGANIZER, 'fontana, anaheim');
  const form = await mendForm(ORGANIZER);
  expect(form.values).toMatchObject({ site: ['fontana', 'anaheim'] });
  const shown = await sendForm(scene, ORGANIZER, form, { site: ['fontana'], ping: ['-'] });
  expect(shown.at(-1)?.content).toContain('Pings nobody.');
  await scene.press(ORGANIZER, AT_ONCE);
  await scene.bot.tick();
  expect(posts().at(-1)?.rings).toEqual([]);
  expect(await scene.ask(MEMBER, 'picket today')).toContain('No line at Fontana: Heat.');
});

it('a captain mends their own; what somebody has taken back meanwhile is not mended', async () => {
  await calledOff(CAPTAIN, 'lamc');
  const form = await mendForm(CAPTAIN);
  const [offer] = await scene.choices(SECOND_ORGANIZER, 'schedule undo', 'act');
  await scene.ask(SECOND_ORGANIZER, 'schedule undo', typed({ act: offer?.value ?? '' }));
  await scene.press(SECOND_ORGANIZER, AT_ONCE);
  await scene.bot.tick();
  const told = scene.discord.inspect.next('message-created', ({ stored }) => stored.onlyFor === CAPTAIN);
  scene.discord.act.modal({
    person: CAPTAIN,
    locale: 'en-US',
    interactionId: form.interactionId,
    fields: Object.entries(form.values).map(([customId, value]) =>
      Array.isArray(value) ? { customId, values: value } : { customId, value },
    ),
  });
  expect((await told).stored.message.content).toBe('This has been taken back already.');
});

it('what was done is taken back from “Done”, without typing', async () => {
  await calledOff(ORGANIZER, 'fontana');
  const shown = scene.discord.inspect.next('message-created', ({ stored }) => stored.onlyFor === ORGANIZER);
  pressFor(scene, ORGANIZER, 'Take back');
  expect((await shown).stored.message.content).toContain(
    '**Not done yet:** Takes back: No picket at Fontana',
  );
  await scene.press(ORGANIZER, 'Take back and ring members');
  await scene.bot.tick();
  expect(posts().at(-1)?.content).toMatch(
    /^\*\*The line at Fontana is on today after all: 8 a\.m\. to 2 p\.m\./,
  );
  expect(scene.buttons(ORGANIZER)).toEqual(['Take back', 'Mend']);
});
