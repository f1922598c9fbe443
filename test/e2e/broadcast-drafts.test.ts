import { afterEach, expect, it } from 'vitest';
import { readDraftArgument } from '../../commands/broadcast/buttons.ts';
import { readCustomId } from '../../commands/kit/custom-id.ts';
import { buttonsOf } from './buttons.ts';
import { CAPTAIN, ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, openForm, sendForm, shown } from './writing.ts';

/** What may be taken up again, and what not. */
let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const START = '2024-12-26T12:00:00-08:00';
const HALL = { headline: 'Town hall tonight', text: 'At 7 p.m.', channels: ['announcements'] };
const drafts = () => scene.choices(ORGANIZER, 'broadcast compose', 'draft');

/** Resolves when somebody has the preview of an alert, with its buttons. */
async function previewsAlert(person: string): Promise<void> {
  const preview = scene.discord.inspect.next(
    'message-created',
    ({ stored: { onlyFor, message } }) => onlyFor === person && (message.components ?? []).length > 0,
  );
  await scene.ask(person, 'alert send', typed({ site: 'lamc', text: 'Heat: water at the east gate.' }));
  await preview;
}

it('a form that was opened and left leaves no draft behind', async () => {
  scene = await stage(START);
  await openForm(scene, ORGANIZER, 'broadcast compose');
  expect(await drafts()).toEqual([]);
  expect(await scene.ask(ORGANIZER, 'broadcast list')).toContain('Nothing has been written yet.');
  await compose(scene, ORGANIZER, HALL);
  expect((await drafts()).map(({ name }) => name)).toEqual(['Draft of Thu Dec 26, noon · Town hall tonight']);
});

it('a draft that is taken up does not drop a template or a channel that was picked besides: it refuses', async () => {
  scene = await stage(START);
  await compose(scene, ORGANIZER, HALL);
  const draft = (await drafts())[0]?.value ?? '';
  for (const besides of [{ template: 'rally' }, { channel: 'announcements' }]) {
    expect(await scene.ask(ORGANIZER, 'broadcast compose', typed({ draft, ...besides }))).toBe(
      'A draft has its own words and channels. Leave `template` and `channel` out; the form changes them.',
    );
  }
});

it('an alert cannot be written on, to every channel and with a ping that takes two', async () => {
  scene = await stage(START);
  await previewsAlert(ORGANIZER);
  const button = buttonsOf(scene.discord, ORGANIZER).find(({ label }) => label === 'Send the alert');
  const id = readDraftArgument('alert', readCustomId(button?.customId ?? '')?.argument ?? '').id;
  expect(id).toMatch(/./);
  expect(await drafts()).toEqual([]);
  const refusal = 'I do not know that draft any more. Pick one from the list.';
  expect(await scene.ask(ORGANIZER, 'broadcast compose', typed({ draft: id }))).toBe(refusal);
});

it('the form of a template says where each field stands', async () => {
  scene = await stage(START);
  const form = scene.discord.inspect.next('modal-opened');
  await openForm(scene, ORGANIZER, 'broadcast compose', { template: 'rally' });
  const { modal } = await form;
  const fields = modal.components.flatMap(each => ('description' in each ? [each] : []));
  expect(fields.slice(0, 3).map(({ label, description }) => [label, description])).toEqual([
    ['day', 'Rally {day}, {place}'],
    ['place', 'Rally {day}, {place}'],
    ['where', 'Bring your sign, water and a colleague. We meet {where}.'],
  ]);
});

it('a captain who has sent an alert is told who can take it back', async () => {
  scene = await stage(START);
  await previewsAlert(CAPTAIN);
  await scene.press(CAPTAIN, 'Send the alert');
  await scene.bot.tick();
  expect(await shown(scene, CAPTAIN, '**Sent')).toMatchInlineSnapshot(`
    "**Sent.**
    -# \`/alert update\` says what is new, \`/alert all-clear\` that it is over; both ring those who were rung. If it was wrong, an organizer retracts it with \`/broadcast retract\`."
  `);
});

it('an edit of a draft keeps its time', async () => {
  scene = await stage(START);
  await compose(scene, ORGANIZER, HALL, { time: '4 p.m.' });
  const [draft] = await drafts();
  const form = await openForm(scene, ORGANIZER, 'broadcast compose', { draft: draft?.value ?? '' });
  const messages = await sendForm(scene, ORGANIZER, form, { text: 'At 8 p.m.' });
  expect(messages.at(-1)?.content).toContain('- Goes out Thu Dec 26, 4 p.m.');
});
