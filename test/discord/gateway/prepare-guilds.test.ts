import { describe, expect, it, vi } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { definitionsOf } from '../../../commands/kit/definitions.ts';
import { worldOf } from '../../../src/app/rehearse-world.ts';
import { prepareGuilds } from '../../../src/discord/gateway/prepare-guilds.ts';
import type { FaultRule } from '../../../src/rehearsal/faults.ts';
import { createTranslator } from '../../../src/wording/translator.ts';
import { strikesFrom } from '../../support/static-strikes.ts';
import { exampleStrike, otherStrike } from '../../support/strikes.ts';
import { connect, type Discord, keptLog, simulatedDiscord } from '../connected.ts';

const here = exampleStrike();
const there = otherStrike();
const ALL = definitionsOf(commands, createTranslator()).map(({ name }) => name);
const ALWAYS = Number.POSITIVE_INFINITY;
const MISSING_ACCESS = JSON.stringify({ message: 'Missing Access', code: 50001 });

async function preparing(stage: Discord, strikes = [here]) {
  const scene = await connect(stage);
  const { log, lines } = keptLog();
  const onUnauthorized = vi.fn<(problem: string) => void>();
  const onChange = vi.fn<() => void>();
  const preparation = prepareGuilds(scene.client, strikesFrom(strikes), {
    definitions: definitionsOf(commands, createTranslator()),
    clock: scene.clock,
    log,
    onUnauthorized,
    onChange,
  });
  /** A beat, so many minutes later; with what it began. */
  const beatAfter = async (minutes: number) => {
    scene.clock.advance(minutes * 60_000);
    preparation.look();
    await preparation.idle();
  };
  return { ...scene, lines, preparation, onUnauthorized, onChange, beatAfter };
}

async function prepared(stage: Discord, strikes = [here]) {
  const scene = await preparing(stage, strikes);
  await scene.preparation.idle();
  return scene;
}

function commandNames({ discord }: Discord, { guild } = here): string[] {
  return discord.inspect.commands(guild).map(({ name }) => name);
}

/** What one server's commands suffer. */
function onCommandsOf({ guild }: { guild: string }, fault: FaultRule['fault'], times = ALWAYS): FaultRule {
  return { path: new RegExp(`/guilds/${guild}/commands$`), times, fault };
}

const FAULTS: [string, FaultRule['fault'], 'refused' | 'invalid' | 'unanswered'][] = [
  [
    'without the scope (403)',
    { kind: 'status', status: 403, stage: 'before', body: MISSING_ACCESS },
    'refused',
  ],
  [
    'that Discord does not take (50035)',
    {
      kind: 'status',
      status: 400,
      stage: 'before',
      body: JSON.stringify({ message: 'Invalid Form Body', code: 50035 }),
    },
    'invalid',
  ],
  ['limited (429)', { kind: 'rate-limit', retryAfter: 3600, scope: 'user' }, 'unanswered'],
  ['failing (500)', { kind: 'status', status: 500, stage: 'before' }, 'unanswered'],
  ['cut off', { kind: 'reset', stage: 'before' }, 'unanswered'],
  ['answered with something else', { kind: 'body', body: 'null' }, 'unanswered'],
];

describe('the strike’s own server', () => {
  it('has the commands after a start', async () => {
    const scene = await prepared(await simulatedDiscord());
    expect(commandNames(scene)).toEqual(ALL);
    expect(scene.preparation.stateOf(here.guild)).toEqual({ type: 'registered' });
    expect(scene.lines).toMatchObject([{ level: 'info', msg: 'commands are registered', written: true }]);
  });

  it('has them as soon as the bot is invited', async () => {
    const stage = await simulatedDiscord();
    stage.discord.act.kickBot(stage.strike.guild);
    const scene = await prepared(stage);
    expect(scene.lines).toMatchObject([
      { level: 'warn', msg: expect.stringContaining('invite it') as string },
    ]);
    const registered = stage.discord.inspect.next('commands-changed');
    stage.discord.act.addBotToGuild(stage.strike.guild);
    await registered;
    expect(commandNames(scene)).toEqual(ALL);
  });

  it('has them also when the bot was invited while the gateway was away', async () => {
    const stage = await simulatedDiscord();
    const { discord, strike } = stage;
    discord.act.kickBot(strike.guild);
    const scene = await prepared(stage);
    const offline = discord.inspect.next('bot-online', ({ online }) => !online);
    discord.faults.gateway.refuse(true);
    discord.faults.gateway.close(1000);
    await offline;
    const registered = discord.inspect.next('commands-changed');
    discord.act.addBotToGuild(strike.guild);
    discord.faults.gateway.refuse(false);
    await registered;
    expect(commandNames(scene)).toEqual(ALL);
  });

  it('has them after a new invitation whose first try failed', async () => {
    const stage = await simulatedDiscord();
    stage.discord.act.kickBot(here.guild);
    const scene = await prepared(stage);
    const fault = { kind: 'status', status: 500, stage: 'before' } as const;
    const rule = stage.discord.faults.add({ method: 'PUT', fault });
    const back = new Promise(resolve => scene.client.once('guildCreate', resolve));
    stage.discord.act.addBotToGuild(here.guild);
    await back;
    await scene.preparation.idle();
    expect(rule.hits()).toBe(1);
    await scene.beatAfter(1);
    expect(commandNames(scene)).toEqual(ALL);
  });
});

describe('a start', () => {
  it('says of a server what is wrong with its channels and roles', async () => {
    const stage = await simulatedDiscord({
      world: () => {
        const world = worldOf([here, there]);
        const guilds = world.guilds.map(guild => ({
          ...guild,
          roles: guild.roles.map(role => ({ ...role, mentionable: false })),
          channels: guild.channels.map(({ id, name }) => ({ id, name })),
        }));
        return { ...world, guilds };
      },
    });
    const channels = { ...here.channels, announcements: there.channels.announcements };
    stage.discord.act.deleteRole(here.guild, here.roles.captain.values().next().value?.[0] ?? '');
    const scene = await prepared(stage, [{ ...here, channels }]);
    const said = scene.lines.filter(({ level }) => level === 'warn').map(({ msg }) => msg);
    for (const sentence of [
      /^channels.announcements of .* is on another server, so nothing is said there/,
      /^roles.captain.* there is no role/,
      /^roles.mention.* would ring for nobody/,
      /^roles.organizer .* would not ring for the role/,
      /^channels.organizers of .* everybody on the server can read it/,
    ])
      expect(said).toContainEqual(expect.stringMatching(sentence));
  });
});

describe('a server whose commands are', () => {
  it.each(FAULTS)('%s is tried again, ever more seldom, and is in the log once', async (_, fault, why) => {
    const stage = await simulatedDiscord();
    const rule = stage.discord.faults.add(onCommandsOf(here, fault));
    const scene = await prepared(stage);
    const tries: number[] = [];
    for (let minute = 1; minute <= 60; minute += 1) {
      const before = rule.hits();
      await scene.beatAfter(1);
      if (rule.hits() > before) tries.push(minute);
    }
    expect(tries).toEqual([1, 3, 7, 15, 30, 45, 60]);
    expect(scene.preparation.stateOf(here.guild)).toEqual({ type: 'failing', why });
    expect(scene.lines).toMatchObject([
      { level: 'warn', why, msg: 'the commands of a server could not be registered; I keep trying' },
    ]);
    expect(scene.onChange).toHaveBeenCalledOnce();
    rule.remove();
    await scene.beatAfter(15);
    expect(commandNames(scene)).toEqual(ALL);
    expect(scene.preparation.stateOf(here.guild)).toEqual({ type: 'registered' });
    expect(scene.onChange).toHaveBeenCalledTimes(2);
  });

  it.each(FAULTS)('%s holds up no other server’s', async (_, fault) => {
    const stage = await simulatedDiscord({ world: () => worldOf([here, there]) });
    stage.discord.faults.add(onCommandsOf(here, fault));
    const scene = await prepared(stage, [here, there]);
    expect(commandNames(scene, there)).toEqual(ALL);
    expect(commandNames(scene, here)).toEqual([]);
  });

  it('not answered holds up no other server’s, and ends with the bot', async () => {
    const stage = await simulatedDiscord({ world: () => worldOf([here, there]) });
    const held = stage.discord.faults.hold({ path: new RegExp(`/guilds/${here.guild}/commands$`) }, 'before');
    const others = stage.discord.inspect.next('commands-changed');
    const scene = await preparing(stage, [here, there]);
    await held.reached;
    await others;
    scene.preparation.stop();
    await scene.preparation.idle();
    expect(scene.preparation.stateOf(here.guild)).toEqual({ type: 'pending' });
    expect(scene.lines.filter(({ level }) => level === 'warn')).toEqual([]);
    held.release();
  });

  it('failing for a moment is nothing to tell organizers of', async () => {
    const stage = await simulatedDiscord();
    stage.discord.faults.add(onCommandsOf(here, { kind: 'status', status: 500, stage: 'before' }, 1));
    const scene = await prepared(stage);
    expect(scene.preparation.stateOf(here.guild)).toEqual({ type: 'pending' });
    await scene.beatAfter(1);
    expect(scene.preparation.stateOf(here.guild)).toEqual({ type: 'registered' });
    expect(scene.onChange).not.toHaveBeenCalled();
  });

  it('failing is tried again though the clock was set back meanwhile', async () => {
    const stage = await simulatedDiscord();
    stage.discord.faults.add(onCommandsOf(here, { kind: 'status', status: 500, stage: 'before' }, 1));
    const scene = await prepared(stage);
    await scene.beatAfter(-24 * 60);
    expect(commandNames(scene)).toEqual(ALL);
  });

  it('refused because of the token (401) is told to the host as that', async () => {
    const stage = await simulatedDiscord();
    stage.discord.faults.add(onCommandsOf(here, { kind: 'status', status: 401, stage: 'before' }));
    const scene = await prepared(stage);
    expect(scene.onUnauthorized).toHaveBeenCalledWith(
      expect.stringMatching(/^Discord does not accept the token/),
    );
  });
});
