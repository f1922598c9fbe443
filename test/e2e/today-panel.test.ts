import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AT_ONCE, buttonsOf, pressFor } from './buttons.ts';
import { CAPTAIN, MEMBER, ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { nextForm, sendForm } from './writing.ts';

/** What is done most, without typing: by `/today`, and from a message of the bot's own. */
let scene: Stage;

beforeEach(async () => {
  scene = await stage('2025-01-06T06:30:00-08:00');
  await scene.bot.tick();
});

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const DAYS = ['call off', 'other hours', 'move'];

async function pressForForm(person: string, label: string) {
  const form = nextForm(scene.discord, person);
  pressFor(scene, person, label);
  return form;
}

/** Picks "Change this…" in the menu of the last announcement, and gives what the person sees then. */
async function changeThis(person: string): Promise<string> {
  const { announcements } = scene.strike.channels;
  const command = scene.discord.inspect
    .commands(scene.strike.guild)
    .find(({ name }) => name === 'Change this…');
  const messageId = scene.discord.inspect.messages(announcements).at(-1)?.id ?? '';
  const shown = scene.discord.inspect.next('message-changed', ({ stored }) => stored.onlyFor === person);
  const refused = scene.discord.inspect.next(
    'message-created',
    ({ stored }) => stored.onlyFor === person && stored.message.content !== '',
  );
  scene.discord.act.menu({
    person,
    locale: 'en-US',
    channelId: announcements,
    messageId,
    commandId: command?.id ?? '',
  });
  return (await Promise.race([shown, refused])).stored.message.content;
}

describe('the panel', () => {
  it('says how today and tomorrow stand, and has a button for each thing', async () => {
    expect(await scene.ask(ORGANIZER, 'today')).toMatch(
      /^\*\*Picket today, Monday, January 6: 8 a\.m\. to 2 p\.m\. \(Pacific Time\)\.\*\*\n\*\*Picket tomorrow, Tuesday, January 7: /,
    );
    expect(scene.buttons(ORGANIZER)).toEqual([
      ...DAYS.map(each => `Today: ${each}`),
      ...DAYS.map(each => `Tomorrow: ${each}`),
      'Say something',
    ]);
  });

  it('calls two lines off today with four presses and one word', async () => {
    await scene.ask(ORGANIZER, 'today');
    const form = await pressForForm(ORGANIZER, 'Today: call off');
    expect(form.values).toMatchObject({ date: ['2025-01-06'] });
    const shown = await sendForm(scene, ORGANIZER, form, {
      site: ['fontana', 'anaheim'],
      'own-words': 'Heat',
    });
    expect(shown.at(-1)?.content).toContain('No picket at Fontana and Anaheim, Monday, January 6: Heat.');
    expect(await scene.press(ORGANIZER, AT_ONCE)).toContain('**Done.**');
    await scene.bot.tick();
    expect(await scene.ask(MEMBER, 'picket today')).toContain('No line at Fontana and Anaheim: Heat.');
  });

  it('of a day without lines offers only what can be done', async () => {
    await scene.at('2025-01-10T18:00:00-08:00');
    await scene.ask(ORGANIZER, 'today');
    expect(scene.buttons(ORGANIZER)).toContain('Tomorrow: add');
    expect(scene.buttons(ORGANIZER)).not.toContain('Tomorrow: call off');
  });

  it('ends an alert that holds, and writes to everybody', async () => {
    const ready = scene.discord.inspect.next(
      'message-created',
      ({ stored }) => stored.onlyFor === ORGANIZER && (stored.message.components ?? []).length > 0,
    );
    await scene.ask(ORGANIZER, 'alert send', typed({ site: 'fontana', text: 'Ambulance at the gate' }));
    await ready;
    await scene.press(ORGANIZER, 'Send the alert');
    await scene.bot.tick();
    await scene.ask(ORGANIZER, 'today');
    expect(scene.buttons(ORGANIZER)).toContain('All clear');
    const form = await pressForForm(ORGANIZER, 'Say something');
    const shown = await sendForm(scene, ORGANIZER, form, { headline: 'Coffee', text: 'At seven.' });
    expect(shown.map(({ content }) => content).join('\n')).toContain('Coffee');
  });

  it('is a captain’s for their own lines, without messages to everybody, and no member’s', async () => {
    await scene.ask(CAPTAIN, 'today');
    expect(scene.buttons(CAPTAIN)).not.toContain('Say something');
    const form = await pressForForm(CAPTAIN, 'Today: call off');
    expect(form.values).toMatchObject({ site: ['lamc'], date: ['2025-01-06'] });
    expect(await scene.ask(MEMBER, 'today')).toBe('Only captains and organizers may use this.');
  });
});

describe('“Change this…” on a post', () => {
  it('has the buttons of its day', async () => {
    expect(await changeThis(ORGANIZER)).toContain('**Picket today, Monday, January 6: 8 a.m. to 2 p.m.');
    expect(scene.buttons(ORGANIZER)).toEqual([
      'Today: call off',
      'Today: other hours',
      'Today: move',
      'Say something',
    ]);
  });

  it('takes back or mends the change that a notice tells of', async () => {
    await scene.ask(ORGANIZER, 'schedule cancel', typed({ date: 'today', site: 'fontana', reason: 'Heat' }));
    await scene.press(ORGANIZER, AT_ONCE);
    await scene.bot.tick();
    await changeThis(ORGANIZER);
    expect(scene.buttons(ORGANIZER).slice(0, 2)).toEqual(['Take back', 'Mend']);
  });

  it('is refused to a member', async () => {
    expect(await changeThis(MEMBER)).toBe('Only captains and organizers may use this.');
    expect(buttonsOf(scene.discord, MEMBER)).toEqual([]);
  });
});
