import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carelessMentions } from '../support/mentions.ts';
import { exampleStrike } from '../support/strikes.ts';
import { AT_ONCE, QUIETLY, untilToldOf } from './buttons.ts';
import { CAPTAIN, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { decline } from './writing.ts';

/** A request to other organizers: who asks, what would happen, and how it ends. */
let scene: Stage;
let organizers: string;

beforeEach(async () => {
  const strike = exampleStrike();
  const captainMention = ['members'];
  scene = await stage('2024-12-26T15:00:00-08:00', {
    strike: {
      ...strike,
      approval: { ...strike.approval, broadcast: 2, end: 3 },
      roles: { ...strike.roles, captainMention },
    },
  });
  organizers = scene.strike.channels.organizers;
});

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
  expect(carelessMentions(scene.discord.inspect.requests())).toEqual([]);
});

const MOVE = { date: 'tomorrow', site: 'lamc', place: 'gate 4', ping: 'members' };
const said = () => scene.discord.inspect.messages(organizers).map(({ content }) => content);

async function asks(person = CAPTAIN): Promise<void> {
  await scene.ask(person, 'schedule move', typed(MOVE));
  await scene.press(person, AT_ONCE);
}

const told = <Done>(does: () => Promise<Done>) => untilToldOf(scene.discord, organizers, does);

describe('a request', () => {
  it('says who asks, and pings the organizers alone', async () => {
    await asks();
    const [request] = scene.discord.inspect.messages(organizers);
    expect(request?.content).toContain(
      `**<@${CAPTAIN}>, a captain, asks for your approval. Nothing is changed yet.**`,
    );
    expect(request?.content).toContain('Pings the role “members”');
    expect(request?.pings).toEqual({ everyone: false, roles: ['1310000000000000011'], users: [] });
  });

  it('that will not be told says that it pings nobody', async () => {
    await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'today', ping: 'members' }));
    await scene.press(ORGANIZER, QUIETLY);
    expect(said()[0]).toContain('Pings nobody.');
  });

  it('still says who asks once it was approved by one of two', async () => {
    await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'today' }));
    await scene.press(ORGANIZER, QUIETLY);
    await scene.press(SECOND_ORGANIZER, 'Approve', organizers);
    expect(said()[0]).toContain(
      `**<@${ORGANIZER}>, an organizer, asks for your approval. Nothing is changed yet.**`,
    );
    expect(said()[0]).toContain(`**1 of 2 approved, by <@${SECOND_ORGANIZER}>.**`);
  });

  it('leads with what would happen and whom it rings', async () => {
    await asks();
    expect(said()[0]).toMatch(
      /^\*\*For approval: Los Angeles Medical Center .*gate 4.*\*\* Pings the role “members”, with the notice only\.\n<@&1310000000000000011>/,
    );
  });

  it('ends, for its author, at a time that Discord counts down', async () => {
    await scene.ask(CAPTAIN, 'schedule move', typed(MOVE));
    expect(await scene.press(CAPTAIN, AT_ONCE)).toMatch(/it expires <t:1735254900:R>\./);
  });
});

describe('a preview says who else must agree', () => {
  it.each([
    [CAPTAIN, 'move', MOVE, 'If it is told at once, an organizer must agree.'],
    [ORGANIZER, 'move', MOVE, 'If it is told at once, a second organizer must agree.'],
    [ORGANIZER, 'end', { date: 'today' }, '2 other organizers must agree.'],
  ])('to %s for /schedule %s', async (person, command, options, sentence) => {
    expect(await scene.ask(person, `schedule ${command}`, typed(options))).toContain(`\n${sentence}\n`);
  });

  it('and nothing of it where one is enough', async () => {
    const options = typed({ date: 'tomorrow', site: 'fontana', reason: 'heat' });
    expect(await scene.ask(ORGANIZER, 'schedule cancel', options)).not.toContain('must agree');
  });
});

describe('its author', () => {
  it('withdraws it from their own answer, and the organizers are told', async () => {
    await asks();
    expect(await told(() => scene.press(CAPTAIN, 'Withdraw'))).toContain(
      '**Withdrawn.** Nothing was changed: Los Angeles Medical',
    );
    await scene.bot.tick();
    expect(scene.buttons(SECOND_ORGANIZER, organizers)).toEqual([]);
    expect(said()[0]).toMatch(/^\*\*Withdrawn by its author\.\*\* Nothing was changed: Los Angeles/);
    expect(said().at(-1)).toMatch(
      /^\*\*A request of a captain was withdrawn\.\*\* Los Angeles Medical Center/,
    );
    expect(scene.announcements()).toEqual([]);
  });

  it('withdraws it where it stands', async () => {
    await asks(ORGANIZER);
    expect(await scene.press(ORGANIZER, 'Withdraw', organizers)).toContain('**Withdrawn.**');
    expect(said()).toHaveLength(1);
  });

  it('alone withdraws it, and declines nothing of their own', async () => {
    await asks(ORGANIZER);
    expect(await scene.press(SECOND_ORGANIZER, 'Withdraw', organizers)).toBe(
      'Only the person who asked can withdraw this; “Decline” is your no.',
    );
    expect(await decline(scene, ORGANIZER, organizers)).toBe(
      'You asked for this yourself. “Withdraw” takes it back.',
    );
    await scene.press(SECOND_ORGANIZER, 'Approve', organizers);
    await scene.bot.tick();
    expect(scene.announcements()).toHaveLength(1);
  });
});

describe('a refusal', () => {
  it('may have a reason, which its author is told', async () => {
    await asks();
    await told(() => decline(scene, SECOND_ORGANIZER, organizers, 'the gate is *closed* @everyone.'));
    expect(said()[0]).toContain('**Declined.** Nothing was changed: Los Angeles Medical Center');
    expect(said()[1]).toMatch(
      new RegExp(`^<@${CAPTAIN}> Your request was declined \\(the gate is .*@everyone\\): Los Angeles`),
    );
    // Their channel is not the captain's, so Discord rings nobody there.
    expect(scene.discord.inspect.messages(organizers)[1]?.rings).toEqual([]);
  });

  it('needs none', async () => {
    await asks();
    await told(() => decline(scene, SECOND_ORGANIZER, organizers));
    expect(said()[0]).toMatch(/^\*\*Declined\.\*\* Nothing was changed: Los/);
    expect(said()[1]).toMatch(new RegExp(`^<@${CAPTAIN}> Your request was declined: Los Angeles`));
    expect(scene.buttons(CAPTAIN)).toEqual([]);
  });
});
