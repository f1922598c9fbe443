import { type Guild, PermissionFlagsBits } from 'discord.js';

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

/**
 * The channels, by id, in which a ping would ring nobody: Discord lets a role be pinged that anyone may mention, and every
 * role, and everyone, only by whoever has the permission Mention Everyone there.
 */
export function silentIn(guild: Guild, channels: readonly string[], role: string): string[] {
  if (role !== guild.id && guild.roles.cache.get(role)?.mentionable) return [];
  const { me } = guild.members;
  return channels.filter(id => {
    const channel = guild.channels.cache.get(id);
    return !me || !channel?.permissionsFor(me).has(PermissionFlagsBits.MentionEveryone);
  });
}
