import {
  AttachmentBuilder,
  type Client,
  ComponentType,
  MessageFlags,
  type SendableChannels,
} from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { snowflake } from '../../src/rehearsal/state/snowflake.ts';
import { schemaGuard } from '../support/discord-schema.ts';
import {
  ANA,
  BACKROOM,
  BO,
  BOT_ROLE,
  connect,
  EVERYBODY_ROLE,
  GENERAL,
  GUILD,
  movableClock,
  NEWS,
  nextEvent,
  OFFICE,
  ORGANIZERS,
  openPage,
  rehearse,
  smallWorld,
  stopAll,
} from './support.ts';

afterEach(stopAll);

async function channelOf(client: Client, id: string): Promise<SendableChannels> {
  const channel = await client.channels.fetch(id);
  if (!channel?.isSendable()) throw new Error('not sendable');
  return channel;
}

async function setUp(id = GENERAL) {
  const guard = schemaGuard();
  const rehearsal = await rehearse({ onRequest: guard.onRequest });
  const client = await connect(rehearsal);
  return { rehearsal, client, guard, channel: await channelOf(client, id) };
}

it('gives a nonce’s message again instead of another one, until Discord forgets it', async () => {
  const { rehearsal, channel, guard } = await setUp();
  const post = { content: 'Once', nonce: 'k7q4-9mx2', enforceNonce: true };
  const first = await channel.send(post);
  const second = await channel.send({ ...post, content: 'Twice' });
  expect([second.id, second.content]).toEqual([first.id, 'Once']);
  await first.delete();
  expect((await channel.send(post)).id).toBe(first.id);
  expect(rehearsal.inspect.messages(GENERAL)).toEqual([]);
  rehearsal.faults.forgetNonces();
  expect((await channel.send(post)).id).not.toBe(first.id);
  expect(guard.violations).toEqual([]);
});

it('does not look at a nonce that is not enforced', async () => {
  const { rehearsal, channel } = await setUp();
  await channel.send({ content: 'One', nonce: 'same' });
  await channel.send({ content: 'Two', nonce: 'same' });
  expect(rehearsal.inspect.messages(GENERAL)).toHaveLength(2);
});

it('pings what a message names unless allowed_mentions says otherwise, and only what the bot may', async () => {
  const { rehearsal, client } = await setUp();
  const text = `@everyone <@${ANA}> <@&${ORGANIZERS}> \`<@${BO}>\``;
  const raw = (method: 'post' | 'patch', path: string, body: object) =>
    client.rest[method](`/channels/${GENERAL}/messages${path}`, { body }) as Promise<{ id: string }>;
  const pings = () => rehearsal.inspect.messages(GENERAL).at(-1)?.pings;

  const { id } = await raw('post', '', { content: text, allowed_mentions: { parse: [] } });
  expect(pings()).toEqual({ everyone: false, roles: [], users: [] });
  await raw('patch', `/${id}`, { content: `${text}!` });
  expect(pings()).toEqual({ everyone: false, roles: [], users: [ANA] });
  await raw('patch', `/${id}`, { content: text, allowed_mentions: { roles: [ORGANIZERS], users: [BO] } });
  expect(pings()).toEqual({ everyone: false, roles: [], users: [] });

  rehearsal.act.setRolePermissions(GUILD, BOT_ROLE, `${(1n << 10n) | (1n << 11n) | (1n << 17n)}`);
  await raw('post', '', { content: text });
  expect(pings()).toEqual({ everyone: true, roles: [ORGANIZERS], users: [ANA] });
  expect(rehearsal.inspect.messages(GENERAL).at(-1)?.rings).toEqual([ANA, BO]);
  await raw('post', '', { content: text, allowed_mentions: { roles: [ORGANIZERS] } });
  expect(rehearsal.inspect.messages(GENERAL).at(-1)?.rings).toEqual([ANA]);
  await raw('post', '', { content: text, flags: MessageFlags.SuppressNotifications });
  expect(rehearsal.inspect.messages(GENERAL).at(-1)?.rings).toEqual([]);
});

it('rings for a role that may be mentioned, and for nobody outside it', async () => {
  const world = smallWorld();
  for (const role of world.guilds[0]?.roles ?? []) role.mentionable = role.id === ORGANIZERS;
  const rehearsal = await rehearse({ world });
  const channel = await channelOf(await connect(rehearsal), GENERAL);
  const ana = await openPage(rehearsal, ANA);
  const bo = await openPage(rehearsal, BO);
  const roles = [ORGANIZERS, EVERYBODY_ROLE];
  await channel.send({ content: roles.map(id => `<@&${id}>`).join(), allowedMentions: { roles } });
  expect((await ana.next('message')).pings).toBe(true);
  expect((await bo.next('message')).pings).toBe(false);
});

it('tells pages whose device rang when a message was sent, which no edit changes', async () => {
  const { rehearsal, channel } = await setUp();
  rehearsal.act.setRolePermissions(GUILD, BOT_ROLE, '8');
  const bo = await openPage(rehearsal, BO);
  const role = `<@&${EVERYBODY_ROLE}>`;
  const rang = async (post: object) => {
    const sent = await channel.send(post);
    return { sent, rang: (await bo.next('message')).message.rang };
  };
  expect((await rang({ content: role, allowedMentions: { parse: [] } })).rang).toEqual([]);
  expect((await rang({ content: role, allowedMentions: { roles: [EVERYBODY_ROLE] } })).rang).toEqual([
    ANA,
    BO,
  ]);
  expect((await rang({ content: '@everyone', allowedMentions: { parse: ['everyone'] } })).rang).toEqual([
    ANA,
    BO,
  ]);
  const { sent } = await rang({ content: 'x' });
  await sent.edit({ content: role, allowedMentions: { roles: [EVERYBODY_ROLE] } });
  expect((await bo.next('message-changed')).message).toMatchObject({
    rang: [],
    mention_roles: [EVERYBODY_ROLE],
  });
});

it.each`
  channel                  | code     | because
  ${'1310000000000000777'} | ${10003} | ${'there is none'}
  ${BACKROOM}              | ${50001} | ${'it is not for the bot'}
`('answers $code for a channel because $because', async ({ channel, code }) => {
  const { client } = await setUp();
  await expect(client.rest.get(`/channels/${channel}`)).rejects.toMatchObject({ code });
  await expect(
    client.rest.post(`/channels/${channel}/messages`, { body: { content: 'x' } }),
  ).rejects.toMatchObject({
    code,
  });
});

it('needs SEND_MESSAGES to send and READ_MESSAGE_HISTORY to read', async () => {
  const world = smallWorld(1n << 10n);
  world.guilds[0]?.roles.push({ id: GUILD, name: '@everyone', permissions: `${1n << 10n}` });
  const rehearsal = await rehearse({ world });
  const client = await connect(rehearsal);
  await expect(
    client.rest.post(`/channels/${GENERAL}/messages`, { body: { content: 'x' } }),
  ).rejects.toMatchObject({
    code: 50013,
    status: 403,
  });
  expect(await client.rest.get(`/channels/${GENERAL}/messages`)).toEqual([]);
});

it('pages through history by message and by time, in the order of creation when the clock is set back', async () => {
  const { rehearsal, channel } = await setUp();
  const sent: string[] = [];
  for (const [content, step] of [
    ['a', 60_000],
    ['b', 60_000],
    ['c', -3_600_000],
    ['d', 0],
  ] as const) {
    sent.push((await channel.send(content)).id);
    rehearsal.clock.advance(step);
  }
  const fetched = async (options: object) =>
    [...(await channel.messages.fetch({ cache: false, ...options })).values()].map(({ content }) => content);
  expect(rehearsal.inspect.messages(GENERAL).map(({ content }) => content)).toEqual(['a', 'b', 'c', 'd']);
  expect(await fetched({ limit: 2 })).toEqual(['d', 'c']);
  expect(await fetched({ before: sent[2] })).toEqual(['b', 'a']);
  expect(await fetched({ after: sent[1] })).toEqual(['d', 'c']);
  expect(await fetched({ around: sent[1], limit: 3 })).toEqual(['c', 'b', 'a']);
  expect(new Set(sent).size).toBe(4);
});

it('keeps to Discord’s clock in ids and in the Date header', async () => {
  const clock = movableClock('2025-01-09T12:00:00Z');
  const rehearsal = await rehearse({ clock });
  const channel = await channelOf(await connect(rehearsal), GENERAL);
  const sent = await channel.send('Now');
  expect(sent.createdAt.toISOString().slice(0, 16)).toBe('2025-01-09T12:00');
  rehearsal.faults.setDateSkew(3_600_000);
  const { headers } = await fetch(`${rehearsal.apiUrl}/v10/gateway`);
  expect(new Date(headers.get('date') ?? '').toISOString().slice(0, 13)).toBe('2025-01-09T13');
});

it('uploads files, resolves attachment:// and serves them', async () => {
  const { rehearsal, channel } = await setUp();
  const file = new AttachmentBuilder(Buffer.from('picture'), { name: 'month.png', description: 'December' });
  const embed = { title: 'Month', image: { url: 'attachment://month.png' } };
  const sent = await channel.send({ files: [file], embeds: [embed] });
  const [attachment] = [...sent.attachments.values()];
  expect(attachment).toMatchObject({ name: 'month.png', description: 'December', size: 7 });
  expect(sent.embeds[0]?.image?.url).toBe(attachment?.url);
  expect(await (await fetch(attachment?.url ?? '')).text()).toBe('picture');
  expect(rehearsal.inspect.requests().at(-1)?.files).toEqual([
    { name: 'month.png', type: expect.any(String) as string, size: 7 },
  ]);
});

it('sends components v2, whose text counts for mentions', async () => {
  const { rehearsal, channel } = await setUp();
  await channel.send({
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.TextDisplay, content: `Hello <@${ANA}>` }],
    allowedMentions: { parse: ['users'] },
  });
  expect(rehearsal.inspect.messages(GENERAL)[0]?.pings.users).toEqual([ANA]);
});

it('pins, lists and unpins, under both addresses', async () => {
  const { rehearsal, client, channel, guard } = await setUp();
  const sent = await channel.send('Pinned');
  await expect(sent.pin()).rejects.toMatchObject({ code: 50013 });
  rehearsal.act.setRolePermissions(GUILD, BOT_ROLE, `${1n << 51n}`);
  await sent.pin();
  expect((await channel.messages.fetchPins()).items[0]?.message.id).toBe(sent.id);
  expect(await client.rest.get(`/channels/${GENERAL}/pins`)).toHaveLength(1);
  await sent.unpin();
  expect((await channel.messages.fetchPins()).items).toEqual([]);
  expect(guard.violations).toEqual([]);
});

it('publishes in announcement channels only, and once', async () => {
  const { rehearsal, channel, client } = await setUp(NEWS);
  const news = await channel.send('News');
  await news.crosspost();
  expect(rehearsal.inspect.messages(NEWS)[0]?.flags).toBe(MessageFlags.Crossposted);
  const again = client.rest.post(`/channels/${NEWS}/messages/${news.id}/crosspost`);
  await expect(again).rejects.toMatchObject({ code: 40033 });
  const elsewhere = await (await channelOf(client, GENERAL)).send('Not news');
  const wrong = client.rest.post(`/channels/${GENERAL}/messages/${elsewhere.id}/crosspost`);
  await expect(wrong).rejects.toMatchObject({ code: 50024 });
});

it('deletes and edits only what it may', async () => {
  const { rehearsal, client, channel } = await setUp();
  const id = rehearsal.act.message({ person: ANA, locale: 'en-US', channelId: GENERAL, content: 'Mine' });
  const path = `/channels/${GENERAL}/messages/${id}` as const;
  await expect(client.rest.patch(path, { body: { content: 'x' } })).rejects.toMatchObject({ code: 50005 });
  await expect(client.rest.delete(path)).rejects.toMatchObject({ code: 50013 });
  const own = await channel.send('Own');
  rehearsal.act.deleteMessage(GENERAL, own.id);
  await expect(own.edit('x')).rejects.toMatchObject({ code: 10008 });
});

it('writes to a person directly, unless they do not want it', async () => {
  const { rehearsal, client, guard } = await setUp();
  const ana = await client.users.fetch(ANA);
  const page = await openPage(rehearsal, ANA);
  const other = await openPage(rehearsal, BO);
  await ana.send('Psst');
  expect(await page.next('message')).toMatchObject({ message: { content: 'Psst' }, pings: true });
  expect(JSON.stringify(other.events)).not.toContain('Psst');
  rehearsal.act.closeDms(ANA);
  await expect(ana.send('Again')).rejects.toMatchObject({ code: 50007 });
  expect(guard.violations).toEqual([]);
});

it('keeps scheduled events, external ones with an end and a place', async () => {
  const { rehearsal, client } = await setUp();
  rehearsal.act.setRolePermissions(GUILD, BOT_ROLE, `${1n << 44n}`);
  const events = client.guilds.cache.get(GUILD)?.scheduledEvents;
  const body = {
    name: 'Rally',
    privacyLevel: 2,
    entityType: 3,
    scheduledStartTime: '2024-12-24T20:00:00Z',
    entityMetadata: { location: 'Every line' },
  };
  await expect(events?.create(body)).rejects.toMatchObject({ code: 50035 });
  const made = await events?.create({ ...body, scheduledEndTime: '2024-12-24T21:00:00Z' });
  expect(rehearsal.inspect.events(GUILD)).toMatchObject([
    { name: 'Rally', entity_metadata: { location: 'Every line' } },
  ]);
  await made?.edit({ name: 'Big rally' });
  await made?.delete();
  expect(rehearsal.inspect.events(GUILD)).toEqual([]);
});

it('tells of what happens to servers, channels, roles and members', async () => {
  const { rehearsal, client } = await setUp();
  const channelGone = nextEvent(client, 'channelDelete');
  rehearsal.act.deleteChannel(OFFICE);
  expect((await channelGone)[0].id).toBe(OFFICE);
  const roleChanged = nextEvent(client, 'roleUpdate');
  rehearsal.act.setRolePermissions(GUILD, ORGANIZERS, '0');
  expect((await roleChanged)[1].permissions.bitfield).toBe(0n);
  const left = nextEvent(client, 'guildDelete');
  rehearsal.act.kickBot(GUILD);
  expect((await left)[0].id).toBe(GUILD);
  await expect(client.rest.get(`/guilds/${GUILD}`)).rejects.toMatchObject({ code: 10004 });
  const back = nextEvent(client, 'guildCreate');
  rehearsal.act.addBotToGuild(GUILD);
  expect((await back)[0].name).toBe('Local 1');
});

it('lists what was sent since an instant, as a bot asks after a restart', async () => {
  const { rehearsal, channel } = await setUp();
  const sent: string[] = [];
  const instants: number[] = [];
  for (const content of ['early', 'late']) {
    rehearsal.clock.advance(60_000);
    instants.push(rehearsal.clock.now() - 1);
    sent.push((await channel.send(content)).id);
  }
  const list = async (options: object) =>
    [...(await channel.messages.fetch({ cache: false, ...options })).values()].map(({ content }) => content);
  expect(await list({ after: snowflake(instants[1] ?? 0) })).toEqual(['late']);
  expect(await list({ before: snowflake(instants[1] ?? 0) })).toEqual(['early']);
  expect(await list({ after: snowflake(instants[0] ?? 0) })).toEqual(['late', 'early']);
  expect(await list({ after: sent[1] })).toEqual([]);
  await expect(channel.messages.fetch({ limit: 101 })).rejects.toMatchObject({ code: 50035 });
});

it('reacts, and takes it back', async () => {
  const { rehearsal, channel, guard } = await setUp();
  rehearsal.act.setRolePermissions(GUILD, BOT_ROLE, `${1n << 6n}`);
  const sent = await channel.send('x');
  await sent.react('🪧');
  expect(rehearsal.inspect.messages(GENERAL)[0]?.reactions).toMatchObject([
    { count: 1, emoji: { name: '🪧' } },
  ]);
  await sent.reactions.cache.first()?.users.remove();
  await channel.messages.fetch({ message: sent.id, force: true });
  expect(guard.violations).toEqual([]);
});

it('deletes many at once', async () => {
  const { rehearsal, client, channel } = await setUp();
  const ids = [(await channel.send('a')).id, (await channel.send('b')).id];
  const bulk = () =>
    client.rest.post(`/channels/${GENERAL}/messages/bulk-delete`, { body: { messages: ids } });
  await expect(bulk()).rejects.toMatchObject({ code: 50013 });
  rehearsal.act.setRolePermissions(GUILD, BOT_ROLE, '8');
  const ana = await openPage(rehearsal, ANA);
  await bulk();
  expect([
    (await ana.next('message-deleted')).messageId,
    (await ana.next('message-deleted')).messageId,
  ]).toEqual(ids);
  expect(rehearsal.inspect.messages(GENERAL)).toEqual([]);
});

it('keeps on an edit the attachments that are listed, and all where none are', async () => {
  const { rehearsal, channel } = await setUp();
  const files = ['a', 'b'].map(name => new AttachmentBuilder(Buffer.from(name), { name: `${name}.txt` }));
  const sent = await channel.send({ content: 'x', files });
  await sent.edit('y');
  const names = () => rehearsal.inspect.messages(GENERAL)[0]?.attachments.map(({ filename }) => filename);
  expect(names()).toEqual(['a.txt', 'b.txt']);
  await sent.edit({ attachments: sent.attachments.first(1) });
  expect(names()).toEqual(['a.txt']);
});

it('refuses an edit that would leave nothing', async () => {
  const { channel } = await setUp();
  const sent = await channel.send('x');
  await expect(sent.edit({ content: '' })).rejects.toMatchObject({ code: 50006 });
});
