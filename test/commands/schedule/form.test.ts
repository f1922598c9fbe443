import { describe, expect, it } from 'vitest';
import { QUIETLY } from '../../e2e/buttons.ts';
import { CAPTAIN, MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage, typed } from '../../e2e/stage.ts';
import { nextForm, type OpenForm, openForm, sendForm } from '../../e2e/writing.ts';
import { playing } from '../playing.ts';

const DAYS = ['2024-12-26', '2024-12-27'];

/** Opens the form, enters, and gives what is shown then: the preview. */
async function filled(
  scene: Stage,
  person: string,
  command: string,
  entered: Record<string, string | string[]>,
  options: Record<string, string> = {},
): Promise<string> {
  const form = await openForm(scene, person, command, options);
  const messages = await sendForm(scene, person, form, entered);
  return messages.at(-1)?.content ?? '';
}

/** The same where it is refused. */
async function refused(scene: Stage, form: OpenForm, entered: Record<string, string | string[]>) {
  const told = scene.discord.inspect.next('message-created', ({ stored }) => stored.onlyFor === ORGANIZER);
  scene.discord.act.modal({
    person: ORGANIZER,
    locale: 'en-US',
    interactionId: form.interactionId,
    fields: Object.entries({ ...form.values, ...entered }).map(([customId, value]) =>
      Array.isArray(value) ? { customId, values: value } : { customId, value },
    ),
  });
  return (await told).stored.message.content;
}

describe('a change without typed options', () => {
  it.each<[string, Record<string, string | string[]>, string[]]>([
    [
      'cancel',
      { site: ['fontana', 'anaheim'], date: DAYS, 'own-words': 'Storm warning' },
      ['Fontana', 'Anaheim', 'Storm warning', 'Thursday, December 26', 'Friday, December 27'],
    ],
    ['cancel', { site: ['all'], date: ['2024-12-26'], 'own-words': 'Storm' }, ['No picket', 'Storm']],
    ['hours', { site: ['Metro'], date: ['2024-12-26'], hours: '9 to noon' }, ['9 a.m. to noon']],
    ['move', { site: ['fontana'], date: ['2024-12-26'], place: 'Gate 4' }, ['Gate 4']],
    ['add', { site: ['fontana'], date: ['2024-12-28'], time: '9 a.m. to noon' }, ['9 a.m. to noon']],
    [
      'add',
      { site: ['fontana'], date: ['2024-12-28'], time: 'lunchtime', title: 'Rally', where: 'The square' },
      ['Rally', 'lunchtime', 'The square'],
    ],
    ['quiet', { date: ['2024-12-26'], 'own-words': 'Rest' }, ['Rest']],
    ['open', { date: ['2024-12-26'], name: 'Riverside', gate: 'Magnolia Ave' }, ['Riverside']],
    ['close', { site: ['fontana'], date: ['2024-12-26'] }, ['Fontana']],
    ['suspend', { date: ['2024-12-26'], 'own-words': 'A vote' }, ['A vote']],
    ['end', { date: ['2024-12-26'], words: 'We won' }, ['We won']],
  ])('%s asks in a form, and %j is shown as it will be', async (subcommand, entered, shown) => {
    const scene = await playing();
    const preview = await filled(scene, ORGANIZER, `schedule ${subcommand}`, entered);
    for (const words of shown) expect(preview).toContain(words);
  });

  it('what was typed stands in the form, and what it has no field for is not dropped', async () => {
    const scene = await playing();
    const form = await openForm(scene, ORGANIZER, 'schedule cancel', { date: 'thu', site: 'fontna' });
    expect(form.values).toMatchObject({ date: ['2024-12-26'], site: ['fontana'], ping: ['-'] });
    expect(await scene.ask(ORGANIZER, 'schedule cancel', typed({ until: 'fri', reason: 'heat' }))).toBe(
      '“until” is not in the form. Write `date` beside it, or leave it out and the form asks.',
    );
    const hours = await openForm(scene, ORGANIZER, 'schedule hours', { start: '9 a.m.' });
    expect(hours.values).toMatchObject({ hours: '9 a.m. to 2 p.m.' });
  });

  it('a captain picks among their own lines, today and tomorrow, and pings nobody', async () => {
    const scene = await playing('2024-12-26T06:40:00-08:00');
    const form = await openForm(scene, CAPTAIN, 'schedule cancel');
    expect(form.values).toEqual({ site: ['lamc'], date: ['2024-12-26'], 'own-words': '' });
    expect(await scene.ask(MEMBER, 'schedule cancel')).toBe('Only captains and organizers may use this.');
  });

  it('reasons that were given before are there to pick', async () => {
    const scene = await playing();
    await filled(scene, ORGANIZER, 'schedule cancel', {
      site: ['fontana'],
      date: ['2024-12-26'],
      'own-words': 'Heat (41 °C)',
    });
    await scene.press(ORGANIZER, QUIETLY);
    const preview = await filled(scene, SECOND_ORGANIZER, 'schedule cancel', {
      site: ['anaheim'],
      date: ['2024-12-26'],
      reason: ['Heat (41 °C)'],
    });
    expect(preview).toContain('Heat (41 °C)');
  });

  it('days with one left out between them, hours that are none, and no reason are asked about', async () => {
    const scene = await playing();
    const form = await openForm(scene, ORGANIZER, 'schedule cancel');
    const entered = { site: ['fontana'], date: ['2024-12-26', '2024-12-30'], 'own-words': 'Heat' };
    expect(await refused(scene, form, entered)).toBe(
      'Thursday, December 26 to Monday, December 30 is not picked whole: Friday, December 27 is missing. Pick days in a row, or change one stretch after the other.',
    );
    const opened = nextForm(scene.discord, ORGANIZER);
    const hours = await openForm(scene, ORGANIZER, 'schedule hours');
    await opened;
    expect(await refused(scene, hours, { site: ['fontana'], date: ['2024-12-26'], hours: 'early' })).toBe(
      'I cannot read “early” as hours. Write when it starts and ends, like 8 a.m. to 2 p.m.',
    );
  });
});

it('reasons of the strike file, and those given before, are offered where one is typed', async () => {
  const scene = await playing();
  await scene.ask(
    ORGANIZER,
    'schedule cancel',
    typed({ date: 'Jan 9', site: 'fontana', reason: 'Heat of 108' }),
  );
  await scene.press(ORGANIZER, QUIETLY);
  expect(await scene.choices(ORGANIZER, 'schedule quiet', 'reason')).toContainEqual({
    name: 'Heat of 108',
    value: 'Heat of 108',
  });
});
