import * as spec from 'discord-api-spec/zod';
import type { Random } from '../torture/random.ts';
import { mutated } from './mutate.ts';
import { schemaValue } from './schema-value.ts';

/** A packet as the gateway sends it. */
export interface Packet {
  event: string;
  data: unknown;
}

/** Of what a strike's server is made: the ids that a packet may name. */
export interface Ids {
  guild: string;
  channel: string;
  role: string;
  person: string;
  bot: string;
}

/** A packet that has something wrong with it, about the strike's own server most of the time. */
export function hostilePacket(random: Random, ids: Ids): Packet {
  const event = random.chance(0.02) ? random.pick(STRANGE) : random.pick(Object.keys(PACKETS));
  const data = Object.hasOwn(PACKETS, event) ? PACKETS[event]?.(random, ids) : {};
  return { event, data: mutated(data, random) };
}

const STRANGE = ['error', '__proto__', 'constructor', 'SOMETHING_NEW', ''];

type Make = (random: Random, ids: Ids) => unknown;

const PACKETS: Record<string, Make> = {
  READY: (_, ids) => ({
    v: 10,
    user: { id: ids.bot, username: 'Picketline', discriminator: '0' },
    guilds: [{ id: ids.guild, unavailable: true }],
    session_id: 'fuzzed',
    resume_gateway_url: 'ws://127.0.0.1:1',
    application: { id: ids.bot, flags: 0, integration_types_config: null },
  }),
  GUILD_CREATE: (random, ids) => ({
    ...of(spec.GuildResponseSchema, random),
    id: ids.guild,
    channels: [channel(random, ids)],
    members: [member(random, ids)],
    presences: [presence(ids)],
    threads: [of(spec.ThreadResponseSchema, random)],
  }),
  GUILD_UPDATE: (random, ids) => ({ ...of(spec.GuildResponseSchema, random), id: ids.guild }),
  GUILD_DELETE: (random, ids) => ({ id: ids.guild, unavailable: random.chance(0.5) }),
  GUILD_ROLE_CREATE: role,
  GUILD_ROLE_UPDATE: role,
  GUILD_ROLE_DELETE: (_, ids) => ({ guild_id: ids.guild, role_id: ids.role }),
  GUILD_EMOJIS_UPDATE: (random, ids) => ({
    guild_id: ids.guild,
    emojis: [of(spec.EmojiResponseSchema, random)],
  }),
  CHANNEL_CREATE: channel,
  CHANNEL_UPDATE: channel,
  CHANNEL_DELETE: channel,
  CHANNEL_PINS_UPDATE: (_, ids) => ({
    guild_id: ids.guild,
    channel_id: ids.channel,
    last_pin_timestamp: 'x',
  }),
  THREAD_CREATE: (random, ids) => ({ ...of(spec.ThreadResponseSchema, random), guild_id: ids.guild }),
  THREAD_UPDATE: (random, ids) => ({ ...of(spec.ThreadResponseSchema, random), guild_id: ids.guild }),
  THREAD_LIST_SYNC: (random, ids) => ({
    guild_id: ids.guild,
    threads: [of(spec.ThreadResponseSchema, random)],
    members: [],
  }),
  GUILD_MEMBER_ADD: member,
  GUILD_MEMBER_UPDATE: member,
  GUILD_MEMBER_REMOVE: (_, ids) => ({ guild_id: ids.guild, user: userOf(ids.person) }),
  GUILD_SCHEDULED_EVENT_CREATE: (random, ids) => ({
    ...of(spec.ExternalScheduledEventResponseSchema, random),
    guild_id: ids.guild,
  }),
  MESSAGE_CREATE: message,
  MESSAGE_UPDATE: message,
  MESSAGE_DELETE: (_, ids) => ({ id: '1', guild_id: ids.guild, channel_id: ids.channel }),
  PRESENCE_UPDATE: (_, ids) => presence(ids),
  USER_UPDATE: (_, ids) => userOf(ids.bot),
  INTERACTION_CREATE: interaction,
};

function of(schema: object, random: Random): object {
  return Object(schemaValue(schema, random)) as object;
}

function userOf(id: string) {
  return { id, username: 'somebody', discriminator: '0', avatar: null, global_name: null };
}

function role(random: Random, ids: Ids) {
  return { guild_id: ids.guild, role: { ...of(spec.GuildRoleResponseSchema, random), id: ids.role } };
}

function channel(random: Random, ids: Ids) {
  return { ...of(spec.GuildChannelResponseSchema, random), id: ids.channel, guild_id: ids.guild };
}

function member(random: Random, ids: Ids) {
  const id = random.pick([ids.bot, ids.person]);
  return { ...of(spec.GuildMemberResponseSchema, random), guild_id: ids.guild, user: userOf(id) };
}

function message(random: Random, ids: Ids) {
  return { ...of(spec.MessageResponseSchema, random), guild_id: ids.guild, channel_id: ids.channel };
}

function presence(ids: Ids) {
  return {
    guild_id: ids.guild,
    user: userOf(ids.person),
    status: 'online',
    activities: [],
    client_status: {},
  };
}

function interaction(random: Random, ids: Ids) {
  const option = { name: 'date', type: 3, value: 'x', focused: true };
  return {
    id: '1310000000000009001',
    application_id: ids.bot,
    token: 'a-token',
    version: 1,
    type: random.pick([2, 3, 4, 5]),
    locale: 'en-US',
    guild_id: ids.guild,
    channel_id: ids.channel,
    channel: channel(random, ids),
    member: { user: userOf(ids.person), roles: [ids.role], permissions: '0' },
    entitlements: [],
    authorizing_integration_owners: {},
    message: message(random, ids),
    data: {
      id: '1',
      type: random.pick([1, 2, 3]),
      name: random.pick(['picket', 'schedule', 'broadcast', 'automation', 'help', 'verify']),
      options: [{ name: 'add', type: 1, options: [option] }, option],
      resolved: { messages: {}, users: {}, channels: {}, roles: {} },
      target_id: '1',
      custom_id: random.pick(['schedule:confirm:x', 'broadcast:approve:x', 'broadcast:form:x']),
      component_type: 2,
      components: [{ type: 1, components: [{ type: 4, custom_id: 'x', value: 'x' }] }],
    },
  };
}
