import type { Client, TextChannel } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { schemaGuard } from '../support/discord-schema.ts';
import {
  ANA,
  BO,
  BOT_ROLE,
  connect,
  EVERYBODY_ROLE,
  GENERAL,
  GUILD,
  NEWS,
  nextEvent,
  ORGANIZERS,
  openPage,
  rehearse,
  stopAll,
} from './support.ts';

afterEach(stopAll);

const VIEW = `${1n << 10n}`;
const SEND = `${1n << 11n}`;

async function setUp() {
  const rehearsal = await rehearse();
  const client = await connect(rehearsal);
  return { rehearsal, client };
}

async function lead(client: Client<true>): Promise<string> {
  const command = { name: 'lead', description: 'Leads', defaultMemberPermissions: ['ManageGuild'] as const };
  return (await client.application.commands.create(command, GUILD)).id;
}

it('lets a server widen a command beyond its default, so that the handler must check', async () => {
  const { rehearsal, client } = await setUp();
  const commandId = await lead(client);
  const asked = { person: BO, locale: 'en-US', guildId: GUILD, channelId: GENERAL, commandId, options: [] };
  expect(() => rehearsal.act.command(asked)).toThrow('There is no such command here.');
  rehearsal.act.grantCommand(commandId, BO);
  const heard = nextEvent(client, 'interactionCreate');
  rehearsal.act.command(asked);
  expect((await heard)[0].user.id).toBe(BO);
});

it('takes a channel from the bot, and then the right to write there', async () => {
  const { rehearsal, client } = await setUp();
  const channel = (await client.channels.fetch(GENERAL)) as TextChannel;
  const bot = client.user.id;
  const changed = nextEvent(client, 'channelUpdate');
  rehearsal.act.overwriteChannel(GENERAL, bot, '0', SEND);
  await changed;
  await expect(channel.send('x')).rejects.toMatchObject({ code: 50013 });
  rehearsal.act.overwriteChannel(GENERAL, bot, '0', VIEW);
  await expect(channel.send('x')).rejects.toMatchObject({ code: 50001 });
  rehearsal.act.overwriteChannel(GENERAL, bot, '0', '0');
  await channel.send('x');
});

it('takes a channel and a command from a person’s page with a role', async () => {
  const { rehearsal, client } = await setUp();
  await lead(client);
  const ana = await openPage(rehearsal, ANA);
  expect(ana.snapshot.channels).toHaveLength(4);
  const [role] = ana.snapshot.guilds[0]?.members.find(({ user }) => user.id === ANA)?.roles ?? [];
  rehearsal.act.removePersonRole(GUILD, ANA, role ?? '');
  expect((await ana.next('channels')).channels).toHaveLength(2);
  expect((await ana.next('commands')).commands[GUILD]).toEqual([]);
});

it('loses sight of a server for a while', async () => {
  const { rehearsal, client } = await setUp();
  const gone = nextEvent(client, 'guildUnavailable');
  rehearsal.faults.gateway.guildAway(GUILD, true);
  expect((await gone)[0].id).toBe(GUILD);
  const back = nextEvent(client, 'guildAvailable');
  rehearsal.faults.gateway.guildAway(GUILD, false);
  expect((await back)[0].available).toBe(true);
});

it('replies to what is there, and to what is gone only when that is allowed', async () => {
  const { client } = await setUp();
  const channel = (await client.channels.fetch(GENERAL)) as TextChannel;
  const first = await channel.send('First');
  const reply = await first.reply('Second');
  expect(reply.reference?.messageId).toBe(first.id);
  await first.delete();
  const again = { content: 'x', reply: { messageReference: first.id } };
  const strict = channel.send({ ...again, reply: { ...again.reply, failIfNotExists: true } });
  await expect(strict).rejects.toMatchObject({ code: 50035 });
  await channel.send({ ...again, reply: { ...again.reply, failIfNotExists: false } });
});

it('lets a published message be edited three times an hour', async () => {
  const { rehearsal, client } = await setUp();
  const news = await ((await client.channels.fetch(NEWS)) as TextChannel).send('1');
  await news.crosspost();
  for (const text of ['2', '3', '4']) await news.edit(text);
  // The client would ask again every second, because that is what the headers say.
  const { status, headers, body } = await raw(rehearsal, 'PATCH', `/channels/${NEWS}/messages/${news.id}`, {
    content: '5',
  });
  expect([status, headers.get('retry-after'), headers.get('x-ratelimit-scope')]).toEqual([
    429,
    '1',
    'shared',
  ]);
  expect(body).toMatchObject({ code: 30046, global: false });
  expect(Math.ceil((body as { retry_after: number }).retry_after)).toBe(3600);
  rehearsal.clock.advance(3_600_000);
  await news.edit('6');
});

it('lets ten messages of a channel be published in an hour', async () => {
  const { rehearsal, client } = await setUp();
  const channel = (await client.channels.fetch(NEWS)) as TextChannel;
  for (let count = 1; count <= 10; count += 1) await (await channel.send(`${count}`)).crosspost();
  const last = await channel.send('11');
  const publish = () => raw(rehearsal, 'POST', `/channels/${NEWS}/messages/${last.id}/crosspost`, {});
  const { status, headers, body } = await publish();
  expect([status, headers.get('retry-after'), headers.get('x-ratelimit-scope')]).toEqual([
    429,
    '1',
    'shared',
  ]);
  expect(body).toMatchObject({ code: 20028, global: false });
  expect(Math.ceil((body as { retry_after: number }).retry_after)).toBe(3600);
  expect(rehearsal.inspect.messages(NEWS).at(-1)?.flags).toBe(0);
  rehearsal.clock.advance(3_600_000);
  expect((await publish()).status).toBe(200);
});

/** A request without a client that has its own mind about rate limits. */
async function raw(
  { apiUrl, token }: { apiUrl: string; token: string },
  method: string,
  path: string,
  body: object,
) {
  const response = await fetch(`${apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
}

it('counts how often the bot may still identify itself', async () => {
  const { rehearsal, client } = await setUp();
  expect(await client.rest.get('/gateway/bot')).toMatchObject({ session_start_limit: { remaining: 999 } });
  rehearsal.faults.gateway.setSessionStartsLeft(3);
  expect(await client.rest.get('/gateway/bot')).toMatchObject({ session_start_limit: { remaining: 3 } });
});

it('gives the list of members to nobody without the intent', async () => {
  const { client } = await setUp();
  await expect(client.rest.get(`/guilds/${GUILD}/members`)).rejects.toMatchObject({ code: 50001 });
  expect(await client.rest.get(`/guilds/${GUILD}/members/${ANA}`)).toMatchObject({ user: { id: ANA } });
});

it('counts the members of each role, but not of everyone, as it is at the moment', async () => {
  const guard = schemaGuard();
  const rehearsal = await rehearse({ onRequest: guard.onRequest });
  const client = await connect(rehearsal);
  const counts = async () => {
    const fetched = await client.guilds.cache.get(GUILD)?.roles.fetchMemberCounts();
    return Object.fromEntries(fetched ?? []);
  };
  expect(await counts()).toEqual({ [ORGANIZERS]: 1, [EVERYBODY_ROLE]: 2, [BOT_ROLE]: 1 });
  rehearsal.act.removePersonRole(GUILD, ANA, ORGANIZERS);
  expect((await counts())[ORGANIZERS]).toBe(0);
  rehearsal.act.kickBot(GUILD);
  const path = `/guilds/${GUILD}/roles/member-counts` as const;
  await expect(client.rest.get(path)).rejects.toMatchObject({ code: 10004 });
  expect(guard.violations).toEqual([]);
});
