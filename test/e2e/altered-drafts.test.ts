import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryPath } from '../store/temporary.ts';
import { exampleStrike } from '../support/strikes.ts';
import { letWrite, tamper, unentered } from './behind-the-back.ts';
import { ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, decline, type OpenForm, openForm, sendForm } from './writing.ts';

let scene: Stage;
let path: string;

const FORGED = 'We surrender';
const HALL = { headline: 'Town hall', text: 'Tonight at 7.', channels: ['announcements'] };
const ALTERED = 'What I have kept of this is not what was shown here, or not what my audit log has';
const DOUBTED = '- 1 draft is not as it was written, so I neither show nor send it.';

beforeEach(async () => {
  path = temporaryPath('picketline.db');
  const strike = exampleStrike();
  const approval = { ...strike.approval, broadcast: 2 };
  scene = await stage('2024-12-23T12:00:00-08:00', {
    store: `sqlite:${path}`,
    strike: { ...strike, approval },
  });
});
afterEach(async () => {
  await scene.stop();
});

function alter(from: string, to: string): void {
  const sql =
    "UPDATE records SET value = replace(value, ?, ?) WHERE namespace = 'drafts' AND instr(value, ?)";
  expect(tamper(path, sql, from, to, from)).toBe(1);
}

const drafts = () => scene.choices(ORGANIZER, 'broadcast compose', 'draft');
const takeUp = async (draft: string) => scene.ask(ORGANIZER, 'broadcast compose', typed({ draft }));

/** Sends a form as it was opened, with another headline, and gives what the person is told then. */
async function sent({ interactionId, values }: OpenForm, headline: string): Promise<string> {
  const { discord } = scene;
  const answered = discord.inspect.next('message-changed', ({ stored }) => stored.onlyFor === ORGANIZER);
  const fields = Object.entries({ ...values, ...HALL, headline }).map(([customId, value]) =>
    Array.isArray(value) ? { customId, values: value } : { customId, value },
  );
  discord.act.modal({ person: ORGANIZER, locale: 'en-US', interactionId, fields });
  return (await answered).stored.message.content;
}

/** Everything that anybody of these can read. */
const read = () =>
  JSON.stringify([
    ...[ORGANIZER, SECOND_ORGANIZER].map(each => scene.discord.inspect.ephemerals(each)),
    scene.alerts(),
    scene.announcements(),
  ]);

describe('a draft that is altered in the store before it is shown again', () => {
  it.each`
    what                   | from                    | to
    ${'its words'}         | ${'Town hall'}          | ${FORGED}
    ${'its channel'}       | ${'"announcements"'}    | ${'"lamc"'}
    ${'what it is'}        | ${'"type":"broadcast"'} | ${'"type":"alert"'}
    ${'a time'}            | ${'"revision":2'}       | ${'"revision":2,"at":"2024-12-30T12:00:00.000Z"'}
    ${'an older revision'} | ${'"revision":2'}       | ${'"revision":1'}
  `('$what: it is neither shown nor offered, and organizers are told once', async ({ from, to }) => {
    await compose(scene, ORGANIZER, HALL);
    const id = (await drafts())[0]?.value ?? '';
    alter(from, to);
    expect(await unentered(path)).toEqual(['draft']);
    expect(await drafts()).toEqual([]);
    expect(await takeUp(id)).not.toBe('a form');
    expect(await scene.press(ORGANIZER, 'Ask for approval')).toContain(ALTERED);
    await scene.bot.tick();
    await scene.restart();
    await scene.bot.tick();
    expect(await takeUp(id)).not.toBe('a form');
    expect(read()).not.toContain(FORGED);
    expect(scene.alerts().filter(each => each.includes(DOUBTED))).toHaveLength(1);
    expect(await scene.press(ORGANIZER, 'Discard')).toContain('Discarded');
    expect(await unentered(path)).toEqual([]);
  });

  it('while its form is open: what is sent with it is not joined to it', async () => {
    const form = await openForm(scene, ORGANIZER, 'broadcast compose');
    alter('"announcements"', '"lamc"');
    expect(await sent(form, 'Town hall')).toContain(ALTERED);
  });

  it('while the bot is down, and nobody asks for it: organizers are told', async () => {
    await compose(scene, ORGANIZER, HALL);
    await scene.bot.stop();
    alter('Town hall', FORGED);
    await scene.restart();
    await scene.bot.tick();
    expect(scene.alerts().filter(each => each.includes(DOUBTED))).toHaveLength(1);
  });

  it('while others are asked: it is not approved, and declining does not repeat its words', async () => {
    await compose(scene, ORGANIZER, HALL);
    await scene.press(ORGANIZER, 'Ask for approval');
    alter('Town hall', FORGED);
    const { organizers } = scene.strike.channels;
    expect(await scene.press(SECOND_ORGANIZER, 'Approve', organizers)).toContain(ALTERED);
    expect(await decline(scene, SECOND_ORGANIZER, organizers)).toContain('Nothing was sent');
    expect(read()).not.toContain(FORGED);
  });
});

describe('a draft that nobody altered', () => {
  it('is shown through everything that can become of it', async () => {
    await compose(scene, ORGANIZER, HALL);
    const [draft] = await drafts();
    const later = typed({ draft: draft?.value ?? '', day: 'Thu', time: '9 a.m.' });
    const form = await openForm(scene, ORGANIZER, 'broadcast compose', later);
    await sendForm(scene, ORGANIZER, form, { headline: 'Town hall on Thursday' });
    await scene.press(ORGANIZER, 'Ask for approval');
    await scene.restart();
    await decline(scene, SECOND_ORGANIZER, scene.strike.channels.organizers);
    expect(await unentered(path)).toEqual([]);
    await scene.restart();
    expect(await takeUp(draft?.value ?? '')).toBe('a form');
    await scene.bot.tick();
    expect(scene.alerts().join()).not.toContain('my store');
  });

  it.each`
    step            | refused
    ${'its entry'}  | ${'audit'}
    ${'its record'} | ${'drafts'}
  `('is as it was before where the process ends before $step is written', async ({ refused }) => {
    await compose(scene, ORGANIZER, HALL);
    const [draft] = await drafts();
    const form = await openForm(scene, ORGANIZER, 'broadcast compose', { draft: draft?.value ?? '' });
    letWrite(path, refused, false);
    await sent(form, 'Another hall');
    await scene.bot.stop();
    letWrite(path, refused, true);
    expect(await unentered(path)).toEqual([]);
    await scene.restart();
    await scene.bot.tick();
    expect(scene.alerts().join()).not.toContain('my store');
    expect((await drafts()).map(({ name }) => name)).toEqual([draft?.name]);
    expect(await takeUp(draft?.value ?? '')).toBe('a form');
  });
});
