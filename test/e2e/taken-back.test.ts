import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messageLink } from '../../src/wording/marks.ts';
import { exampleStrike } from '../support/strikes.ts';
import { AT_ONCE, QUIETLY } from './buttons.ts';
import { CAPTAIN, MEMBER, ORGANIZER, type Stage, stage, typed } from './stage.ts';

/** What is taken back: what the channel says then, whom it rings, and what becomes of the message that no longer holds. */
let scene: Stage;

beforeEach(async () => {
  const strike = exampleStrike();
  scene = await stage('2025-01-06T05:40:00-08:00', {
    strike: { ...strike, roles: { ...strike.roles, captainMention: ['members'] } },
  });
});

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const posts = () => scene.discord.inspect.messages(scene.strike.channels.announcements);
const firstLines = () => scene.announcements().map(text => text.split('\n', 1)[0]);

async function calledOff(person = ORGANIZER, site?: string): Promise<void> {
  const options = { date: 'today', reason: 'Storm', ping: 'members', ...(site !== undefined && { site }) };
  await scene.ask(person, 'schedule cancel', typed(options));
  await scene.press(person, AT_ONCE);
  await scene.bot.tick();
}

it('a ping in the night is said, without an option that the command has not', async () => {
  const options = { date: 'today', reason: 'Storm', ping: 'members' };
  const preview = await scene.ask(ORGANIZER, 'schedule cancel', typed(options));
  expect(preview).toContain('It is 5:40 a.m. (Pacific Time) then: this wakes people.\n');
  expect(preview).not.toContain('`tell`');
});

async function takeBack(person: string, ping?: string): Promise<string> {
  const [newest] = await scene.choices(person, 'schedule undo', 'act');
  return scene.ask(person, 'schedule undo', typed({ act: newest?.value ?? '', ...(ping && { ping }) }));
}

describe('a storm, called off at 5:45 and on again at 7:10', () => {
  beforeEach(async () => {
    await scene.at('2025-01-06T05:45:00-08:00');
    await calledOff();
    await scene.at('2025-01-06T06:30:00-08:00');
    await scene.at('2025-01-06T07:10:00-08:00');
  });

  it('one new post leads with what is so, and rings who was rung', async () => {
    expect(posts().map(({ rings }) => rings.length > 0)).toEqual([true]);
    const rung = posts()[0]?.rings;
    expect(await takeBack(ORGANIZER)).toContain('Pings the role “members”, with the notice only.');
    await scene.press(ORGANIZER, QUIETLY);
    await scene.bot.tick();
    const told = posts().at(-1);
    expect(posts()).toHaveLength(2);
    expect(told?.content).toMatch(/^\*\*The lines are on today after all: 8 a\.m\. to 2 p\.m\./);
    expect(told?.rings).toEqual(rung);
  });

  it('the message that no longer holds says so, with a link, and `/verify` does, too', async () => {
    await takeBack(ORGANIZER);
    await scene.press(ORGANIZER, QUIETLY);
    await scene.bot.tick();
    const [old, told] = posts();
    const { guild, channels } = scene.strike;
    const linkTo = (id = '') => messageLink({ guild, channel: channels.announcements, messageId: id });
    expect(old?.content).toMatch(
      `**No longer the last word: a newer message came Mon Jan 6, 7:10 a.m., ${linkTo(told?.id)}**\nIt said: No picket at any line, Monday, January 6: Storm.\n`,
    );
    const answer = await scene.ask(MEMBER, 'verify', typed({ message: linkTo(old?.id) }));
    expect(answer).toContain('**Yes, this is from me, but a newer message of mine has overtaken it.**');
    expect(answer).toContain(
      `It was overtaken on Monday, January 6, 7:10 a.m. (Pacific Time) by ${linkTo(told?.id)}.`,
    );
    // It is marked once, and nothing more is said.
    await scene.at('2025-01-06T07:11:00-08:00');
    expect(firstLines()).toHaveLength(2);
    expect(posts()[0]?.content).toBe(old?.content);
  });

  it('nobody is rung where nobody is picked', async () => {
    expect(await takeBack(ORGANIZER, 'nobody')).toContain('Pings nobody.');
    await scene.press(ORGANIZER, QUIETLY);
    await scene.bot.tick();
    expect(posts().at(-1)?.rings).toEqual([]);
  });
});

it('a captain may ring again whom they rang with what they take back', async () => {
  await calledOff(CAPTAIN, 'lamc');
  expect(posts()[0]?.rings).not.toEqual([]);
  await scene.at('2025-01-06T05:50:00-08:00');
  expect(await takeBack(CAPTAIN)).toContain('Pings the role “members”, with the notice only.');
  await scene.press(CAPTAIN, QUIETLY);
  await scene.bot.tick();
  expect(posts().at(-1)?.rings).not.toEqual([]);
  expect(firstLines().at(-1)).toMatch(/^\*\*The line at .* is on today after all: 8 a\.m\. to 2 p\.m\./);
});

it('lines that are back on a later day lead with that day', async () => {
  await scene.ask(ORGANIZER, 'schedule cancel', typed({ date: 'today', until: 'tomorrow', reason: 'Heat' }));
  await scene.press(ORGANIZER, AT_ONCE);
  await scene.bot.tick();
  await scene.at('2025-01-06T18:00:00-08:00');
  await takeBack(ORGANIZER);
  await scene.press(ORGANIZER, QUIETLY);
  await scene.bot.tick();
  expect(firstLines().at(-1)).toBe(
    '**The lines are on tomorrow, Tuesday, after all: 8 a.m. to 2 p.m. (Pacific Time).**',
  );
});
