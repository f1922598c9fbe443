import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carelessMentions } from '../support/mentions.ts';
import { exampleStrike } from '../support/strikes.ts';
import { untilToldOf } from './buttons.ts';
import { CAPTAIN, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, openForm, sendForm, shown } from './writing.ts';

/** Organizers read in their channel what a colleague does with messages: one line each, and nobody is pinged. */
let scene: Stage;
let organizers: string;
const HALL = { headline: 'Town hall', text: 'At 7 p.m.', channels: ['announcements'] };

async function begins(approvals = 1): Promise<void> {
  const strike = exampleStrike();
  scene = await stage('2024-12-26T15:00:00-08:00', {
    strike: { ...strike, approval: { ...strike.approval, broadcast: approvals } },
  });
  organizers = scene.strike.channels.organizers;
}

beforeEach(() => begins());

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
  expect(carelessMentions(scene.discord.inspect.requests())).toEqual([]);
});

const line = <Done>(does: () => Promise<Done>) => untilToldOf(scene.discord, organizers, does);
const last = () => scene.discord.inspect.messages(organizers).at(-1);

async function sends(): Promise<string> {
  await compose(scene, ORGANIZER, HALL);
  await line(() => scene.press(ORGANIZER, 'Send'));
  await scene.bot.tick();
  const [choice] = await scene.choices(ORGANIZER, 'broadcast retract', 'broadcast');
  return choice?.value ?? '';
}

async function retracts(broadcast: string, label: string): Promise<void> {
  await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'It is off.' }));
  await line(() => scene.press(ORGANIZER, label));
  await scene.bot.tick();
}

describe('a line says', () => {
  it('that a message was sent', async () => {
    await sends();
    expect(last()?.content).toBe('**Done by an organizer.** A message is sent: Town hall');
    expect(last()?.pings).toEqual({ everyone: false, roles: [], users: [] });
  });

  it('that an alert was sent, by a captain', async () => {
    const ready = scene.discord.inspect.next(
      'message-created',
      ({ stored }) => stored.onlyFor === CAPTAIN && (stored.message.components ?? []).length > 0,
    );
    await scene.ask(CAPTAIN, 'alert send', typed({ site: 'lamc', text: 'Trucks at the gate.' }));
    await ready;
    await line(() => scene.press(CAPTAIN, 'Send the alert'));
    expect(last()?.content).toMatch(/^\*\*Done by a captain\.\*\* Sent: Alert: Los Angeles/);
  });

  it('that one is scheduled, and moved', async () => {
    await compose(scene, ORGANIZER, HALL, { day: 'tomorrow', time: '9 a.m.' });
    await line(() => scene.press(ORGANIZER, 'Schedule'));
    expect(last()?.content).toBe(
      '**Done by an organizer.** A message is scheduled for Fri Dec 27, 9 a.m.: Town hall',
    );
    const [choice] = await scene.choices(ORGANIZER, 'broadcast reschedule', 'broadcast');
    const options = typed({ broadcast: choice?.value ?? '', time: '10 a.m.' });
    await scene.ask(ORGANIZER, 'broadcast reschedule', options);
    await line(() => scene.press(ORGANIZER, 'Move it'));
    expect(last()?.content).toBe(
      '**Done by an organizer.** A message is moved to Fri Dec 27, 10 a.m.: Town hall',
    );
  });

  it('that it was corrected', async () => {
    const broadcast = await sends();
    const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast });
    await sendForm(scene, ORGANIZER, form, { text: 'At 8 p.m.' });
    await line(() => scene.press(ORGANIZER, 'Correct'));
    expect(last()?.content).toBe('**Done by an organizer.** A message is corrected: Town hall');
  });

  it.each([
    ['Retract', 'retracted'],
    ['Delete the copies', 'deleted'],
  ])('for “%s” that it was %s', async (label, done) => {
    await retracts(await sends(), label);
    expect(last()?.content).toBe(`**Done by an organizer.** A message is ${done}: Town hall`);
  });
});

it('the request of a message keeps its headline once it is approved', async () => {
  await scene.stop();
  await begins(2);
  await compose(scene, ORGANIZER, HALL);
  await scene.press(ORGANIZER, 'Ask for approval');
  await scene.press(SECOND_ORGANIZER, 'Approve', organizers);
  await scene.bot.tick();
  const ending = await shown(scene, SECOND_ORGANIZER, '**Sent', organizers);
  expect(ending.split('\n')[0]).toBe('**Sent.** Town hall');
});

describe('what is retracted already', () => {
  it('is not retracted again, and its copies can still be deleted', async () => {
    const broadcast = await sends();
    await retracts(broadcast, 'Retract');
    const [choice] = await scene.choices(ORGANIZER, 'broadcast retract', 'broadcast');
    expect(choice?.name).toContain('· retracted · Town hall');
    const options = typed({ broadcast, reason: 'A name was in it.' });
    expect(await scene.ask(ORGANIZER, 'broadcast retract', options)).toContain('It is retracted already');
    expect(scene.buttons(ORGANIZER)).toEqual(['Retract and say so', 'Delete the copies', 'Leave it']);
  });

  it('is not offered once its copies are deleted', async () => {
    await retracts(await sends(), 'Delete the copies');
    expect(await scene.choices(ORGANIZER, 'broadcast retract', 'broadcast')).toEqual([]);
  });
});

describe('a picture without its description', () => {
  it('is refused for what cannot be at all, before the description is asked for', async () => {
    const broadcast = await sends();
    const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast });
    await sendForm(scene, ORGANIZER, form, { text: 'At 8 p.m.' });
    const [draft] = await scene.choices(ORGANIZER, 'broadcast compose', 'draft');
    const file = { name: 'a.png', type: 'image/png', data: 'iVBORw0KGgo=' };
    const given = [...typed({ draft: draft?.value ?? '' }), { name: 'picture', type: 11 as const, file }];
    expect(await scene.ask(ORGANIZER, 'broadcast compose', given)).toContain(
      'A correction changes the words',
    );
  });
});
