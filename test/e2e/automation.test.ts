import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { folderWith } from '../settings/folder.ts';
import { AT_ONCE, QUIETLY } from './buttons.ts';
import { CAPTAIN, MEMBER, NEWCOMER, ORGANIZER, type Stage, stage, typed } from './stage.ts';

let scene: Stage | undefined;

afterEach(async () => {
  const violations = scene?.violations ?? [];
  await scene?.stop();
  scene = undefined;
  expect(violations).toEqual([]);
});

const REASON = [{ name: 'reason', type: 3, value: 'a vote @everyone' }];

describe('/automation', () => {
  it.each`
    person      | who
    ${MEMBER}   | ${'a member'}
    ${CAPTAIN}  | ${'a captain'}
    ${NEWCOMER} | ${'a newcomer'}
  `('is kindly refused to $who, and nothing is stopped', async ({ person }) => {
    scene = await stage('2024-12-23T06:29:00-08:00');
    for (const [command, options] of [
      ['pause', REASON],
      ['freeze', REASON],
      ['resume', []],
      ['log', []],
      ['health', []],
      ['preview', []],
    ] as const) {
      const answer = await scene.ask(person, `automation ${command}`, [...options]);
      expect(answer).toBe('Only organizers may use this. They are the members with the organizer role.');
    }
    await scene.at('2024-12-23T06:30:00-08:00');
    expect(scene.announcements()).toHaveLength(1);
  });

  it('is refused once the role was taken away', async () => {
    scene = await stage('2024-12-23T06:29:00-08:00');
    const { strike, discord } = scene;
    discord.act.removePersonRole(strike.guild, ORGANIZER, strike.roles.organizer[0] ?? '');
    expect(await scene.ask(ORGANIZER, 'automation pause', REASON)).toMatch(/^Only organizers/);
  });

  it('a stop needs its reason, because the others are told', async () => {
    scene = await stage('2024-12-23T06:29:00-08:00');
    const blank = REASON.map(each => ({ ...each, value: '  ' }));
    expect(await scene.ask(ORGANIZER, 'automation pause', blank)).toBe('“reason” is empty. Write it out.');
    expect(scene.alerts()).toEqual([]);
  });

  it('pause keeps the morning back, resume lets it out while it is in its time; both are told to the organizers', async () => {
    scene = await stage('2024-12-23T06:29:00-08:00');
    expect(await scene.ask(ORGANIZER, 'automation pause', REASON)).toMatch(
      /^\*\*Automatic posts are paused\*\* since <t:\d+:f>: a vote @everyone\./,
    );
    await scene.at('2024-12-23T06:30:00-08:00');
    expect(scene.announcements()).toEqual([]);
    // Members are not told of it.
    expect(await scene.ask(MEMBER, 'picket today')).toMatch(/^\*\*Picket today, Monday/);
    expect(await scene.ask(ORGANIZER, 'automation health')).toContain('**Automatic posts are paused**');
    expect(await scene.ask(ORGANIZER, 'automation resume')).toMatch(/^\*\*Automatic posts go on\.\*\*/);
    await scene.at('2024-12-23T06:45:00-08:00');
    expect(scene.announcements()).toHaveLength(1);
    expect(scene.alerts()).toEqual([
      'An organizer has paused automatic posts: a vote @everyone.',
      'An organizer has started automatic posts again.',
    ]);
    const [message] = scene.discord.inspect.messages(scene.strike.channels.organizers);
    expect(message?.rings).toEqual([]);
  });

  it('what is changed meanwhile is said to wait, and told by one word when posts are resumed', async () => {
    scene = await stage('2024-12-23T06:29:00-08:00');
    await scene.at('2024-12-23T06:30:00-08:00');
    await scene.ask(ORGANIZER, 'automation pause', REASON);
    const before = scene.announcements().length;
    for (const site of ['fontana', 'anaheim']) {
      const options = { date: 'today', site, reason: 'heat' };
      const preview = await scene.ask(ORGANIZER, 'schedule cancel', typed(options));
      expect(preview).toContain('**Posts are stopped: nothing goes out now.**');
      expect(preview).not.toContain('I post in');
      expect(await scene.press(ORGANIZER, QUIETLY)).toContain('**Posts are stopped: nothing goes out now.**');
      await scene.bot.tick();
    }
    expect(scene.alerts().at(-1)).toContain('Posts are stopped: the channel is told once they are resumed.');
    await scene.at('2024-12-23T06:45:00-08:00');
    expect(scene.announcements()).toHaveLength(before);
    await scene.ask(ORGANIZER, 'automation resume');
    await scene.at('2024-12-23T06:46:00-08:00');
    const said = scene.announcements().slice(before);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('No line at Fontana and Anaheim: heat.');
  });

  it('words about the negotiations wait, as the preview said, and not for longer than they are news', async () => {
    scene = await stage('2024-12-23T06:29:00-08:00');
    await scene.at('2024-12-23T06:30:00-08:00');
    await scene.ask(ORGANIZER, 'automation pause', REASON);
    const before = scene.announcements().length;
    const playing = scene;
    const says = async (text: string) => {
      const preview = await playing.ask(ORGANIZER, 'bargaining statement', typed({ source: 'union', text }));
      await playing.press(ORGANIZER, AT_ONCE);
      await playing.bot.tick();
      return preview;
    };
    expect(await says('We are close.')).toContain(
      '**Posts are stopped: nothing goes out now.** This waits until they are resumed; after Mon Dec 23, 8:30 a.m. it is not posted any more.',
    );
    await scene.at('2024-12-23T08:00:00-08:00');
    await says('Closer still.');
    await scene.at('2024-12-23T08:31:00-08:00');
    expect(scene.announcements()).toHaveLength(before);
    await scene.ask(ORGANIZER, 'automation resume');
    await scene.bot.tick();
    expect(scene.announcements().slice(before)).toEqual([expect.stringContaining('Closer still.')]);
  });

  it('freeze keeps alerts back as well, and what was missed meanwhile is no news afterwards', async () => {
    scene = await stage('2024-12-23T06:29:00-08:00');
    expect(await scene.ask(ORGANIZER, 'automation freeze', REASON)).toMatch(
      /^\*\*Everything that I send by myself is frozen\*\* since <t:\d+:f>: a vote @everyone\./,
    );
    expect(await scene.ask(MEMBER, 'picket today')).not.toContain('frozen');
    expect(await scene.ask(ORGANIZER, 'automation preview')).toContain(
      '**Everything that I send by myself is frozen**',
    );
    await scene.at('2024-12-23T06:30:00-08:00');
    scene.discord.faults.setDateSkew(-3 * 3_600_000);
    await scene.at('2024-12-23T07:00:00-08:00');
    scene.discord.faults.setDateSkew(0);
    await scene.at('2024-12-23T09:00:00-08:00');
    expect(await scene.ask(ORGANIZER, 'automation log')).toContain('not sent in its time');
    await scene.ask(ORGANIZER, 'automation resume');
    await scene.at('2024-12-23T09:01:00-08:00');
    expect(scene.announcements()).toEqual([]);
    expect(scene.alerts()).toEqual([
      'An organizer has frozen everything that I send by myself: a vote @everyone.',
      'An organizer has started automatic posts again.',
    ]);
  });

  it('a pause does not lift a freeze', async () => {
    scene = await stage('2024-12-23T06:29:00-08:00');
    await scene.ask(ORGANIZER, 'automation freeze', REASON);
    expect(await scene.ask(ORGANIZER, 'automation pause', REASON)).toBe(
      'Everything that I send is frozen already (a vote @everyone). A pause would let alerts and broadcasts out again; if that is meant, type `/automation resume` first.',
    );
    expect(await scene.ask(ORGANIZER, 'automation preview')).toContain('is frozen**');
    expect(scene.alerts()).toEqual([
      'An organizer has frozen everything that I send by myself: a vote @everyone.',
    ]);
  });

  it('stops though the store takes no writes, and says that a restart would start it again', async () => {
    const file = join(folderWith(), 'picketline.db');
    scene = await stage('2024-12-23T06:29:00-08:00', { store: `sqlite:${file}` });
    const other = new DatabaseSync(file);
    other.exec(`CREATE TRIGGER full BEFORE INSERT ON records BEGIN SELECT RAISE(ABORT, 'disk is full'); END`);
    expect(await scene.ask(ORGANIZER, 'automation pause', REASON)).toMatch(/^It is stopped, but I could not/);
    other.exec('DROP TRIGGER full');
    other.close();
    await scene.at('2024-12-23T06:30:00-08:00');
    expect(scene.announcements()).toEqual([]);
    expect(scene.alerts()).toEqual(['An organizer has paused automatic posts: a vote @everyone.']);
  });

  it('asks for a reason before it stops, and has nothing to resume where nothing was stopped', async () => {
    scene = await stage('2024-12-23T06:29:00-08:00');
    const { discord, strike } = scene;
    const options = discord.inspect.commands(strike.guild).find(({ name }) => name === 'automation')?.options;
    for (const name of ['pause', 'freeze'])
      expect(options).toContainEqual(
        expect.objectContaining({
          name,
          options: [expect.objectContaining({ name: 'reason', required: true })],
        }),
      );
    expect(await scene.ask(ORGANIZER, 'automation resume')).toMatch(/^Automatic posts were not stopped/);
    expect(scene.alerts()).toEqual([]);
  });

  it('health, log and preview say how things are', async () => {
    scene = await stage('2024-12-23T06:30:00-08:00');
    expect(await scene.ask(ORGANIZER, 'automation health')).toMatchInlineSnapshot(`
      "**All is well.**
      - Connected to Discord.
      - What I must not forget is being written.
      - Looked at the schedule <t:1734964200:R>.
      - Clock within 0 s of Discord’s.
      - Next post: evening notice, Monday, December 23, 5 p.m. (<t:1735002000:R>)."
    `);
    expect(
      (await scene.ask(ORGANIZER, 'automation log'))
        .replace(/\d{19}\)/, 'ID)')
        .replace(/ref \S+/, 'ref CODE'),
    ).toMatchInlineSnapshot(`
      "**The last posts**
      - Monday, December 23, 6:30 a.m., morning announcement: [sent](https://discord.com/channels/1310000000000000001/1310000000000000021/ID), ref CODE"
    `);
    expect(await scene.ask(ORGANIZER, 'automation preview')).toMatchInlineSnapshot(`
      "**What I will post**
      - Mon Dec 23: 6:30 a.m. morning announcement (sent), 5 p.m. evening notice
      - Tue Dec 24: silent (quiet day: Christmas Eve)
      - Wed Dec 25: silent (quiet day: Christmas Day)
      - Thu Dec 26: 6:30 a.m. morning announcement
      - Fri Dec 27: 6:30 a.m. morning announcement
      - Sat Dec 28: silent (no picketing is scheduled)
      - Sun Dec 29: 6 p.m. week's outlook
      - Mon Dec 30: 6:30 a.m. morning announcement, 5 p.m. evening notice
      - Tue Dec 31: silent (quiet day: New Year's Eve)
      - Wed Jan 1: silent (quiet day: New Year's Day)"
    `);
  });
});

describe('a clock that is not Discord’s', () => {
  it('holds the morning and says so, until it is right', async () => {
    scene = await stage('2024-12-23T06:29:00-08:00');
    scene.discord.faults.setDateSkew(-3 * 3_600_000);
    await scene.at('2024-12-23T06:30:00-08:00');
    expect(scene.announcements()).toEqual([]);
    expect(scene.alerts()[0]).toMatch(/^\*\*My clock is 180 minutes ahead/);
    scene.discord.faults.setDateSkew(0);
    await scene.at('2024-12-23T06:40:00-08:00');
    expect(scene.announcements()).toHaveLength(1);
    expect(scene.alerts()).toHaveLength(2);
  });
});
