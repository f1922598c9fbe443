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
 * Would a ping of this role ring? Discord lets a bot ping a role that anybody may mention, and with Mention Everyone every
 * role and everyone; what it may not ping it shows without ringing, and says nothing.
 */
export function mayPing(guild: Guild, role: string): boolean {
  const mayAll = guild.members.me?.permissions.has(PermissionFlagsBits.MentionEveryone) ?? false;
  return mayAll || (role !== guild.id && guild.roles.cache.get(role)?.mentionable === true);
}
