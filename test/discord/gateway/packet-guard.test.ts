import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { roleIdsOf } from '../../../commands/kit/asker.ts';
import type { Connecting } from '../../../src/discord/gateway/client.ts';
import type { Loss } from '../../../src/discord/gateway/gateway-shard.ts';
import { guardPackets } from '../../../src/discord/gateway/packet-guard.ts';
import { standingOf } from '../../../src/strike/authority.ts';
import { createTranslator } from '../../../src/wording/translator.ts';
import { clientOf, connect, keptLog, simulatedDiscord } from '../connected.ts';

const { t } = createTranslator()('en-US');
const BASE = {
  id: '1310000000000009001',
  application_id: '1',
  token: 'a-token',
  version: 1,
  entitlements: [],
};
const USER = { id: '1310000000000000999', username: 'somebody', discriminator: '0', avatar: null };

async function guarded(connecting: Connecting = {}) {
  const stage = await simulatedDiscord();
  const { log, lines } = keptLog();
  const client = clientOf(stage.discord, connecting);
  guardPackets(client, { text: createTranslator(), clock: stage.clock, log });
  const scene = await connect({ ...stage, client });
  let sent = 1_310_000_000;
  return {
    ...scene,
    lines,
    /** Sends a packet; resolves when it, and what it led to, has been dealt with. */
    send: async (event: string, data: unknown) => {
      scene.discord.faults.gateway.dispatch(event, data);
      sent += 1;
      const seen = new Promise(resolve => client.once('roleCreate', resolve));
      scene.discord.faults.gateway.dispatch('GUILD_ROLE_CREATE', {
        guild_id: scene.strike.guild,
        role: { id: `${sent}`, name: 'end', permissions: '0', position: 1, color: 0 },
      });
      await seen;
    },
    callbacks: () =>
      scene.discord.inspect.requests().filter(({ path }) => path.endsWith('/a-token/callback')),
  };
}

describe('a packet that makes the library throw', () => {
  it.each([
    [
      'PRESENCE_UPDATE',
      'a presence of a user that the cache has dropped',
      (guild: string) => ({
        user: USER,
        guild_id: guild,
        status: 'online',
        activities: [],
        client_status: {},
      }),
    ],
    ['GUILD_CREATE', 'nothing', () => null],
    ['GUILD_ROLE_CREATE', 'a role that is null', (guild: string) => ({ guild_id: guild, role: null })],
    ['CHANNEL_UPDATE', 'a number', () => 7],
    ['MESSAGE_CREATE', 'no author', (guild: string) => ({ guild_id: guild, channel_id: '1', id: '2' })],
    ['error', 'the name of an emitter’s own event', () => ({ message: 'x' })],
    ['__proto__', 'a name that every object has', () => ({})],
    ['READY', 'without anything', () => ({})],
  ])('%s (%s) is survived', async (event, _, data) => {
    const { send, strike, client, lines } = await guarded();
    await send(event, data(strike.guild));
    expect(client.isReady()).toBe(true);
    expect(client.guilds.cache.has(strike.guild)).toBe(true);
    expect(lines.every(({ level }) => level === 'warn')).toBe(true);
  });

  it('is in the log with its event and the stack', async () => {
    const { send, lines } = await guarded();
    await send('CHANNEL_UPDATE', null);
    expect(lines).toMatchObject([
      { msg: 'a packet could not be handled', about: 'CHANNEL_UPDATE', err: { stack: expect.any(String) } },
    ]);
  });

  it('is in the log once a minute for each shape, with how many there were since', async () => {
    const { send, lines, clock } = await guarded();
    for (let count = 0; count < 5; count += 1) await send('CHANNEL_UPDATE', null);
    await send('GUILD_DELETE', null);
    expect(lines.map(({ about }) => about)).toEqual(['CHANNEL_UPDATE', 'GUILD_DELETE']);
    clock.advance(60_000);
    await send('CHANNEL_UPDATE', null);
    expect(lines.at(-1)).toMatchObject({ about: 'CHANNEL_UPDATE', leftOut: 4 });
  });
});

describe('an interaction that cannot be read', () => {
  it.each([
    ['an autocomplete without data', { type: 4, locale: 'en-US' }],
    ['an autocomplete whose options are null', { type: 4, data: { name: 'x', type: 1, options: null } }],
  ])('%s gets an empty list', async (_, interaction) => {
    const { send, callbacks, strike } = await guarded();
    await send('INTERACTION_CREATE', { ...BASE, guild_id: strike.guild, user: USER, ...interaction });
    await expect
      .poll(() => callbacks().map(({ body }) => body))
      .toEqual([{ type: 8, data: { choices: [] } }]);
  });

  it.each([
    ['a menu without resolved', { type: 2, data: { id: '1', name: 'x', type: 3, target_id: '2' } }],
    ['a command without data', { type: 2 }],
    ['of a type that is not known', { type: 77, data: {} }],
    ['a command of a type that is not known', { type: 2, data: { type: 9 } }],
    ['a press without a message', { type: 3, data: { custom_id: 'x', component_type: 2 }, locale: 7 }],
    ['a form without data', { type: 5, locale: null }],
    ['a command whose member is no member', { type: 2, member: 5, data: { id: '1', name: 'x', type: 1 } }],
  ])('%s gets a sentence', async (_, interaction) => {
    const { send, callbacks, strike } = await guarded();
    await send('INTERACTION_CREATE', { ...BASE, guild_id: strike.guild, user: USER, ...interaction });
    await expect
      .poll(() => callbacks().map(({ body }) => body))
      .toMatchObject([{ type: 4, data: { content: t('error.unreadable'), flags: 64 } }]);
  });

  it.each([
    ['no token', { ...BASE, token: undefined, type: 2 }],
    ['an id that is none', { ...BASE, id: '../x', type: 2 }],
    ['nothing', null],
  ])('with %s is let go', async (_, interaction) => {
    const { send, callbacks, client } = await guarded();
    await send('INTERACTION_CREATE', interaction);
    expect(callbacks()).toEqual([]);
    expect(client.isReady()).toBe(true);
  });
});

describe('the roles that an interaction names', () => {
  const FOREIGN = '1310000000000777301';

  /** What a press of somebody with these roles is taken for. */
  async function standing(roles: (organizer: string, captain: string) => unknown) {
    const { send, strike, client, lines } = await guarded();
    const [organizer = '', captain = ''] = [
      strike.roles.organizer[0],
      [...strike.roles.captain.values()][0]?.[0],
    ];
    const seen: string[][] = [];
    client.on('interactionCreate', interaction => void seen.push(roleIdsOf(interaction)));
    await send('INTERACTION_CREATE', {
      ...BASE,
      type: 2,
      guild_id: strike.guild,
      authorizing_integration_owners: { 0: strike.guild },
      channel: { id: strike.channels.organizers, type: 0 },
      data: { id: '1', name: 'x', type: 1 },
      member: { user: USER, roles: roles(organizer, captain), permissions: '0' },
    });
    return {
      kind: standingOf(strike, seen[0] ?? []).kind,
      seen: seen.length,
      told: lines.map(({ about }) => about),
    };
  }

  it.each<[string, (organizer: string, captain: string) => unknown]>([
    ['a text with a role in it', organizer => `x${organizer}x`],
    ['a text that is a role', organizer => organizer],
    ['a role twice', organizer => [organizer, organizer]],
    ['a list in a list', organizer => [[organizer]]],
    ['something else beside a role', organizer => [organizer, null]],
    ['a number beside a role', organizer => [organizer, 7]],
    ['no id beside a role', organizer => [organizer, 'organizer']],
    ['an object', organizer => ({ 0: organizer, length: 1 })],
    ['an object that says yes', organizer => ({ includes: organizer })],
    ['true', () => true],
    ['null', () => null],
    ['nothing', () => undefined],
  ])('%s: none, which is in the log', async (_, roles) => {
    expect(await standing(roles)).toEqual({ kind: 'member', seen: 1, told: ['INTERACTION_CREATE'] });
  });

  it.each<[string, string, (organizer: string, captain: string) => unknown]>([
    ['an organizer', 'organizer', (organizer, captain) => [organizer, captain]],
    ['a captain', 'captain', (_, captain) => [captain]],
    ['a captain, with a role of another server', 'captain', (_, captain) => [FOREIGN, captain]],
    ['only a role of another server', 'member', () => [FOREIGN]],
    ['none', 'member', () => []],
  ])('%s: %s', async (_, kind, roles) => {
    expect(await standing(roles)).toEqual({ kind, seen: 1, told: [] });
  });
});

it('a login succeeds though the application is described with nulls', async () => {
  const { send, client } = await guarded();
  await send('READY', {
    v: 10,
    session_id: 'x',
    resume_gateway_url: 'ws://127.0.0.1:1',
    user: { ...USER, id: client.user.id },
    guilds: [],
    application: {
      id: client.application.id,
      flags: 0,
      integration_types_config: null,
      install_params: null,
    },
  });
  expect(client.isReady()).toBe(true);
});

it('the connections are still the bot’s own: a loss is heard of, and replaced at once', async () => {
  const losses: Loss[] = [];
  const { client, discord } = await guarded({ onLost: loss => void losses.push(loss) });
  const back = once(client, 'shardResume');
  discord.faults.gateway.close(4000);
  await back;
  expect(losses).toEqual([{ code: 4000, reason: '', retryInMs: 0 }]);
});

it.each([{ id: [null] }, { id: 7 }, { id: '' }, {}])(
  'a server without an id (%j) is not kept',
  async server => {
    const { client, send, lines, strike } = await guarded();
    await send('GUILD_CREATE', { ...server, name: 'x', channels: [], roles: [], members: [] });
    expect([...client.guilds.cache.keys()]).toEqual([strike.guild]);
    expect(lines).toMatchObject([{ about: 'GUILD_CREATE' }]);
  },
);

it.each([
  ['of somebody else', { user: '1310000000000000998', application: '1310000000000000998' }],
  ['with another application', { application: '1310000000000000998' }],
  ['with an application called "unknown"', { application: 'unknown' }],
])('a READY %s changes nothing: the bot, and its commands, stay what they are', async (_, odd) => {
  const { client, send, lines, strike } = await guarded();
  const own = { user: client.user.id, application: client.application.id };
  const told = { ...own, ...odd };
  await send('READY', {
    v: 10,
    user: { id: told.user, username: 'Another', discriminator: '0' },
    guilds: [{ id: strike.guild, unavailable: true }],
    session_id: 'another',
    resume_gateway_url: 'ws://127.0.0.1:1',
    application: { id: told.application, flags: 0 },
  });
  expect({ user: client.user.id, application: client.application.id }).toEqual(own);
  expect(lines).toMatchObject([{ about: 'READY' }]);
});
