import { afterEach, describe, expect, it } from 'vitest';
import { unescaped } from '../../src/wording/plain-words.ts';
import { exampleStrike } from '../support/strikes.ts';
import { scratchStore } from './scratch-store.ts';
import { ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, openForm, sendForm } from './writing.ts';

/**
 * A limit holds for what is typed. What is kept may be longer, since each mark in it gets a backslash, and in an address
 * three characters; and a template makes a longer message than any field of it holds.
 */
let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const START = '2024-12-26T15:00:00-08:00';
const sentence = (rest: string, most: number) => `${rest}${'x'.repeat(most - rest.length)}`;
const marks = (most: number) => 'ab_['.repeat(most / 4);
const address = (most: number) => sentence(`https://x.org/${'('.repeat(most - 20)}`, most);

describe.each<[what: string, text: string]>([
  ['one mark', sentence('a_', 500)],
  ['a bracket', sentence('a [', 500)],
  ['marks only', marks(500)],
])('a statement of 500 characters with %s', (_what, text) => {
  it('is previewed, kept over a restart, and posted whole with its code', async () => {
    scene = await stage(START, { store: scratchStore() });
    const options = { source: 'union', text, link: `https://x.org/${'*'.repeat(280)}abcdef` };
    expect(await scene.ask(ORGANIZER, 'bargaining statement', typed(options))).toMatch(/^\*\*Not done yet:/);
    expect(await scene.press(ORGANIZER, 'Post it')).toMatch(/^\*\*Done/);
    await scene.restart();
    await scene.bot.tick();
    const [posted = ''] = scene.announcements();
    expect(unescaped(posted)).toContain(unescaped(text).replaceAll('(', '%28'));
    expect(posted).toMatch(/ref \S+ · is it really us\? \/verify$/);
    const [act] = await scene.choices(ORGANIZER, 'bargaining correct', 'act');
    await scene.ask(
      ORGANIZER,
      'bargaining correct',
      typed({ act: act?.value ?? '', text: `b${marks(500).slice(1)}` }),
    );
    expect(await scene.press(ORGANIZER, 'Post it')).toMatch(/^\*\*Done/);
  });
});

it('a statement that its marks make too long for a message is refused in one sentence', async () => {
  scene = await stage(START);
  const long = { source: 'union', text: address(500), link: address(300) };
  expect(await scene.ask(ORGANIZER, 'bargaining statement', typed(long))).toBe(
    'Written so that Discord shows it as you typed it, this is 620 characters too long for a message. Shorten the text or the link.',
  );
  await scene.ask(ORGANIZER, 'bargaining statement', typed({ source: 'union', text: address(500) }));
  expect(await scene.press(ORGANIZER, 'Post it')).toMatch(/^\*\*Done/);
  await scene.bot.tick();
  expect(scene.announcements()[0]).toContain('%28');
});

describe('a reason of 200 marks', () => {
  const reason = marks(200);

  it.each<[command: string, options: Record<string, string>]>([
    ['bargaining session cancel', { session: '2025-01-09', reason }],
    ['bargaining session postpone', { session: '2025-01-09', reason }],
    ['schedule cancel', { date: 'tomorrow', reason }],
    ['schedule move', { date: 'tomorrow', site: 'lamc', place: reason, reason }],
    ['schedule open', { date: 'tomorrow', name: marks(100), gate: reason, reason }],
    ['schedule add', { date: 'tomorrow', title: marks(100), where: reason, time: marks(60), reason }],
  ])('of /%s is kept over a restart', async (command, options) => {
    scene = await stage(START, { store: scratchStore() });
    expect(await scene.ask(ORGANIZER, command, typed(options))).toMatch(/^\*\*Not done yet:/);
    const [confirm = ''] = scene.buttons(ORGANIZER);
    expect(await scene.press(ORGANIZER, confirm)).toMatch(/^\*\*Done/);
    await scene.restart();
    const [name] = command.split(' ');
    const [act] = await scene.choices(ORGANIZER, `${name} undo`, 'act');
    expect(act?.value).toMatch(/./);
  });
});

describe('a template that is filled beyond what a form can show', () => {
  const template = { id: 'rally', title: 'Rally', headline: 'Rally {day}', text: 'Come. {where} {what}' };
  const long = 'All of us meet at the gate. '.repeat(140);

  it('is told to be too long, and its form opens again with what was typed', async () => {
    scene = await stage(START, { strike: { ...exampleStrike(), templates: [template] } });
    const typedIn = { day: 'Friday', where: long.trim(), what: long.trim() };
    const { said } = await compose(scene, ORGANIZER, typedIn, { template: 'rally' });
    expect(said).toContain('characters too long');
    const [draft] = await scene.choices(ORGANIZER, 'broadcast compose', 'draft');
    const form = await openForm(scene, ORGANIZER, 'broadcast compose', { draft: draft?.value ?? '' });
    expect(form.values).toMatchObject(typedIn);
    const messages = await sendForm(scene, ORGANIZER, form, { where: 'At the gate.', what: 'Bring water.' });
    expect(messages[0]?.content).toContain('Come. At the gate. Bring water.');
    expect(scene.buttons(ORGANIZER)).toContain('Send');
  });
});
