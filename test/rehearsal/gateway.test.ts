import { once } from 'node:events';
import { createInflate } from 'node:zlib';
import { GatewayIntentBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  ANA,
  BOT_ROLE,
  connect,
  createClient,
  GENERAL,
  GUILD,
  nextEvent,
  ORGANIZERS,
  openPage,
  rehearse,
  stopAll,
} from './support.ts';

afterEach(stopAll);

const MESSAGES = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages];
const said = (content: string) => ({ person: ANA, locale: 'en-US', channelId: GENERAL, content });

it('resumes after a drop and replays what was missed', async () => {
  const rehearsal = await rehearse();
  const client = await connect(rehearsal, MESSAGES);
  const away = rehearsal.inspect.next('bot-online', ({ online }) => !online);
  const resumed = once(client, 'shardResume');
  rehearsal.faults.gateway.drop();
  await away;
  const heard = nextEvent(client, 'messageCreate');
  const id = rehearsal.act.message(said('While you were out'));
  expect((await heard)[0].id).toBe(id);
  await resumed;
  expect(rehearsal.inspect.gateway.identifies()).toBe(1);
});

it('identifies anew when its session is invalid', async () => {
  const rehearsal = await rehearse();
  const client = await connect(rehearsal);
  const ready = once(client, 'shardReady');
  rehearsal.faults.gateway.invalidateSession();
  await ready;
  expect(rehearsal.inspect.gateway.identifies()).toBe(2);
});

it('comes back when told to reconnect', async () => {
  const rehearsal = await rehearse();
  const client = await connect(rehearsal);
  const resumed = once(client, 'shardResume');
  rehearsal.faults.gateway.reconnect();
  await resumed;
  expect(rehearsal.inspect.gateway.online()).toBe(true);
});

it('finds a connection dead on which no heartbeat is answered', async () => {
  const rehearsal = await rehearse({ heartbeatMs: 50 });
  const client = await connect(rehearsal);
  const resumed = once(client, 'shardResume');
  rehearsal.faults.gateway.deaf(true);
  await rehearsal.inspect.next('bot-online', ({ online }) => !online);
  rehearsal.faults.gateway.deaf(false);
  await resumed;
});

it('is told that it is gone for good by a fatal close code', async () => {
  const rehearsal = await rehearse();
  const client = await connect(rehearsal);
  const gone = nextEvent(client, 'shardDisconnect');
  rehearsal.faults.gateway.close(4014);
  expect((await gone)[0].code).toBe(4014);
});

it('lets in no wrong token and no intents that were not granted', async () => {
  const rehearsal = await rehearse();
  await expect(createClient(rehearsal).login('wrong')).rejects.toThrow();
  const greedy = createClient(rehearsal, [GatewayIntentBits.MessageContent]);
  await expect(greedy.login(rehearsal.token)).rejects.toThrow('disallowed intents');
});

it('says nothing of messages to a bot without the intent, and no text without the other one', async () => {
  const rehearsal = await rehearse();
  const deaf = await connect(rehearsal);
  const blind = await connect(rehearsal, MESSAGES);
  const heard: string[] = [];
  deaf.on('messageCreate', message => heard.push(message.content));
  const seen = nextEvent(blind, 'messageCreate');
  rehearsal.act.message(said('Secret'));
  expect((await seen)[0].content).toBe('');
  // A change that both are told of comes later on the same connection.
  const told = nextEvent(deaf, 'roleUpdate');
  rehearsal.act.setRolePermissions(GUILD, ORGANIZERS, '8');
  await told;
  expect(heard).toEqual([]);
});

it('tells the page whether the bot is there', async () => {
  const rehearsal = await rehearse();
  const ana = await openPage(rehearsal, ANA);
  expect(ana.snapshot.botOnline).toBe(false);
  const client = await connect(rehearsal);
  expect((await ana.next('bot')).online).toBe(true);
  await client.destroy();
  expect((await ana.next('bot')).online).toBe(false);
});

it('tells a bot with the intents of edits, deletions, pins and reactions', async () => {
  const rehearsal = await rehearse();
  const { GuildMessages, GuildMessageReactions, Guilds } = GatewayIntentBits;
  const client = await connect(rehearsal, [Guilds, GuildMessages, GuildMessageReactions]);
  rehearsal.act.setRolePermissions(GUILD, BOT_ROLE, '8');
  const channel = await client.channels.fetch(GENERAL);
  if (!channel?.isSendable()) throw new Error('not sendable');
  const [one, two, three] = [await channel.send('1'), await channel.send('2'), await channel.send('3')];
  const heard: string[] = [];
  client.on('raw', ({ t }: { t: string | null }) => heard.push(t ?? ''));
  await one.edit('x');
  await one.pin();
  await one.react('👍');
  await one.delete();
  const bulk = nextEvent(client, 'messageDeleteBulk');
  await client.rest.post(`/channels/${GENERAL}/messages/bulk-delete`, {
    body: { messages: [two.id, three.id] },
  });
  await bulk;
  expect(heard).toEqual([
    'MESSAGE_UPDATE',
    'CHANNEL_PINS_UPDATE',
    'MESSAGE_UPDATE',
    'MESSAGE_REACTION_ADD',
    'MESSAGE_DELETE',
    'MESSAGE_DELETE_BULK',
  ]);
});

it('speaks zlib-stream to a client that asks for it', async () => {
  const rehearsal = await rehearse();
  const url = `${rehearsal.apiUrl.replace('http', 'ws').replace('/api', '/gateway')}?v=10&encoding=json`;
  const socket = new WebSocket(`${url}&compress=zlib-stream`);
  const inflate = createInflate();
  socket.on('message', (part: Buffer) => inflate.write(part));
  const [hello] = (await once(inflate, 'data')) as [Buffer];
  expect(JSON.parse(hello.toString())).toMatchObject({ op: 10, d: { heartbeat_interval: 41_250 } });
  socket.terminate();
});
