import { describe, expect, it } from 'vitest';
import { worldOf } from '../../../src/app/rehearse-world.ts';
import { keepToOwnGuilds } from '../../../src/discord/gateway/guilds.ts';
import type { World, WorldGuild } from '../../../src/rehearsal/world.ts';
import type { Strike } from '../../../src/strike/strike.ts';
import { createTranslator } from '../../../src/wording/translator.ts';
import { strikesFrom } from '../../support/static-strikes.ts';
import { exampleStrike, otherStrike } from '../../support/strikes.ts';
import { type Connected, connect, type Discord, keptLog, simulatedDiscord } from '../connected.ts';

const FOREIGN = '1310000000000000777';
const LOBBY = '1310000000000000778';
const HALL = '1310000000000000779';
const GOODBYE = createTranslator()('en-US').t('server.notMine');

/** A server that no strike file names. */
function foreign(overrides: Partial<WorldGuild> = {}): WorldGuild {
  return {
    id: FOREIGN,
    name: 'Somewhere else',
    roles: [{ id: '1310000000000000780', name: 'Picketline', permissions: '0', forBot: true }],
    channels: [
      { id: LOBBY, name: 'lobby', visibleTo: [] },
      { id: HALL, name: 'hall' },
    ],
    ...overrides,
  };
}

async function kept(stage: Discord): Promise<Connected & { lines: Record<string, unknown>[] }> {
  const scene = await connect(stage);
  const { log, lines } = keptLog();
  await keepToOwnGuilds(scene.client, strikesFrom([scene.strike]), createTranslator(), log);
  return { ...scene, lines };
}

/** Resolves when the bot has left. */
function left({ discord }: Discord): Promise<unknown> {
  return discord.inspect.next('bot-removed');
}

function withForeign(overrides?: Partial<WorldGuild>) {
  return { world: (world: World) => ({ ...world, guilds: [...world.guilds, foreign(overrides)] }) };
}

function posts({ discord }: Discord): string[] {
  return discord.inspect
    .requests()
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'))
    .map(({ path }) => path);
}

describe('on a server without a strike file', () => {
  it('it says why, once, pings nobody, and leaves', async () => {
    const scene = await kept(await simulatedDiscord());
    const gone = left(scene);
    scene.discord.act.addBotToGuild(foreign());
    await gone;
    const said = scene.discord.inspect.messages(HALL);
    expect(said).toMatchObject([{ content: GOODBYE, rings: [], pings: { everyone: false } }]);
    expect(posts(scene)).toHaveLength(1);
  });

  it('it leaves also when it was added while it was away', async () => {
    const stage = await simulatedDiscord(withForeign());
    const gone = left(stage);
    await kept(stage);
    await gone;
    expect(stage.discord.inspect.messages(HALL).map(({ content }) => content)).toEqual([GOODBYE]);
  });

  it('it leaves also when it was added while the gateway was down', async () => {
    const scene = await kept(await simulatedDiscord());
    const { discord } = scene;
    const gone = left(scene);
    const offline = discord.inspect.next('bot-online', ({ online }) => !online);
    discord.faults.gateway.refuse(true);
    discord.faults.gateway.close(1000);
    await offline;
    discord.act.addBotToGuild(foreign());
    discord.faults.gateway.refuse(false);
    await gone;
    expect(discord.inspect.messages(HALL)).toHaveLength(1);
  });

  it('it leaves without a word where it may write nowhere', async () => {
    const stage = await simulatedDiscord(
      withForeign({ channels: [{ id: LOBBY, name: 'lobby', visibleTo: [] }] }),
    );
    const gone = left(stage);
    await kept(stage);
    await gone;
    expect(posts(stage)).toEqual([]);
  });

  it('it leaves also when the word does not get through', async () => {
    const stage = await simulatedDiscord(withForeign());
    stage.discord.faults.add({
      method: 'POST',
      path: /messages$/,
      fault: { kind: 'status', status: 500, stage: 'before' },
    });
    const gone = left(stage);
    const { lines } = await kept(stage);
    await gone;
    expect(posts(stage)).toHaveLength(1);
    expect(lines.map(({ msg }) => msg)).toContain('could not say why');
  });

  it.each([
    ['names no language', {}],
    ['has channels that are none', { preferred_locale: 'en-US', channels: [{ id: HALL, type: 0 }] }],
  ])('that %s, it leaves all the same', async (_, lacking) => {
    const scene = await kept(await simulatedDiscord());
    const guild = { id: FOREIGN, name: 'x', roles: [], channels: [], members: [], ...lacking };
    scene.discord.faults.gateway.dispatch('GUILD_CREATE', guild);
    const leaving = () =>
      scene.discord.inspect.requests().filter(({ path }) => path === `/users/@me/guilds/${FOREIGN}`);
    await expect.poll(leaving).toHaveLength(1);
  });

  it('that it cannot leave, it goes on', async () => {
    const stage = await simulatedDiscord(withForeign());
    stage.discord.faults.add({ method: 'DELETE', fault: { kind: 'status', status: 500, stage: 'before' } });
    const { lines, client } = await kept(stage);
    expect(lines.map(({ msg }) => msg)).toContain('could not leave a server');
    expect(client.isReady()).toBe(true);
  });
});

describe('where the server of a strike is missing', () => {
  const missing = (lines: Record<string, unknown>[]) =>
    lines.filter(({ msg }) => String(msg).startsWith('staying on a server that no strike file names'));

  /** The bot's own server, under an id that the strike file does not have: one wrong digit. */
  async function misspelt(strikes: (right: Strike) => Strike[], world?: (world: World) => World) {
    const scene = await connect(await simulatedDiscord(world && { world }));
    const { log, lines } = keptLog();
    const set = strikesFrom(strikes(scene.strike));
    await keepToOwnGuilds(scene.client, set, createTranslator(), log);
    return { ...scene, lines };
  }

  it.each([
    ['the only strike', (right: Strike) => [{ ...right, guild: FOREIGN }]],
    ['one strike of two', (right: Strike) => [{ ...right, guild: FOREIGN }, otherStrike()]],
  ])('(%s) it leaves none, says nothing to anybody there, and tells the host once', async (_, strikes) => {
    const scene = await misspelt(strikes, () => worldOf([exampleStrike(), otherStrike()]));
    const again = new Promise(resolve => scene.client.once('guildCreate', resolve));
    scene.discord.act.kickBot(scene.strike.guild);
    scene.discord.act.addBotToGuild(scene.strike.guild);
    await again;
    expect(scene.discord.inspect.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(missing(scene.lines).filter(({ guild }) => guild === scene.strike.guild)).toMatchObject([
      { level: 'warn', name: scene.strike.union, missing: [FOREIGN] },
    ]);
    expect(scene.client.guilds.cache.has(scene.strike.guild)).toBe(true);
  });

  it('it leaves the others once that one is there', async () => {
    const stage = await simulatedDiscord(withForeign());
    stage.discord.act.kickBot(stage.strike.guild);
    const scene = await kept(stage);
    expect(missing(scene.lines)).toHaveLength(1);
    expect(posts(scene)).toEqual([]);
    const gone = left(scene);
    scene.discord.act.addBotToGuild(stage.strike.guild);
    await gone;
    expect(scene.discord.inspect.messages(HALL).map(({ content }) => content)).toEqual([GOODBYE]);
  });
});

describe('on its own server', () => {
  it('it stays, and says nothing', async () => {
    const scene = await kept(await simulatedDiscord());
    scene.discord.act.kickBot(scene.strike.guild);
    const back = new Promise(resolve => scene.client.once('guildCreate', resolve));
    scene.discord.act.addBotToGuild(scene.strike.guild);
    await back;
    expect(posts(scene)).toEqual([]);
    expect(scene.lines).toEqual([]);
    expect(scene.client.guilds.cache.has(scene.strike.guild)).toBe(true);
  });
});
