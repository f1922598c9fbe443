import type { APIRole, APIUser } from 'discord-api-types/v10';
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { RehearsalClock, World, WorldChannel, WorldGuild, WorldRole } from '../world.ts';
import type { Discord, Guild, GuildChannel, Member, StartTimer } from './discord.ts';
import { NO_FLAGS } from './flags.ts';
import type { Happening } from './happenings.ts';
import { createIds } from './snowflake.ts';

/** What everyone may do in a new server, unless the world gives a role with the server's own id. */
const EVERYONE_DEFAULT =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands;

/** What a simulated Discord stands on. */
export interface Foundation {
  clock: RehearsalClock;
  nonceMemoryMs: number;
  startTimer: StartTimer;
}

/** Builds the simulated Discord that a world describes. */
export function foundDiscord(world: World, { clock, nonceMemoryMs, startTimer }: Foundation): Discord {
  const listeners = new Set<(happening: Happening) => void>();
  const discord: Discord = {
    application: world.application,
    bot: makeUser(world.application.id, world.application.name, true),
    persons: world.persons,
    users: new Map(),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    ephemerals: new Map(),
    commands: new Map(),
    interactions: new Map(),
    nonces: new Map(),
    nonceMemoryMs,
    files: new Map(),
    origin: '',
    closedDms: new Set(),
    clock,
    startTimer,
    newId: createIds(() => clock.now()),
    emit: happening => {
      for (const listener of Array.from(listeners)) listener(happening);
    },
    listen: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  discord.users.set(discord.bot.id, discord.bot);
  for (const person of world.persons) discord.users.set(person.id, makeUser(person.id, person.name, false));
  for (const guild of world.guilds) addGuild(discord, guild);
  return discord;
}

/** Adds a server with its roles, channels and those of the persons who have roles in it. */
export function addGuild(discord: Discord, world: WorldGuild): Guild {
  const guild: Guild = {
    id: world.id,
    name: world.name,
    // Somebody who is not in the rehearsal: an owner may do everything, and nobody here should by accident.
    ownerId: discord.newId(),
    locale: 'en-US',
    roles: new Map(),
    channelIds: [],
    members: new Map(),
    events: [],
    botPresent: true,
  };
  const isBotRole = (role: WorldRole) => role.forBot === true || role.name === discord.application.name;
  if (!world.roles.some(role => role.id === world.id)) {
    guild.roles.set(
      world.id,
      makeRole({ id: world.id, name: '@everyone', permissions: `${EVERYONE_DEFAULT}` }, 0),
    );
  }
  world.roles.forEach((role, index) => {
    const made = makeRole(role, role.id === world.id ? 0 : index + 1);
    if (role.name === discord.application.name)
      Object.assign(made, { managed: true, tags: { bot_id: discord.bot.id } });
    guild.roles.set(role.id, made);
  });
  addMember(
    discord,
    guild,
    discord.bot,
    world.roles.filter(isBotRole).map(role => role.id),
  );
  for (const person of discord.persons) {
    const user = discord.users.get(person.id);
    const roles = person.roles[world.id];
    if (user && roles) addMember(discord, guild, user, roles);
  }
  discord.guilds.set(guild.id, guild);
  world.channels.forEach((channel, index) => {
    const made = makeChannel(guild.id, channel, index);
    guild.channelIds.push(made.id);
    discord.channels.set(made.id, made);
    discord.messages.set(made.id, []);
  });
  return guild;
}

function addMember(discord: Discord, guild: Guild, user: APIUser, roles: string[]): void {
  const member: Member = {
    user,
    roles: roles.filter(id => id !== guild.id),
    joinedAt: new Date(discord.clock.now()).toISOString(),
  };
  guild.members.set(user.id, member);
}

function makeUser(id: string, name: string, bot: boolean): APIUser {
  return {
    id,
    username: name.toLowerCase().replace(/[^a-z0-9_.]+/g, '.'),
    discriminator: bot ? '0001' : '0',
    global_name: bot ? null : name,
    avatar: null,
    bot,
    system: false,
    public_flags: NO_FLAGS,
  };
}

function makeRole(role: WorldRole, position: number): APIRole {
  return {
    id: role.id,
    name: role.name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position,
    permissions: role.permissions,
    managed: false,
    mentionable: role.mentionable ?? false,
    flags: NO_FLAGS,
  };
}

/** Restricting a channel to some roles is what Discord's own "private channel" switch does: a deny and some allows. */
function makeChannel(guildId: string, channel: WorldChannel, position: number): GuildChannel {
  const view = `${PermissionFlagsBits.ViewChannel}`;
  const overwrites = channel.visibleTo
    ? [
        { id: guildId, type: 0, allow: '0', deny: view },
        ...channel.visibleTo.map(id => ({ id, type: 0, allow: view, deny: '0' })),
      ]
    : [];
  return {
    id: channel.id,
    type: channel.type ?? ChannelType.GuildText,
    guild_id: guildId,
    name: channel.name,
    topic: channel.topic ?? null,
    position,
    permission_overwrites: overwrites,
    nsfw: false,
    parent_id: null,
    last_message_id: null,
    last_pin_timestamp: null,
    rate_limit_per_user: 0,
    flags: 0,
  } as unknown as GuildChannel;
}
