import { describe, expect, it, vi } from 'vitest';
import { worldOf } from '../../../src/app/rehearse-world.ts';
import type { Messenger } from '../../../src/delivery/messenger.ts';
import { FOREIGN_CHANNEL } from '../../../src/delivery/refusals.ts';
import { discordMessengers } from '../../../src/discord/channels/within-server.ts';
import { fatalClose } from '../../../src/discord/gateway/login.ts';
import type { Fault } from '../../../src/rehearsal/faults.ts';
import type { World } from '../../../src/rehearsal/world.ts';
import { exampleStrike, otherStrike } from '../../support/strikes.ts';
import { connect, simulatedDiscord } from '../connected.ts';

/** Two unions on one bot: what one of them says stays on its own server (promise 15). */

const here = exampleStrike();
const there = otherStrike();
const REFERENCE = 'K7Q4-9MX2';
const ROLE_THERE = [...there.roles.mention.values()][0] ?? '';
const ROLE_HERE = [...here.roles.mention.values()][0] ?? '';

type Change = 'send' | 'edit' | 'close' | 'read' | 'remove' | 'publish' | 'find';

/** @param world the two servers, or one where the other strike’s role is there too, and could be rung */
async function messaging(world: (world: World) => World = given => given) {
  const scene = await connect(await simulatedDiscord({ world: () => world(worldOf([here, there])) }));
  const onUnauthorized = vi.fn<(problem: string) => void>();
  const messengers = discordMessengers(scene.client, scene.clock, onUnauthorized);
  const since = scene.clock.now().minus({ seconds: 1 });
  const asked = () => scene.discord.inspect.requests().length;
  /** Everything that a messenger can be asked to do in a channel, on a message that is there. */
  const deeds = (messenger: Messenger, channel: string, message: string) => ({
    send: () => messenger.send(channel, { content: `@everyone ref ${REFERENCE}`, nonce: 'nonce' }),
    edit: () => messenger.edit(channel, message, 'changed'),
    close: () => messenger.close(channel, message, 'over'),
    read: () => messenger.read(channel, message),
    remove: () => messenger.remove(channel, message),
    publish: () => messenger.publish(channel, message),
    find: () => messenger.find(channel, REFERENCE, since),
  });
  return { ...scene, messengers, onUnauthorized, asked, deeds };
}

type Scene = Awaited<ReturnType<typeof messaging>>;

/** A message of the bot’s own in the other union’s channel. */
async function ownMessageThere({ messengers }: Scene): Promise<string> {
  const channel = there.channels.announcements;
  const outcome = await messengers.of(there.guild).send(channel, { content: 'Ours.', nonce: 'theirs' });
  if (outcome.type !== 'sent') throw new Error(JSON.stringify(outcome));
  return outcome.messageId;
}

/** What the gateway has told is forgotten: the server has not come yet. */
function forget({ client }: Scene): void {
  client.channels.cache.clear();
  client.guilds.cache.clear();
}

/** Answers with this, as JSON. */
function answering(told: object): Fault {
  return { kind: 'spoil', spoil: () => ({ status: 200, body: JSON.stringify(told) }) };
}

const CHANGES: Change[] = ['send', 'edit', 'close', 'read', 'remove', 'publish', 'find'];

describe('in a channel of another union', () => {
  it.each(CHANGES)('nothing comes of %s, and Discord is not even asked', async change => {
    const scene = await messaging();
    const message = await ownMessageThere(scene);
    const before = scene.asked();
    const outcome = await scene
      .deeds(scene.messengers.of(here.guild), there.channels.announcements, message)
      [change]();
    expect(outcome).toEqual({
      type: change === 'find' ? 'unreadable' : 'refused',
      code: FOREIGN_CHANNEL,
      problem: 'the channel is on another server',
    });
    expect(scene.asked()).toBe(before);
    expect(scene.discord.inspect.messages(there.channels.announcements)).toMatchObject([
      { content: 'Ours.' },
    ]);
  });

  it.each(CHANGES)('nothing comes of %s where the servers have not come yet', async change => {
    const scene = await messaging();
    const message = await ownMessageThere(scene);
    forget(scene);
    const outcome = await scene
      .deeds(scene.messengers.of(here.guild), there.channels.announcements, message)
      [change]();
    expect(outcome).toMatchObject({ code: FOREIGN_CHANNEL });
    expect(scene.discord.inspect.messages(there.channels.announcements)).toMatchObject([
      { content: 'Ours.' },
    ]);
  });

  it.each(CHANGES)('nothing comes of %s in a direct message', async change => {
    const scene = await messaging();
    const dm = (await scene.client.rest.post('/users/@me/channels', {
      body: { recipient_id: '1310000000000000501' },
    })) as { id: string };
    const outcome = await scene.deeds(scene.messengers.of(here.guild), dm.id, dm.id)[change]();
    expect(outcome).toMatchObject({ code: FOREIGN_CHANNEL });
    expect(scene.discord.inspect.messages(dm.id)).toEqual([]);
  });
});

describe('in a channel of one’s own', () => {
  it.each([null, '', 'unknown', true])('an odd packet (%j as its server) decides nothing', async guild => {
    const scene = await messaging();
    const channel = scene.client.channels.cache.get(here.channels.announcements);
    Object.assign(channel ?? {}, { guildId: guild });
    const { send } = scene.deeds(scene.messengers.of(here.guild), here.channels.announcements, '');
    await expect(send()).resolves.toMatchObject({ type: 'sent' });
  });

  it.each([{}, { guild_id: null }, { guild_id: 'unknown' }, { guild_id: 0 }, { guild_id: '0' }])(
    'neither does an odd answer (%j)',
    async odd => {
      const scene = await messaging();
      forget(scene);
      const id = here.channels.announcements;
      scene.discord.faults.add({ path: /^\/channels\/\d+$/, fault: answering({ id, type: 0, ...odd }) });
      const { send } = scene.deeds(scene.messengers.of(here.guild), id, '');
      await expect(send()).resolves.toMatchObject({ type: 'unknown' });
      await expect(send()).resolves.toMatchObject({ type: 'sent' });
    },
  );

  it.each([
    ['another server', { type: 0, guild_id: there.guild }],
    ['a direct message', { type: 1 }],
  ])('neither does one answer that makes it %s: Discord is asked a second time', async (_, odd) => {
    const scene = await messaging();
    forget(scene);
    const id = here.channels.announcements;
    scene.discord.faults.add({ path: /^\/channels\/\d+$/, fault: answering({ id, ...odd }) });
    const { send } = scene.deeds(scene.messengers.of(here.guild), id, '');
    await expect(send()).resolves.toMatchObject({ type: 'unknown' });
    await expect(send()).resolves.toMatchObject({ type: 'sent' });
  });

  it('what is said goes out where the server has not come yet', async () => {
    const scene = await messaging();
    forget(scene);
    const { send } = scene.deeds(scene.messengers.of(here.guild), here.channels.announcements, '');
    await expect(send()).resolves.toMatchObject({ type: 'sent' });
  });

  it.each([
    ['500', { kind: 'status', status: 500, stage: 'before' }],
    ['a reset', { kind: 'reset', stage: 'before' }],
    ['a proxy’s page', { kind: 'body', body: '"hello"' }],
  ] as const)('nothing is said while it is not known whose it is (%s)', async (_, fault) => {
    const scene = await messaging();
    forget(scene);
    scene.discord.faults.add({ path: /^\/channels\/\d+$/, fault });
    const { send } = scene.deeds(scene.messengers.of(here.guild), here.channels.announcements, '');
    await expect(send()).resolves.toMatchObject({ type: 'unknown' });
    expect(scene.discord.inspect.messages(here.channels.announcements)).toEqual([]);
    await expect(send()).resolves.toMatchObject({ type: 'sent' });
  });

  it('a token that is not taken any more (401) is told to the host', async () => {
    const scene = await messaging();
    forget(scene);
    scene.discord.faults.add({
      path: /^\/channels\/\d+$/,
      times: 2,
      fault: { kind: 'status', status: 401, stage: 'before' },
    });
    const { send } = scene.deeds(scene.messengers.of(here.guild), here.channels.announcements, '');
    await expect(send()).resolves.toMatchObject({ type: 'unknown' });
    expect(scene.onUnauthorized).toHaveBeenCalledExactlyOnceWith(fatalClose(4004).message);
  });
});

describe('a ping', () => {
  const pings = { roles: [ROLE_HERE, ROLE_THERE], everyone: false };
  const content = `<@&${ROLE_HERE}> <@&${ROLE_THERE}>`;
  const rolesAllowed = ({ discord }: Scene) =>
    discord.inspect
      .requests()
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'))
      .map(({ body }) => (body as { allowed_mentions: { roles: string[] } }).allowed_mentions.roles);

  it.each(['there', 'not there yet'])(
    'of another server’s role is left out; the message goes out (server %s)',
    async state => {
      const scene = await messaging();
      if (state !== 'there') forget(scene);
      const outcome = await scene.messengers
        .of(here.guild)
        .send(here.channels.announcements, { content, nonce: 'nonce', pings });
      expect(outcome.type).toBe('sent');
      expect(rolesAllowed(scene)).toEqual([[ROLE_HERE]]);
    },
  );

  it('waits where it cannot be found out whose the role is', async () => {
    const scene = await messaging();
    scene.client.guilds.cache.clear();
    scene.discord.faults.add({ path: /\/roles$/, fault: { kind: 'reset', stage: 'before' } });
    const send = () =>
      scene.messengers.of(here.guild).send(here.channels.announcements, { content, nonce: 'nonce', pings });
    await expect(send()).resolves.toMatchObject({ type: 'unknown' });
    expect(rolesAllowed(scene)).toEqual([]);
    await expect(send()).resolves.toMatchObject({ type: 'sent' });
  });
});
