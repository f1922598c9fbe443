import { describe, expect, it, onTestFinished } from 'vitest';
import { buttonsOf, pressAgain } from '../e2e/buttons.ts';
import { CAPTAIN, MEMBER, ORGANIZER, type Stage, stage, typed } from '../e2e/stage.ts';
import { compose, openForm, sendForm, shown } from '../e2e/writing.ts';
import { carelessMentions } from '../support/mentions.ts';

/** What can be pressed or sent about a message, by somebody who is an organizer no more (promise 9). */
const HALL = { headline: 'Town hall', text: 'At 7 p.m.', channels: ['announcements'] };
const LAMC = '1310000000000000012';

const NO =
  /^(Only organizers may use this\.|Only captains and organizers may use this\.|As a captain you may act)/;

const formerly = {
  'a member': (scene: Stage) => become(scene, ORGANIZER),
  'a captain of another site': (scene: Stage) => become(scene, ORGANIZER, LAMC),
};

function become({ discord, strike }: Stage, person: string, role?: string): void {
  const { organizer, captain } = strike.roles;
  for (const held of [...organizer, ...[...captain.values()].flat()]) {
    discord.act.removePersonRole(strike.guild, person, held);
  }
  if (role !== undefined) discord.act.addPersonRole(strike.guild, person, role);
}

async function sent(scene: Stage): Promise<string> {
  await compose(scene, ORGANIZER, HALL);
  await scene.press(ORGANIZER, 'Send');
  await scene.bot.tick();
  await shown(scene, ORGANIZER, '**Sent');
  const [choice] = await scene.choices(ORGANIZER, 'broadcast status', 'broadcast');
  return choice?.value ?? '';
}

/** How each kind of buttons comes to be seen. */
const previews: Record<string, (scene: Stage) => Promise<unknown>> = {
  'a message': scene => compose(scene, ORGANIZER, HALL),
  'a message for later': scene => compose(scene, ORGANIZER, HALL, { time: '3 p.m.' }),
  'a correction': async scene => {
    const broadcast = await sent(scene);
    const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast });
    await sendForm(scene, ORGANIZER, form, { text: 'At 8 p.m.' });
  },
  'a retraction': async scene => {
    const broadcast = await sent(scene);
    await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'The date was wrong.' }));
  },
  'another time': async scene => {
    await compose(scene, ORGANIZER, HALL, { time: '3 p.m.' });
    await scene.press(ORGANIZER, 'Schedule');
    const [choice] = await scene.choices(ORGANIZER, 'broadcast reschedule', 'broadcast');
    const broadcast = choice?.value ?? '';
    await scene.ask(ORGANIZER, 'broadcast reschedule', typed({ broadcast, time: '4 p.m.' }));
  },
};

/** The whole bot, for one test, which must have pinged nobody by accident. */
async function playing(): Promise<Stage> {
  const scene = await stage('2024-12-23T06:40:00-08:00');
  onTestFinished(async () => {
    await scene.stop();
    expect(scene.violations).toEqual([]);
    expect(carelessMentions(scene.discord.inspect.requests())).toEqual([]);
  });
  return scene;
}

/** Everything that anybody could notice in the channels. */
async function seen(scene: Stage): Promise<unknown> {
  await scene.bot.tick();
  return [scene.announcements(), scene.alerts()];
}

describe.each(Object.entries(previews))('under the preview of %s', (_, show) => {
  it.each(Object.entries(formerly))('no button does anything for %s', async (__, change) => {
    const scene = await playing();
    await show(scene);
    const buttons = buttonsOf(scene.discord, ORGANIZER);
    expect(buttons.length).toBeGreaterThanOrEqual(2);
    const before = await seen(scene);
    change(scene);
    for (const button of buttons)
      expect(await pressAgain(scene.discord, ORGANIZER, button), button.label).toMatch(NO);
    expect(await seen(scene)).toEqual(before);
  });
});

it('the form of a message that somebody still had open writes nothing', async () => {
  const scene = await playing();
  const { interactionId } = await openForm(scene, ORGANIZER, 'broadcast compose');
  become(scene, ORGANIZER);
  const told = scene.discord.inspect.next('message-created', ({ stored }) => stored.onlyFor === ORGANIZER);
  scene.discord.act.modal({
    person: ORGANIZER,
    locale: 'en-US',
    interactionId,
    fields: [
      { customId: 'headline', value: 'Stay at home' },
      { customId: 'text', value: 'There is no line.' },
      { customId: 'channels', values: ['announcements'] },
      { customId: 'ping', values: ['-'] },
    ],
  });
  expect((await told).stored.message.content).toMatch(NO);
});

it('an alert is not sent by who was a captain when it was previewed', async () => {
  const scene = await playing();
  const preview = scene.discord.inspect.next(
    'message-created',
    ({ stored: { onlyFor, message } }) => onlyFor === CAPTAIN && (message.components ?? []).length > 0,
  );
  await scene.ask(CAPTAIN, 'alert send', typed({ site: 'lamc', text: 'Heat: water at the east gate.' }));
  await preview;
  const buttons = buttonsOf(scene.discord, CAPTAIN);
  const before = await seen(scene);
  become(scene, CAPTAIN, '1310000000000000013');
  for (const button of buttons) expect(await pressAgain(scene.discord, CAPTAIN, button)).toMatch(NO);
  become(scene, CAPTAIN);
  for (const button of buttons) expect(await pressAgain(scene.discord, CAPTAIN, button)).toMatch(NO);
  expect(await seen(scene)).toEqual(before);
});

it.each([
  ['audit', MEMBER],
  ['broadcast list', MEMBER],
  ['broadcast list', CAPTAIN],
])('/%s tells nothing to somebody else', async (command, person) => {
  const scene = await playing();
  await sent(scene);
  expect(await scene.ask(person, command)).toMatch(NO);
});
