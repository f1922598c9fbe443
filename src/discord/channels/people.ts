import {
  type APIGuildMember,
  RESTJSONErrorCodes as Code,
  type Guild,
  PermissionFlagsBits,
  Routes,
} from 'discord.js';
import type { Strike } from '../../strike/strike.ts';
import { failureOf } from './api-errors.ts';
import { permissionsOf } from './permissions.ts';

/**
 * How many people a role holds, if Discord tells; without members' intents it counts them itself. Undefined where it
 * cannot be asked: a preview says then that it is not known.
 */
export async function peopleIn(guild: Guild, role: string): Promise<number | undefined> {
  try {
    if (role === guild.id) {
      const { approximateMemberCount, memberCount } = await guild.fetch();
      return approximateMemberCount ?? memberCount;
    }
    const counts = (await guild.client.rest.get(`/guilds/${guild.id}/roles/member-counts`)) as Record<
      string,
      number
    >;
    return counts[role];
  } catch {
    return undefined;
  }
}

/** How many people a ping of a role reaches, as far as Discord has told of itself: only of everyone is that known. */
export function peopleKnown(guild: Guild | null, role: string | undefined): number | undefined {
  return guild && role === guild.id ? guild.memberCount : undefined;
}

/**
 * The roles that somebody holds on the server at this moment, asked of Discord; undefined where they are not on it any
 * more. Rejects where Discord cannot be asked.
 */
export async function rolesNow({ id, client }: Guild, user: string): Promise<string[] | undefined> {
  try {
    const { roles } = (await client.rest.get(Routes.guildMember(id, user))) as APIGuildMember;
    return roles;
  } catch (error) {
    const failure = failureOf(error);
    const isGone =
      failure.type === 'refused' &&
      (failure.code === Code.UnknownMember || failure.code === Code.UnknownUser);
    if (isGone) return undefined;
    throw error;
  }
}

/** Whether a role is on the server, as Discord has told; everyone always is. */
export function isRoleThere(guild: Guild, role: string): boolean {
  return role === guild.id || guild.roles.cache.has(role);
}

/**
 * The channels, by id, in which a ping would ring nobody: all of them where the role is gone. Discord lets a role be pinged
 * that anyone may mention, and every role, and everyone, only by who has the permission Mention Everyone there.
 */
export function silentIn(guild: Guild, channels: readonly string[], role: string): string[] {
  if (!isRoleThere(guild, role)) return [...channels];
  if (role !== guild.id && guild.roles.cache.get(role)?.mentionable) return [];
  const { me } = guild.members;
  return channels.filter(id => {
    const channel = guild.channels.cache.get(id);
    return !me || !channel || !permissionsOf(channel, me).has(PermissionFlagsBits.MentionEveryone);
  });
}

/** Whether a ping of a role in a channel would ring anybody, as far as Discord has told. */
export function isRungIn(guild: Guild, channel: string, role: string): boolean {
  return silentIn(guild, [channel], role).length === 0;
}

/** Why a ping of a role with a notice would ring nobody; undefined if it rings, or if nobody is to be pinged. */
export function whyUnheard(
  guild: Guild | null,
  { channels }: Pick<Strike, 'channels'>,
  role: string | undefined,
): 'gone' | 'silent' | undefined {
  if (!guild || role === undefined) return undefined;
  if (!isRoleThere(guild, role)) return 'gone';
  return isRungIn(guild, channels.announcements, role) ? undefined : 'silent';
}
