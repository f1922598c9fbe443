import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InspectedMessage } from '../../src/rehearsal/inspect.ts';
import { carelessMentions } from '../support/mentions.ts';
import { exampleStrike } from '../support/strikes.ts';
import { scratchStore } from './scratch-store.ts';
import { CAPTAIN, NEWCOMER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, decline, openForm, sendForm, shown } from './writing.ts';

/** A request to the other organizers, from both sides: who asks, who agrees, who takes it back. */
let scene: Stage;
let organizers: string;
const THIRD_ORGANIZER = CAPTAIN;
const FOURTH_ORGANIZER = NEWCOMER;
const HALL = { headline: 'Town hall', text: 'At 7 p.m.', channels: ['announcements'] };

async function takes(broadcast: number): Promise<void> {
  const strike = exampleStrike();
  scene = await stage('2024-12-26T15:00:00-08:00', {
    store: scratchStore(),
    strike: { ...strike, approval: { ...strike.approval, broadcast } },
  });
  organizers = scene.strike.channels.organizers;
  for (const person of [THIRD_ORGANIZER, FOURTH_ORGANIZER]) become(person, true);
}

function become(person: string, isOrganizer: boolean): void {
  const [role = ''] = scene.strike.roles.organizer;
  const { act } = scene.discord;
  if (isOrganizer) act.addPersonRole(scene.strike.guild, person, role);
  else act.removePersonRole(scene.strike.guild, person, role);
}

/** Somebody who is no organizer any more still has the channel before them. */
function letSee(person: string): void {
  scene.discord.act.overwriteChannel(organizers, person, String(PermissionFlagsBits.ViewChannel), '0');
}

async function asks(options: Record<string, string> = {}): Promise<void> {
  await compose(scene, ORGANIZER, HALL, options);
  await scene.press(ORGANIZER, 'Ask for approval');
}

const request = () =>
  scene.discord.inspect.messages(organizers).findLast(({ content }) => content.includes('asks for'));
const approve = (person: string) => scene.press(person, 'Approve', organizers);
const sent = async () => {
  await scene.bot.tick();
  return scene.announcements().length;
};

beforeEach(() => takes(2));

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
  expect(carelessMentions(scene.discord.inspect.requests())).toEqual([]);
});

it('says who asks, and pings them not', async () => {
  await asks();
  expect(request()?.content).toContain(`**<@${ORGANIZER}>, an organizer, asks for your approval.`);
  expect(request()?.pings.users).toEqual([]);
});

describe('of a correction', () => {
  it.each([
    ['Ask for approval', 'It is not posted as a new message.'],
    ['Correct and post a new message', 'It is also posted as a new message'],
  ])('that was asked for with “%s” says so', async (label, said) => {
    await asks();
    await approve(SECOND_ORGANIZER);
    await scene.bot.tick();
    await shown(scene, SECOND_ORGANIZER, '**Sent', organizers);
    const [choice] = await scene.choices(ORGANIZER, 'broadcast correct', 'broadcast');
    const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast: choice?.value ?? '' });
    await sendForm(scene, ORGANIZER, form, { text: 'At 8 p.m.' });
    await scene.press(ORGANIZER, label);
    expect(request()?.content).toContain(said);
  });

  it('takes no time', async () => {
    await takesOne();
    const [choice] = await scene.choices(ORGANIZER, 'broadcast correct', 'broadcast');
    const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast: choice?.value ?? '' });
    await sendForm(scene, ORGANIZER, form, { text: 'At 8 p.m.' });
    const [draft] = await scene.choices(ORGANIZER, 'broadcast compose', 'draft');
    const options = typed({ draft: draft?.value ?? '', time: '6 p.m.' });
    expect(await scene.ask(ORGANIZER, 'broadcast compose', options)).toBe(
      'A correction goes out at once, so it takes no time. Leave `day` and `time` out.',
    );
  });

  async function takesOne(): Promise<void> {
    await asks();
    await approve(SECOND_ORGANIZER);
    await scene.bot.tick();
    await shown(scene, SECOND_ORGANIZER, '**Sent', organizers);
  }
});

describe('withdrawn', () => {
  it('by its author, it cannot be approved, also after a restart; the message stays a draft', async () => {
    await asks();
    expect(await scene.press(ORGANIZER, 'Withdraw', organizers)).toBe(
      '**Withdrawn by its author.** Nothing was sent: Town hall',
    );
    expect(scene.buttons(SECOND_ORGANIZER, organizers)).toEqual([]);
    await scene.restart();
    expect(await sent()).toBe(0);
    expect(await scene.ask(ORGANIZER, 'broadcast list')).toContain('- Draft: Town hall');
    const [draft] = await scene.choices(ORGANIZER, 'broadcast compose', 'draft');
    await compose(scene, ORGANIZER, { text: 'At 8 p.m.' }, { draft: draft?.value ?? '' });
    await scene.press(ORGANIZER, 'Ask for approval');
    await approve(SECOND_ORGANIZER);
    expect(await sent()).toBe(1);
  });

  it('by anybody else, it is not', async () => {
    await asks();
    expect(await scene.press(SECOND_ORGANIZER, 'Withdraw', organizers)).toBe(
      'Only the person who asked can withdraw this; “Decline” is your no.',
    );
    await approve(SECOND_ORGANIZER);
    expect(await sent()).toBe(1);
  });
});

describe('declined', () => {
  async function line(): Promise<InspectedMessage> {
    const { inspect } = scene.discord;
    const isIt = ({ content }: { content: string }) => content.startsWith(`<@${ORGANIZER}>`);
    await inspect.next('message-created', ({ stored }) => isIt(stored.message));
    return inspect.messages(organizers).filter(isIt)[0] as InspectedMessage;
  }

  it('with a reason: its author is told in the organizers’ channel, which rings nobody else, and in the list', async () => {
    await asks();
    const told = line();
    expect(await decline(scene, SECOND_ORGANIZER, organizers, 'It is at *8*')).toContain('**Declined.**');
    const { content, pings } = await told;
    expect(content).toBe(`<@${ORGANIZER}> Your request was declined (It is at \\*8\\*): Town hall`);
    expect(pings).toEqual({ everyone: false, roles: [], users: [ORGANIZER] });
    expect(await scene.ask(ORGANIZER, 'broadcast list')).toContain(
      '- Draft, declined (It is at \\*8\\*): Town hall',
    );
    expect(await sent()).toBe(0);
  });

  it('without one, likewise', async () => {
    await asks();
    const told = line();
    await decline(scene, SECOND_ORGANIZER, organizers);
    expect((await told).content).toBe(`<@${ORGANIZER}> Your request was declined: Town hall`);
    expect(await scene.ask(ORGANIZER, 'broadcast list')).toContain('- Draft, declined: Town hall');
  });

  it('by its author, it is not', async () => {
    await asks();
    expect(await decline(scene, ORGANIZER, organizers)).toBe(
      'You asked for this yourself. “Withdraw” takes it back.',
    );
  });
});

describe('an approval', () => {
  it('counts, and is named, as long as who gave it is an organizer', async () => {
    await scene.stop();
    await takes(3);
    await asks();
    expect(await approve(SECOND_ORGANIZER)).toContain(`**1 of 2 approved, by <@${SECOND_ORGANIZER}>.**`);
    become(SECOND_ORGANIZER, false);
    expect(await approve(THIRD_ORGANIZER)).toContain(`**1 of 2 approved, by <@${THIRD_ORGANIZER}>.**`);
    expect(await sent()).toBe(0);
    await approve(FOURTH_ORGANIZER);
    expect(await sent()).toBe(1);
  });

  it('counts again when it is given again', async () => {
    await scene.stop();
    await takes(3);
    await asks();
    await approve(SECOND_ORGANIZER);
    become(SECOND_ORGANIZER, false);
    letSee(SECOND_ORGANIZER);
    expect(await approve(SECOND_ORGANIZER)).toContain('Only organizers may use this');
    become(SECOND_ORGANIZER, true);
    expect(await approve(SECOND_ORGANIZER)).toContain('You have approved this already');
    await approve(THIRD_ORGANIZER);
    expect(await sent()).toBe(1);
  });

  it('of what somebody asked who is no organizer any more is refused', async () => {
    await asks();
    become(ORGANIZER, false);
    expect(await approve(SECOND_ORGANIZER)).toContain(
      'The person who asked for this does not have the role for it any more, so it cannot be approved.',
    );
    expect(await sent()).toBe(0);
  });

  it('waits where Discord does not say who is what', async () => {
    await asks();
    scene.discord.faults.add({
      method: 'GET',
      path: new RegExp(`/members/${ORGANIZER}$`),
      times: 10,
      fault: { kind: 'status', status: 500, stage: 'before' },
    });
    expect(await approve(SECOND_ORGANIZER)).toContain('Press again in a minute.');
    scene.discord.faults.clear();
    await approve(SECOND_ORGANIZER);
    expect(await sent()).toBe(1);
  });
});
