import { type APIOverwrite, type APIRole, type Guild, PermissionFlagsBits } from 'discord.js';
import type { Strike } from '../../strike/strike.ts';
import { permissionsIn } from './permissions.ts';

/** What is looked at of a server besides its channels: plain data, from the gateway or from requests. */
export interface SeenServer {
  id: string;
  roles: readonly Pick<APIRole, 'id' | 'permissions' | 'mentionable'>[];
  /** The bot, and the roles that it has there. */
  bot: { userId: string; roleIds: readonly string[] };
  /** What the organizers' channel says of who may do what; absent where there is no such channel. */
  organizers?: readonly Pick<APIOverwrite, 'id' | 'allow' | 'deny'>[];
}

/**
 * What is wrong with who is who on a strike's server, a sentence for the host each: roles that are gone or ring for
 * nobody, and an organizers' channel that everybody can read.
 */
export function standingProblems(strike: Strike, server: SeenServer): string[] {
  return [
    ...roleProblems(strike, server),
    ...pingProblems(strike, server),
    ...callProblems(strike, server),
    ...openToAll(strike, server),
  ];
}

/** The server as the gateway has told it. */
export function seenServer(guild: Guild, { channels }: Strike): SeenServer {
  const organizers = guild.channels.cache.get(channels.organizers);
  const overwrites =
    organizers && 'permissionOverwrites' in organizers
      ? [...organizers.permissionOverwrites.cache.values()].map(each => each.toJSON() as APIOverwrite)
      : undefined;
  return {
    id: guild.id,
    roles: guild.roles.cache.map(({ id, permissions, mentionable }) => ({
      id,
      permissions: String(permissions.bitfield),
      mentionable,
    })),
    bot: { userId: guild.client.user.id, roleIds: [...(guild.members.me?.roles.cache.keys() ?? [])] },
    ...(overwrites && { organizers: overwrites }),
  };
}

/** A role that is not there gives nobody any right, and nobody notices until it is needed. */
function roleProblems(
  { name, roles: { organizer, captain, mention } }: Strike,
  server: SeenServer,
): string[] {
  const named: [string, string][] = [
    ...organizer.map((id): [string, string] => ['organizer', id]),
    ...[...captain].flatMap(([place, ids]) => ids.map((id): [string, string] => [`captain.${place}`, id])),
    ...[...mention].map(([role, id]): [string, string] => [`mention.${role}`, id]),
  ];
  return named
    .filter(([, id]) => !server.roles.some(role => role.id === id))
    .map(([use, id]) => `roles.${use} of “${name}”: there is no role ${id} on the server.`);
}

/** What the bot may not ping Discord shows all the same, and rings for nobody. */
function pingProblems({ name, roles: { mention } }: Strike, server: SeenServer): string[] {
  if (permissionsOfBot(server, []).has(PermissionFlagsBits.MentionEveryone)) return [];
  return [...mention]
    .filter(([, id]) => isMute(server, id))
    .map(
      ([role]) =>
        `roles.mention.${role} of “${name}”: a ping of it would ring for nobody; allow anyone to mention the role, or give the bot Mention Everyone.`,
    );
}

/** A request for approval calls the organizers in their channel, and may stand for 15 minutes only. */
function callProblems({ name, roles: { organizer } }: Strike, server: SeenServer): string[] {
  if (permissionsOfBot(server, server.organizers ?? []).has(PermissionFlagsBits.MentionEveryone)) return [];
  return organizer
    .filter(id => isMute(server, id))
    .map(
      id =>
        `roles.organizer of “${name}”: a request for approval would not ring for the role ${id}; allow anyone to mention the role, or give the bot Mention Everyone in the organizers’ channel.`,
    );
}

/** Is the role there, and may only those with Mention Everyone ping it? */
function isMute({ id: guild, roles }: SeenServer, id: string): boolean {
  return roles.some(role => role.id === id && (id === guild || !role.mentionable));
}

/** Everybody who can read there learns what organizers plan and what they ask each other. */
function openToAll({ name }: Strike, { id, roles, organizers }: SeenServer): string[] {
  if (!organizers) return [];
  const anybody = permissionsIn({ guildId: id, userId: '', roleIds: [], roles }, organizers);
  if (!anybody.has(PermissionFlagsBits.ViewChannel)) return [];
  return [
    `channels.organizers of “${name}”: everybody on the server can read it; take View Channel there from @everyone, and give it to the organizers and the bot.`,
  ];
}

function permissionsOfBot({ id, roles, bot }: SeenServer, overwrites: NonNullable<SeenServer['organizers']>) {
  return permissionsIn({ guildId: id, ...bot, roles }, overwrites);
}
