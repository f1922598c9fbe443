import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it, vi } from 'vitest';
import type { Messenger } from '../../../src/delivery/messenger.ts';
import { discordMessenger } from '../../../src/discord/channels/messenger.ts';
import { fatalClose } from '../../../src/discord/gateway/login.ts';
import type { Fault } from '../../../src/rehearsal/faults.ts';
import type { World } from '../../../src/rehearsal/world.ts';
import { type Connected, connect, simulatedDiscord } from '../connected.ts';

const MEMBER = '1310000000000000501';
const REFERENCE = 'K7Q4-9MX2';

interface Scene extends Connected {
  messenger: Messenger;
  channel: string;
  onUnauthorized: ReturnType<typeof vi.fn<(problem: string) => void>>;
  send: (content?: string, nonce?: string) => ReturnType<Messenger['send']>;
  find: (reference?: string) => ReturnType<Messenger['find']>;
  stored: () => string[];
  /** Denies the bot a permission in the channel; resolves when the bot knows. */
  deny: (permission: bigint) => Promise<void>;
}

async function messaging(world?: (world: World) => World): Promise<Scene> {
  const connected = await connect(await simulatedDiscord(world && { world }));
  const { client, strike, discord, clock } = connected;
  const channel = strike.channels.announcements;
  const onUnauthorized = vi.fn<(problem: string) => void>();
  const messenger = discordMessenger(client, clock, onUnauthorized);
  const since = clock.now().minus({ seconds: 1 });
  return {
    ...connected,
    messenger,
    channel,
    onUnauthorized,
    send: (content = `Picket today. ref ${REFERENCE}`, nonce = 'nonce') =>
      messenger.send(channel, { content, nonce }),
    find: (reference = REFERENCE) => messenger.find(channel, reference, since),
    stored: () => discord.inspect.messages(channel).map(({ content }) => content),
    deny: async permission => {
      const told = new Promise(resolve => client.once('channelUpdate', resolve));
      discord.act.overwriteChannel(channel, client.user.id, '0', `${permission}`);
      await told;
    },
  };
}

/** Every role of every server may be mentioned. */
function withRolesToMention(world: World): World {
  const guilds = world.guilds.map(guild => ({
    ...guild,
    roles: guild.roles.map(role => ({ ...role, mentionable: true })),
  }));
  return { ...world, guilds };
}

const POST = { method: 'POST', path: /messages$/ };

describe('a message', () => {
  it('is sent, under its nonce, and pings nobody whatever it says', async () => {
    const { send, discord, channel } = await messaging();
    const outcome = await send('@everyone <@&1310000000000000014> <@1310000000000000501>');
    const [message] = discord.inspect.messages(channel);
    expect(outcome).toEqual({ type: 'sent', messageId: message?.id });
    expect(message).toMatchObject({ rings: [], pings: { everyone: false } });
    expect(discord.inspect.requests().at(-1)?.body).toMatchObject({ nonce: 'nonce', enforce_nonce: true });
  });

  it('pings a role that is named, and no other', async () => {
    const { messenger, discord, channel, strike } = await messaging(withRolesToMention);
    const [role = ''] = strike.roles.mention.values();
    const content = `<@&${role}> @everyone <@&${strike.roles.organizer[0]}>`;
    await messenger.send(channel, { content, nonce: 'nonce', pings: { roles: [role], everyone: false } });
    expect(discord.inspect.messages(channel)[0]?.pings).toMatchObject({ everyone: false, roles: [role] });
  });

  it('that was sent before under the same nonce is the same message', async () => {
    const { send, stored } = await messaging();
    const first = await send();
    await expect(send()).resolves.toEqual(first);
    expect(stored()).toHaveLength(1);
  });

  it('is refused without Send Messages (50013)', async () => {
    const { send, deny } = await messaging();
    await deny(PermissionFlagsBits.SendMessages);
    await expect(send()).resolves.toEqual({ type: 'refused', code: 50013, problem: 'Missing Permissions' });
  });

  it('is refused where the channel is hidden (50001)', async () => {
    const { send, deny } = await messaging();
    await deny(PermissionFlagsBits.ViewChannel);
    await expect(send()).resolves.toEqual({ type: 'refused', code: 50001, problem: 'Missing Access' });
  });

  it('is refused where the channel is gone (10003)', async () => {
    const { send, discord, channel } = await messaging();
    discord.act.deleteChannel(channel);
    await expect(send()).resolves.toEqual({ type: 'refused', code: 10003, problem: 'Unknown Channel' });
  });

  it('is refused when it is too long (50035)', async () => {
    const { send } = await messaging();
    await expect(send('x'.repeat(2001))).resolves.toMatchObject({ type: 'refused', code: 50035 });
  });

  it.each<[string, Fault, number]>([
    ['500', { kind: 'status', status: 500, stage: 'before' }, 0],
    ['500 after it was stored', { kind: 'status', status: 500, stage: 'after' }, 1],
    ['502, with a page of HTML', { kind: 'status', status: 502, stage: 'before', body: '<html>' }, 0],
    ['503', { kind: 'status', status: 503, stage: 'before' }, 0],
    ['403, with a page of HTML', { kind: 'status', status: 403, stage: 'before', body: '<html>' }, 0],
    ['408', { kind: 'status', status: 408, stage: 'before' }, 0],
    ['a reset', { kind: 'reset', stage: 'before' }, 0],
    ['a reset after it was stored', { kind: 'reset', stage: 'after' }, 1],
    ['a rate limit (429)', { kind: 'rate-limit', retryAfter: 30, scope: 'user' }, 0],
    ['a shared rate limit (429)', { kind: 'rate-limit', retryAfter: 30, scope: 'shared' }, 0],
    ['an answer that is no message', { kind: 'body', body: 'null' }, 1],
  ])('is unknown after %s, and was asked for once', async (_, fault, count) => {
    const { send, stored, discord } = await messaging();
    const rule = discord.faults.add({ ...POST, times: Number.POSITIVE_INFINITY, fault });
    await expect(send()).resolves.toMatchObject({ type: 'unknown', problem: expect.any(String) as string });
    expect(rule.hits()).toBe(1);
    expect(stored()).toHaveLength(count);
  });

  it('is unknown when no answer comes in time, whether or not it was stored', async () => {
    const { send, stored, client, discord } = await messaging();
    client.rest.options.timeout = 100;
    discord.faults.add({ ...POST, fault: { kind: 'hang', stage: 'before' } });
    discord.faults.add({ ...POST, from: 2, fault: { kind: 'hang', stage: 'after' } });
    await expect(send()).resolves.toMatchObject({ type: 'unknown' });
    expect(stored()).toHaveLength(0);
    await expect(send()).resolves.toMatchObject({ type: 'unknown' });
    expect(stored()).toHaveLength(1);
  });

  it('is unknown when nobody answers, and when nobody listens', async () => {
    const { send, discord } = await messaging();
    await discord.faults.outage('reset');
    await expect(send()).resolves.toMatchObject({ type: 'unknown' });
    await discord.faults.outage('refused');
    await expect(send()).resolves.toMatchObject({ type: 'unknown' });
  });

  it('that is not allowed any more (401) is told to the host, this time and every time after', async () => {
    const { send, discord, onUnauthorized } = await messaging();
    discord.faults.add({ ...POST, times: 2, fault: { kind: 'status', status: 401, stage: 'before' } });
    await expect(send()).resolves.toMatchObject({ type: 'unknown' });
    expect(onUnauthorized).toHaveBeenCalledExactlyOnceWith(fatalClose(4004).message);
    await send();
    expect(onUnauthorized).toHaveBeenCalledTimes(2);
  });

  it('and is asked again after a single 401', async () => {
    const { send, discord, onUnauthorized } = await messaging();
    discord.faults.add({ ...POST, fault: { kind: 'status', status: 401, stage: 'before' } });
    await expect(send()).resolves.toMatchObject({ type: 'sent' });
    await expect(send()).resolves.toMatchObject({ type: 'sent' });
    expect(onUnauthorized).not.toHaveBeenCalled();
  });
});

describe('an edit', () => {
  async function sentOne() {
    const scene = await messaging();
    const outcome = await scene.send();
    const messageId = outcome.type === 'sent' ? outcome.messageId : '';
    const edit = (content: string) => scene.messenger.edit(scene.channel, messageId, content);
    return { ...scene, messageId, edit };
  }

  it('replaces the text, and pings nobody whatever it says', async () => {
    const { edit, messageId, discord, channel } = await sentOne();
    await expect(edit('now @everyone')).resolves.toEqual({ type: 'sent', messageId });
    expect(discord.inspect.messages(channel)).toMatchObject([
      { content: 'now @everyone', rings: [], pings: { everyone: false } },
    ]);
  });

  it('of what was deleted is refused (10008)', async () => {
    const { edit, messageId, discord, channel } = await sentOne();
    discord.act.deleteMessage(channel, messageId);
    await expect(edit('now')).resolves.toMatchObject({ type: 'refused', code: 10008 });
  });

  it.each([
    ['500', { kind: 'status', status: 500, stage: 'before' }],
    ['a reset', { kind: 'reset', stage: 'after' }],
  ] as const)('is unknown after %s', async (_, fault) => {
    const { edit, discord } = await sentOne();
    discord.faults.add({ method: 'PATCH', fault });
    await expect(edit('now')).resolves.toMatchObject({ type: 'unknown' });
  });
});

describe('looking for a message', () => {
  it('finds it, also beyond the first hundred', async () => {
    const { find, send, discord, channel } = await messaging();
    const chat = (count: number) => {
      for (let n = 0; n < count; n += 1)
        discord.act.message({ person: MEMBER, locale: 'en-US', channelId: channel, content: `line ${n}` });
    };
    chat(250);
    const sent = await send();
    chat(120);
    const content = `Picket today. ref ${REFERENCE}`;
    await expect(find()).resolves.toEqual({ ...sent, type: 'found', content, at: expect.anything() });
    const pages = discord.inspect
      .requests()
      .filter(({ method, path }) => method === 'GET' && path.endsWith('/messages'));
    expect(pages.length).toBe(3);
  });

  it('does not take a member who copies the reference for us', async () => {
    const { find, discord, channel } = await messaging();
    const content = `Picket today. ref ${REFERENCE}`;
    discord.act.message({ person: MEMBER, locale: 'en-US', channelId: channel, content });
    await expect(find()).resolves.toEqual({ type: 'absent' });
  });

  it('does not take another post of ours for it', async () => {
    const { find, send } = await messaging();
    await send('Picket tomorrow. ref AAAA-BBBB');
    await expect(find()).resolves.toEqual({ type: 'absent' });
  });

  it('does not look at what was there before', async () => {
    const { messenger, send, clock, channel } = await messaging();
    await send();
    clock.advance(60_000);
    await expect(messenger.find(channel, REFERENCE, clock.now())).resolves.toEqual({ type: 'absent' });
  });

  it('does not find what was deleted', async () => {
    const { find, send, discord, channel } = await messaging();
    const sent = await send();
    discord.act.deleteMessage(channel, sent.type === 'sent' ? sent.messageId : '');
    await expect(find()).resolves.toEqual({ type: 'absent' });
  });

  it.each([
    ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
    ['View Channel', PermissionFlagsBits.ViewChannel],
  ])('says that it cannot without %s, though Discord answers with an empty list', async (_, permission) => {
    const { find, send, deny } = await messaging();
    await send();
    await deny(permission);
    await expect(find()).resolves.toMatchObject({ type: 'unreadable', code: 50001 });
  });

  it('does not take an empty list for the truth when the bot could not hear that the history was hidden', async () => {
    const { find, send, discord, channel, client } = await messaging();
    await send();
    discord.faults.gateway.refuse(true);
    discord.faults.gateway.cut();
    discord.act.overwriteChannel(channel, client.user.id, '0', `${PermissionFlagsBits.ReadMessageHistory}`);
    await expect(find()).resolves.toMatchObject({ type: 'unreadable', code: 50001 });
  });

  it('does not know where it cannot ask whether the history may be read', async () => {
    const { find, discord } = await messaging();
    discord.faults.add({ path: /\/roles$/, fault: { kind: 'reset', stage: 'before' } });
    await expect(find()).resolves.toMatchObject({ type: 'unknown' });
  });

  it('says that the channel is gone', async () => {
    const { find, send, discord, channel } = await messaging();
    await send();
    discord.act.deleteChannel(channel);
    await expect(find()).resolves.toMatchObject({ type: 'unreadable', code: 10003 });
  });

  it.each<[string, Fault]>([
    ['500', { kind: 'status', status: 500, stage: 'before' }],
    ['a reset', { kind: 'reset', stage: 'before' }],
    ['an answer that is no list', { kind: 'body', body: '{}' }],
  ])('does not know after %s', async (_, fault) => {
    const { find, send, discord } = await messaging();
    await send();
    discord.faults.add({ method: 'GET', path: /messages$/, fault });
    await expect(find()).resolves.toMatchObject({ type: 'unknown' });
  });

  it('that is not allowed any more (401) is told to the host', async () => {
    const { find, discord, onUnauthorized } = await messaging();
    discord.faults.add({ method: 'GET', times: 2, fault: { kind: 'status', status: 401, stage: 'before' } });
    await expect(find()).resolves.toMatchObject({ type: 'unknown' });
    expect(onUnauthorized).toHaveBeenCalledOnce();
  });
});

describe('whatever odd packets and answers have left behind', () => {
  it('a post is found where Discord says that it may be looked for', async () => {
    const { send, find, client, strike, channel } = await messaging();
    await send();
    const server = client.guilds.cache.get(strike.guild);
    for (const role of server?.roles.cache.values() ?? []) Object.assign(role, { permissions: null });
    Object.assign(server?.members.me ?? {}, { user: null });
    Object.assign(client.channels.cache.get(channel) ?? {}, { guild: null });
    await expect(find()).resolves.toMatchObject({ type: 'found' });
  });

  it.each(['', 'unknown', 7, null])('a success with the id %j is no answer: it is looked for', async id => {
    const { send, find, discord } = await messaging();
    const spoil = () => ({ status: 200, body: JSON.stringify({ id }) });
    discord.faults.add({ method: 'POST', path: /\/messages$/, fault: { kind: 'spoil', spoil } });
    await expect(send()).resolves.toMatchObject({ type: 'unknown' });
    await expect(find()).resolves.toMatchObject({ type: 'found' });
  });
});
