import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { worldOf } from '../../src/app/rehearse-world.ts';
import { runDoctor } from '../../src/cli/doctor-run.ts';
import { movableClock } from '../../src/platform/clock.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { openStore } from '../../src/store/store.ts';
import { type Discord, START, simulatedDiscord } from '../discord/connected.ts';
import { EXAMPLE_FILE } from '../settings/example.ts';
import { folderWith } from '../settings/folder.ts';
import { plainTimes } from '../support/plain-times.ts';
import { exampleStrike, otherStrike } from '../support/strikes.ts';
import { start } from './program.ts';

const BOT = '1310000000000000900';
const ABOUT_SERVER = 'problem  Server of “Kaiser mental health strike”: ';

/** What a host has set for a bot on this Discord, with a store in this folder. */
function hostOn({ discord }: Discord, folder = folderWith()): Record<string, string> {
  return {
    STRIKES: EXAMPLE_FILE,
    STORE: `sqlite:${join(folder, 'picketline.db')}`,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  };
}

/** What the doctor says to a host. */
async function examined(env: Record<string, string>, clock = movableClock(START)) {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(plainTimes(line));
  const reading = readSettings({ env, root: folderWith() });
  const code = await runDoctor({ reading, clock, print, node: '24.21.0' });
  if (env.DISCORD_TOKEN !== undefined) expect(lines.join('\n')).not.toContain(env.DISCORD_TOKEN);
  return { code, lines, problems: lines.filter(line => line.startsWith('problem')) };
}

describe('the doctor', () => {
  it('says of each thing that it is well, and ends with 0', async () => {
    const stage = await simulatedDiscord();
    const folder = folderWith();
    const host = hostOn(stage, folder);
    await (await openStore(host.STORE ?? '')).close();
    const { code, lines } = await examined(host);
    expect(code).toBe(0);
    expect(lines.map(line => line.replace(folder, '…'))).toEqual([
      'ok       Node.js: 24.21.0.',
      'ok       Strikes: “Kaiser mental health strike”.',
      'ok       Store: …/picketline.db can be read (records: 1) and written.',
      'ok       Pictures: hidden data can be taken out of them.',
      'ok       Discord: the token is accepted; the bot is called picketline and may log in 1000 times today.',
      'ok       Clock: 0 s from Discord’s.',
      'ok       Server of “Kaiser mental health strike”: its channels, roles and permissions are as they must be.',
      'ok       Next post of “Kaiser mental health strike”: evening notice, Monday, December 23, 5 p.m. (Pacific Time).',
      'All is well.',
    ]);
  });

  it('looks at Discord from outside: no IDENTIFY, and nothing is written', async () => {
    const stage = await simulatedDiscord();
    await examined(hostOn(stage));
    const { inspect } = stage.discord;
    expect(inspect.gateway.identifies()).toBe(0);
    expect([...new Set(inspect.requests().map(({ method }) => method))]).toEqual(['GET']);
  });

  it('does not disturb a bot that runs on the store', async () => {
    const host = hostOn(await simulatedDiscord());
    const running = await openStore(host.STORE ?? '');
    expect((await examined(host)).code).toBe(0);
    await running.marks.set('last_tick', '2024-12-23T14:30:00.000Z');
    expect((await examined(host)).code).toBe(0);
    await running.close();
  });

  it('says so where there is no token, and looks at the rest', async () => {
    const { code, lines } = await examined({ STRIKES: EXAMPLE_FILE });
    expect(code).toBe(1);
    expect(lines.slice(2)).toEqual([
      'ok       Store: in memory only, which is right for a rehearsal.',
      'ok       Pictures: hidden data can be taken out of them.',
      'problem  Token: there is none, so a start is a rehearsal on this computer and nothing is posted; set DISCORD_TOKEN.',
      'ok       Next post of “Kaiser mental health strike”: evening notice, Monday, December 23, 5 p.m. (Pacific Time).',
      '1 problem.',
    ]);
  });

  it('tells every problem of the configuration, as a start does, with 78', async () => {
    const { code, lines } = await examined({ STRIKES: EXAMPLE_FILE, HTTP: 'somewhere' });
    expect(code).toBe(78);
    expect(lines.at(-1)).toBe(
      'environment  HTTP: is not an address to listen on; write one like 127.0.0.1:8420\n1 problem. Nothing was started.',
    );
  });
});

describe('what the doctor finds wrong with Discord', () => {
  it('a token that is not accepted', async () => {
    const host = { ...hostOn(await simulatedDiscord()), DISCORD_TOKEN: 'not.the.token' };
    const { code, problems } = await examined(host);
    expect(code).toBe(1);
    expect(problems).toEqual([
      'problem  Discord: Discord does not accept the token: make a new one in the developer portal and set DISCORD_TOKEN.',
    ]);
  });

  it.each(['refused', 'reset'] as const)('that it is away (%s)', async mode => {
    const stage = await simulatedDiscord();
    await stage.discord.faults.outage(mode);
    const { code, problems } = await examined(hostOn(stage));
    expect(code).toBe(1);
    expect(problems).toEqual([
      expect.stringMatching(/^problem {2}Discord: Discord cannot be reached \(.+\)\.$/),
    ]);
  });

  it.each([
    [60, undefined],
    [-60, undefined],
    [61, 'this computer is 61 s behind Discord; nothing is posted until its clock is set right.'],
    [-3600, 'this computer is 3600 s ahead of Discord; nothing is posted until its clock is set right.'],
  ])('a clock that Discord’s is %i s ahead of', async (seconds, says) => {
    const stage = await simulatedDiscord();
    stage.discord.faults.setDateSkew(seconds * 1000);
    const { problems } = await examined(hostOn(stage));
    expect(problems).toEqual(says === undefined ? [] : [`problem  Clock: ${says}`]);
  });

  it('that it takes no more logins today', async () => {
    const stage = await simulatedDiscord();
    stage.discord.faults.gateway.setSessionStartsLeft(0);
    const { problems } = await examined(hostOn(stage));
    expect(problems).toEqual([
      'problem  Discord: The bot has started so often that Discord takes no more logins until 2024-12-24T14:40:00.000Z.',
    ]);
  });

  it('a server that the bot is not on', async () => {
    const stage = await simulatedDiscord();
    stage.discord.act.kickBot(stage.strike.guild);
    const { problems } = await examined(hostOn(stage));
    expect(problems).toEqual([
      `${ABOUT_SERVER}The bot is not on the server 1310000000000000001 of “Kaiser mental health strike”: invite it.`,
    ]);
  });

  it('channels that are gone or closed to it, and roles that are gone, all at once', async () => {
    const stage = await simulatedDiscord();
    const { strike, discord } = stage;
    discord.act.overwriteChannel(
      strike.channels.announcements,
      BOT,
      '0',
      `${PermissionFlagsBits.SendMessages}`,
    );
    discord.act.deleteChannel(strike.channels.organizers);
    discord.act.deleteRole(strike.guild, strike.roles.organizer[0] ?? '');
    const { code, lines, problems } = await examined(hostOn(stage));
    expect(code).toBe(1);
    expect(problems).toEqual([
      `${ABOUT_SERVER}#picket-lines (channels.announcements of “Kaiser mental health strike”): the bot lacks Send Messages.`,
      `${ABOUT_SERVER}channels.organizers of “Kaiser mental health strike”: there is no text channel 1310000000000000022.`,
      `${ABOUT_SERVER}roles.organizer of “Kaiser mental health strike”: there is no role 1310000000000000011 on the server.`,
    ]);
    expect(lines.at(-1)).toBe('3 problems.');
  });

  it('another server that it is on, which may be the one that is meant', async () => {
    const stage = await simulatedDiscord({
      world: world => ({ ...world, guilds: [...world.guilds, ...worldOf([otherStrike()]).guilds] }),
    });
    stage.discord.act.kickBot(stage.strike.guild);
    const { problems } = await examined(hostOn(stage));
    expect(problems).toEqual([
      `${ABOUT_SERVER}The bot is not on the server 1310000000000000001 of “Kaiser mental health strike”: invite it, or correct guild in the strike file; it is on “National Union of Healthcare Workers” (1310000000000001001), which no strike file names.`,
    ]);
  });

  it('a channel of another server', async () => {
    const there = otherStrike();
    const stage = await simulatedDiscord({ world: () => worldOf([exampleStrike(), there]) });
    const slip = readFileSync(EXAMPLE_FILE, 'utf8').replaceAll(
      stage.strike.channels.announcements,
      there.channels.announcements,
    );
    const folder = folderWith({ 'strike.yaml': slip });
    const { problems } = await examined({ ...hostOn(stage, folder), STRIKES: join(folder, 'strike.yaml') });
    expect(problems).toEqual([
      `${ABOUT_SERVER}channels.announcements of “Kaiser mental health strike”: the channel 1310000000000001021 is on another server, so nothing is said there; write the id of a channel of the strike’s own server.`,
    ]);
  });

  it('an organizers’ channel that everybody can read, and roles that ring for nobody', async () => {
    const stage = await simulatedDiscord({
      world: world => ({
        ...world,
        guilds: world.guilds.map(guild => ({
          ...guild,
          roles: guild.roles.map(role => ({ ...role, mentionable: false })),
          channels: guild.channels.map(({ id, name }) => ({ id, name })),
        })),
      }),
    });
    const { problems } = await examined(hostOn(stage));
    expect(problems.map(line => line.slice(ABOUT_SERVER.length))).toEqual([
      ...[...stage.strike.roles.mention.keys()].map(role =>
        expect.stringContaining(
          `roles.mention.${role} of “Kaiser mental health strike”: a ping of it would ring`,
        ),
      ),
      `roles.organizer of “Kaiser mental health strike”: a request for approval would not ring for the role 1310000000000000011; allow anyone to mention the role, or give the bot Mention Everyone in the organizers’ channel.`,
      `channels.organizers of “Kaiser mental health strike”: everybody on the server can read it; take View Channel there from @everyone, and give it to the organizers and the bot.`,
    ]);
  });

  it('that it fails halfway', async () => {
    const stage = await simulatedDiscord();
    stage.discord.faults.add({ path: /channels$/, fault: { kind: 'status', status: 500, stage: 'before' } });
    const { problems } = await examined(hostOn(stage));
    expect(problems).toEqual([
      `${ABOUT_SERVER}Discord is there, but answers with a fault of its own, 500 (Internal Server Error).`,
    ]);
  });
});

describe('what the doctor finds wrong with the store', () => {
  async function storeProblem(store: string): Promise<string[]> {
    const stage = await simulatedDiscord();
    return (await examined({ ...hostOn(stage), STORE: store })).problems;
  }

  it('nothing where it is not there yet, and it makes nothing', async () => {
    const folder = folderWith();
    const stage = await simulatedDiscord();
    const { lines } = await examined({ ...hostOn(stage), STORE: `sqlite:${folder}/data/deep/picketline.db` });
    expect(lines[2]).toBe(
      `ok       Store: ${folder}/data/deep/picketline.db is not there yet; the first start makes it.`,
    );
    expect(() => writeFileSync(join(folder, 'data'), '')).not.toThrow();
  });

  it('that it is damaged', async () => {
    const folder = folderWith({ 'picketline.db': 'not a database, but long enough to look at' });
    expect(await storeProblem(`sqlite:${folder}/picketline.db`)).toEqual([
      expect.stringMatching(/^problem {2}Store: .+picketline\.db is damaged or not a database/),
    ]);
  });

  it('that its folder is a file', async () => {
    const folder = folderWith({ data: 'a file' });
    expect(await storeProblem(`sqlite:${folder}/data/picketline.db`)).toEqual([
      expect.stringMatching(/^problem {2}Store: .+ cannot be written/),
    ]);
  });

  it('that a bot would forget what it has posted', async () => {
    expect(await storeProblem('sqlite::memory:')).toEqual([
      'problem  Store: in memory only, so a restart forgets what was posted; set STORE to a file.',
    ]);
  });
});

describe('npm run doctor', () => {
  it('is a program that ends with the same code and never prints the token', async () => {
    const stage = await simulatedDiscord();
    const host = hostOn(stage);
    const { code, out, err } = await start('src/cli/doctor.ts', host).ended;
    // The simulated Discord is in 2024, and the program is not.
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(/^ok {7}Node\.js: /);
    expect(out).toMatch(/^problem {2}Clock: this computer is \d+ s ahead of Discord/m);
    expect(out).toMatch(/\n1 problem\.\n$/);
    expect(out).not.toContain(host.DISCORD_TOKEN);
  });

  it('ends with 78 for a configuration that cannot be used', async () => {
    const { code, out } = await start('src/cli/doctor.ts', { STRIKES: '/nowhere' }).ended;
    expect(code).toBe(78);
    expect(out).toContain('1 problem. Nothing was started.');
  });
});
