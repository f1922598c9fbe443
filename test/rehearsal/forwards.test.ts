import { AttachmentBuilder, GatewayIntentBits, type Message, type TextChannel } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import {
  ANA,
  BACKROOM,
  BO,
  BOT_ROLE,
  connect,
  EN,
  EVERYBODY_ROLE,
  GENERAL,
  GUILD,
  NEWS,
  nextEvent,
  openPage,
  rehearse,
  stopAll,
} from './support.ts';

afterEach(stopAll);

const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
const asBo = { person: BO, locale: EN };

/** A post of the bot with a picture and a ping, and Bo, who forwards. */
async function setUp(grantedIntents = 0) {
  const rehearsal = await rehearse({ grantedIntents });
  const client = await connect(rehearsal, [Guilds, GuildMessages, grantedIntents]);
  rehearsal.act.setRolePermissions(GUILD, BOT_ROLE, '8');
  const channel = (await client.channels.fetch(NEWS)) as TextChannel;
  const file = new AttachmentBuilder(Buffer.from('x'), { name: 'map.png', description: 'A map' });
  const post = await channel.send({
    content: `<@&${EVERYBODY_ROLE}> Gate 4, 8 a.m.`,
    files: [file],
    allowedMentions: { roles: [EVERYBODY_ROLE] },
  });
  const forward = (more: object = {}) =>
    rehearsal.act.forward({ ...asBo, channelId: NEWS, messageId: post.id, toChannelId: GENERAL, ...more });
  return { rehearsal, client, post, forward };
}

it('copies a message as it stands, under the name of the one who forwards, and pings nobody', async () => {
  const { rehearsal, post, forward } = await setUp();
  const id = forward();
  await post.edit({ content: 'Gate 5, 9 a.m.' });
  await post.delete();
  expect(rehearsal.inspect.messages(GENERAL)).toMatchObject([
    {
      id,
      type: 0,
      content: '',
      author: { id: BO },
      flags: 1 << 14,
      attachments: [],
      mention_roles: [],
      message_reference: { type: 1, message_id: post.id, channel_id: NEWS, guild_id: GUILD },
      message_snapshots: [
        {
          message: {
            content: `<@&${EVERYBODY_ROLE}> Gate 4, 8 a.m.`,
            timestamp: expect.any(String) as string,
            edited_timestamp: null,
            attachments: [{ filename: 'map.png', description: 'A map' }],
          },
        },
      ],
      rings: [],
    },
  ]);
  expect(JSON.stringify(rehearsal.inspect.messages(GENERAL)[0]?.message_snapshots)).not.toContain('author');
});

it('forwards a forward with what the first one carried', async () => {
  const { rehearsal, forward } = await setUp();
  const first = forward();
  const second = forward({ channelId: GENERAL, messageId: first });
  const [before, after] = rehearsal.inspect.messages(GENERAL);
  expect(after).toMatchObject({ id: second, message_reference: { message_id: first, channel_id: GENERAL } });
  expect(after?.message_snapshots).toEqual(before?.message_snapshots);
});

it('is done from the page, too', async () => {
  const { rehearsal, post } = await setUp();
  const [bo, ana] = [await openPage(rehearsal, BO), await openPage(rehearsal, ANA)];
  const { status } = await bo.post('forward', { channelId: NEWS, messageId: post.id, toChannelId: GENERAL });
  expect(status).toBe(200);
  const { message, pings } = await ana.next('message');
  expect(message.message_snapshots?.[0]?.message.content).toContain('Gate 4');
  expect(pings).toBe(false);
});

it('is refused where the person sees nothing or may not write', async () => {
  const { rehearsal, client, forward } = await setUp();
  expect(() => forward({ toChannelId: BACKROOM })).toThrow('There is no channel');
  expect(() => forward({ messageId: '1310000000000000777' })).toThrow('There is no message');
  rehearsal.act.overwriteChannel(GENERAL, BO, '0', `${1n << 11n}`);
  expect(() => forward()).toThrow('You may not write there.');
  expect((await client.channels.fetch(GENERAL))?.id).toBe(GENERAL);
});

it('tells a bot without the message content intent that something was forwarded, but not what', async () => {
  const { client, post, forward } = await setUp();
  const heard = nextEvent(client, 'messageCreate') as Promise<[Message]>;
  const id = forward();
  const [message] = await heard;
  const fetched = await (client.channels.cache.get(GENERAL) as TextChannel).messages.fetch({
    message: id,
    force: true,
  });
  for (const seen of [message, fetched]) {
    expect(seen.reference).toMatchObject({ type: 1, messageId: post.id, channelId: NEWS });
    expect(seen.messageSnapshots.first()).toMatchObject({ content: '' });
  }
});

it('tells a bot with that intent all of it', async () => {
  const { client, forward } = await setUp(MessageContent);
  const heard = nextEvent(client, 'messageCreate') as Promise<[Message]>;
  forward();
  expect((await heard)[0].messageSnapshots.first()?.content).toContain('Gate 4');
});

it('keeps over HTTP what a person copied from a bot that may not read it', async () => {
  const { rehearsal, client, post } = await setUp();
  const id = rehearsal.act.message({ ...asBo, channelId: GENERAL, content: post.content });
  expect(rehearsal.inspect.messages(GENERAL)[0]?.content).toBe(post.content);
  const path = `/channels/${GENERAL}/messages` as const;
  expect(await client.rest.get(`${path}/${id}`)).toMatchObject({ content: '', author: { id: BO } });
  expect(await client.rest.get(path)).toMatchObject([{ id, content: '' }]);
  expect(await client.rest.get(`/channels/${NEWS}/messages/${post.id}`)).toMatchObject({
    content: post.content,
  });
});
