import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleStrike } from '../support/strikes.ts';
import { AT_ONCE } from './buttons.ts';
import { CAPTAIN, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';

/** Whom an act may ping, and how many have to agree. */
let scene: Stage;

beforeEach(async () => {
  const strike = exampleStrike();
  const mention = new Map([...strike.roles.mention, ['everyone', strike.guild]]);
  scene = await stage('2024-12-26T15:00:00-08:00', {
    strike: { ...strike, roles: { ...strike.roles, mention, captainMention: ['everyone'] } },
  });
});

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

describe('a ping of everyone takes another organizer', () => {
  it.each([
    ['bargaining statement', ORGANIZER, { source: 'union', text: 'We meet on Monday.' }, 'Post it'],
    ['schedule suspend', ORGANIZER, { date: 'tomorrow', reason: 'a vote' }, AT_ONCE],
    ['schedule cancel', ORGANIZER, { date: 'tomorrow', site: 'fontana', reason: 'heat' }, AT_ONCE],
    ['schedule move', CAPTAIN, { date: 'tomorrow', site: 'lamc', place: 'gate 4' }, AT_ONCE],
  ])('%s', async (command, person, options, button) => {
    await scene.ask(person, command, typed({ ...options, ping: 'everyone' }));
    expect(await scene.press(person, button)).toContain('1 more organizer has to approve');
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([]);
    const { organizers } = scene.strike.channels;
    expect(scene.discord.inspect.messages(organizers).at(-1)?.rings).toEqual([ORGANIZER, SECOND_ORGANIZER]);
    await scene.press(SECOND_ORGANIZER, 'Approve', organizers);
    await scene.bot.tick();
    expect(scene.announcements().at(0)).toContain('@everyone');
  });
});

it('a captain pings only the roles that the strike file leaves to captains', async () => {
  const options = { date: 'tomorrow', site: 'lamc', place: 'gate 4', ping: 'members' };
  expect(await scene.ask(CAPTAIN, 'schedule move', typed(options))).toBe(
    'As a captain you may not ping “members”. Leave out `ping`, or ask an organizer.',
  );
  expect(scene.buttons(CAPTAIN)).toEqual([]);
});
