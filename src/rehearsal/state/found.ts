import type { APIUser } from 'discord-api-types/v10';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { RehearsalClock, World, WorldGuild, WorldRole } from '../world.ts';
import type { Discord, StartTimer } from './discord.ts';
import type { Happening } from './happenings.ts';
import { makeChannel, makeRole, makeUser } from './make.ts';
import { createIds } from './snowflake.ts';
import type { Guild, Member } from './stored.ts';

/** How often a bot may identify itself in a day. */
export const SESSION_STARTS = 1000;

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
  grantedIntents: number;
}

/** Builds the simulated Discord that a world describes. */
export function foundDiscord(
  world: World,
  { clock, nonceMemoryMs, startTimer, grantedIntents }: Foundation,
): Discord {
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
    hourly: new Map(),
    sessionStartsLeft: SESSION_STARTS,
    grantedIntents,
    commandGrants: new Set(),
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
